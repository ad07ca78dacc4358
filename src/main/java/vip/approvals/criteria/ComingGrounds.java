package vip.approvals.criteria;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;

/**
 * The grounds that VIPs are heading for, as of today (SIB-29): by the same statements with which a quarter's grounds
 * are found. Criteria count up to the quarter that ended last, once it can be measured.
 */
@Service
public class ComingGrounds {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CriteriaSettings settings;
    private final Criteria criteria;
    private final DebtTerms terms;

    ComingGrounds(JdbcClient jdbc, Clock clock, CriteriaSettings settings, Criteria criteria, DebtTerms terms) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.criteria = criteria;
        this.terms = terms;
    }

    /** Of every VIP; quarters that no cycle has measured yet are measured first, if billing has loaded their charges. */
    @Transactional
    public List<ComingGround> all() {
        Quarter ended = Quarter.lastEndedBefore(LocalDate.now(clock));
        List<String> branches = jdbc.sql("SELECT branch FROM vip.branch ORDER BY branch")
                .query(String.class)
                .list();
        for (String branch : branches) {
            criteria.assessUnmeasured(branch, ended.previous());
            criteria.assessUnmeasured(branch, ended);
        }
        return find(GroundSql.EVERYBODY, UnaryOperator.identity());
    }

    /** Of one client; empty if there is none, or the client is no VIP. */
    @Transactional(readOnly = true)
    public List<ComingGround> of(String client) {
        return find(GroundSql.OF_CLIENT, statement -> statement.param("client", client));
    }

    private List<ComingGround> find(String scope, UnaryOperator<StatementSpec> scoped) {
        LocalDate today = LocalDate.now(clock);
        Quarter ended = Quarter.lastEndedBefore(today);
        StatementSpec contracts =
                scoped.apply(jdbc.sql(GroundSql.contracts(scope))).param("cutOff", today);
        List<LocalDate> dueDays = asOf(today, scoped.apply(jdbc.sql(GroundSql.dueDays(scope))))
                .query(LocalDate.class)
                .list();
        StatementSpec debts = terms.add(asOf(today, scoped.apply(jdbc.sql(GroundSql.debts(scope)))), dueDays);
        StatementSpec failing = scoped.apply(jdbc.sql(GroundSql.criteria(scope)))
                .param("quarter", ended.toString())
                .param("cutOff", ended.cutOff())
                .param("number", 4 * ended.year() + ended.number())
                .param("failedQuarters", settings.failedQuarters());
        return Stream.of(contracts, debts, failing)
                .flatMap(statement -> statement.query(ComingGround.class).list().stream())
                .toList();
    }

    private static StatementSpec asOf(LocalDate today, StatementSpec invoices) {
        return invoices.param("today", today).param("cutOff", today);
    }
}
