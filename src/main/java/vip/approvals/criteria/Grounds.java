package vip.approvals.criteria;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;

/**
 * Which VIPs have a ground to lose the status, and which are on the way to one (SIB-18..23). A ground belongs to the
 * quarter in which it has arisen: it exists at the cut-off, and still when it is checked.
 */
@Service
public class Grounds {

    private static final String INSERT = """
            INSERT INTO vip.ground (quarter, client, branch, ground, matured, by_hand, since, debt, quarters, rule,
                reason, checked_at)
            SELECT :quarter, %s, :now FROM (%s) AS found WHERE %s
            """;

    /** Of contracts, only what has ended counts. */
    private static final String CONTRACTS = insert(GroundSql.contracts(GroundSql.OF_BRANCH), "matured");

    private static final String DUE_DAYS = GroundSql.dueDays(GroundSql.OF_BRANCH);
    private static final String DEBTS = insert(GroundSql.debts(GroundSql.OF_BRANCH), "true");
    private static final String CRITERIA = insert(GroundSql.criteria(GroundSql.OF_BRANCH), "true");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CriteriaSettings settings;
    private final Criteria criteria;
    private final DebtTerms terms;

    Grounds(JdbcClient jdbc, Clock clock, CriteriaSettings settings, Criteria criteria, DebtTerms terms) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.criteria = criteria;
        this.terms = terms;
    }

    /**
     * Finds the grounds of the branch's VIPs at the quarter's cut-off, as often as wanted. The branch must have been
     * measured for the quarter before.
     */
    @Transactional
    public void check(String branch, Quarter quarter) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('vip.ground'), hashtext(:what))::text") // one check
                // after the
                // other
                .param("what", branch + "/" + quarter)
                .query()
                .singleValue();
        criteria.assessUnmeasured(branch, quarter.previous());
        jdbc.sql("""
                        DELETE FROM vip.ground WHERE quarter = :quarter AND (branch = :branch
                            -- Who has moved here brings nothing along.
                            OR client IN (SELECT client FROM vip.client WHERE branch = :branch))
                        """)
                .param("branch", branch)
                .param("quarter", quarter.toString())
                .update();
        with(CONTRACTS, branch, quarter).update();
        List<LocalDate> dueDays =
                with(DUE_DAYS, branch, quarter).query(LocalDate.class).list();
        terms.add(with(DEBTS, branch, quarter), dueDays).update();
        with(CRITERIA, branch, quarter)
                .param("number", 4 * quarter.year() + quarter.number())
                .param("failedQuarters", settings.failedQuarters())
                .update();
    }

    private JdbcClient.StatementSpec with(String sql, String branch, Quarter quarter) {
        return jdbc.sql(sql)
                .param("branch", branch)
                .param("quarter", quarter.toString())
                .param("cutOff", quarter.cutOff())
                .param("today", LocalDate.now(clock))
                .param("now", OffsetDateTime.now(clock));
    }

    private static String insert(String grounds, String condition) {
        return INSERT.formatted(GroundSql.COLUMNS, grounds, condition);
    }
}
