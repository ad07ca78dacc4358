package vip.approvals.criteria;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Deadline;
import vip.approvals.calendar.Quarter;
import vip.approvals.calendar.WorkingCalendar;

/**
 * Which VIPs have a ground to lose the status, and which are on the way to one (SIB-18..23). A ground belongs to the
 * quarter in which it has arisen: it exists at the cut-off, and still when it is checked.
 */
@Service
public class Grounds {

    private static final String VIPS = """
            vips AS (
                SELECT c.*, s.since AS vip_since FROM vip.client c JOIN vip.vip_status s USING (client)
                WHERE c.branch = :branch)
            """;

    private static final String INSERT = """
            INSERT INTO vip.ground (quarter, client, branch, ground, matured, by_hand, since, debt, quarters, rule,
                reason, checked_at)
            """;

    private static final String CONTRACTS = INSERT + "WITH " + VIPS + """
            SELECT :quarter, client, :branch, g.ground, true, false, contract_end + 1, NULL, NULL, g.rule,
                   g.why || to_char(contract_end, 'YYYY-MM-DD') || ' (' || g.rule || ')', :now
            FROM vips JOIN (VALUES
                (true, 'LIQUIDATION', 'SIB-18', 'The enterprise is liquidated; the contract ended on '),
                (false, 'CONTRACT_TERMINATED', 'SIB-19', 'The contract ended on ')) AS g(liquidated, ground, rule, why)
                ON g.liquidated = (coalesce(end_reason, 'TERMINATION') = 'LIQUIDATION')
            WHERE contract_end <= :cutOff
            """;

    /** Open invoices of VIPs. Payments go to what counts first; what is left of image services is no debt (SIB-21). */
    private static final String OPEN_INVOICES = VIPS + """
            , paid AS (
                SELECT invoice, sum(amount) AS paid FROM vip.payment WHERE paid <= :today GROUP BY invoice
            ), unpaid AS (
                SELECT i.client, i.invoice, i.due, i.amount, i.image_amount, coalesce(p.paid, 0) AS paid, v.image,
                       i.amount - i.image_amount - coalesce(p.paid, 0) AS counts
                FROM vip.invoice i JOIN vips v USING (client) LEFT JOIN paid p USING (invoice)
                WHERE i.due <= :cutOff AND i.amount - i.image_amount > coalesce(p.paid, 0))
            """;

    private static final String DUE_DAYS = "WITH " + OPEN_INVOICES + " SELECT DISTINCT due FROM unpaid ORDER BY due";

    /** One row for each debtor, by the oldest open invoice: a partial payment keeps its clock (AMB-08). */
    private static final String DEBTS = INSERT + "WITH " + OPEN_INVOICES + """
            , terms AS (
                SELECT * FROM unnest(:dues::date[], :ends::date[], :derivations::text[]) AS t(due, term_end, derivation)
            ), debts AS (
                SELECT DISTINCT ON (client) client, invoice, due, amount, image_amount, paid, counts, image, term_end,
                       derivation, count(*) OVER (PARTITION BY client) AS invoices,
                       -- What counts: the invoices whose term has ended; of a debt that only runs, all.
                       coalesce(sum(counts) FILTER (WHERE term_end < :cutOff) OVER (PARTITION BY client),
                                sum(counts) OVER (PARTITION BY client)) AS debt
                FROM unpaid JOIN terms USING (due)
                ORDER BY client, due, invoice)
            SELECT :quarter, client, :branch, 'DEBT', term_end < :cutOff, image, term_end + 1, debt, NULL, 'SIB-20',
                   'Invoice ' || invoice || ' of ' || to_char(amount, 'FM999,999,999,990.00') || ', due '
                   || to_char(due, 'YYYY-MM-DD') || ', of which image services '
                   || to_char(image_amount, 'FM999,999,999,990.00') || ' do not count (SIB-21); paid '
                   || to_char(paid, 'FM999,999,999,990.00') || ', open '
                   || to_char(counts, 'FM999,999,999,990.00')
                   || CASE WHEN invoices > 1 THEN '; with ' || (invoices - 1) || ' more, '
                        || to_char(debt, 'FM999,999,999,990.00') || ' count' ELSE '' END
                   || '. Term: ' || derivation || '; ground from ' || to_char(term_end + 1, 'YYYY-MM-DD')
                   || ' (SIB-20, AMB-08)'
                   || CASE WHEN image THEN '. An image client: a person decides (AMB-10)' ELSE '' END, :now
            FROM debts
            """;

    /** Consecutive closed quarters, the last of them this one, in which a client who was a VIP then failed (AMB-09). */
    private static final String CRITERIA = INSERT + "WITH " + VIPS + """
            , measured AS (
                SELECT a.client, a.quarter, a.reason,
                       4 * left(a.quarter, 4)::int + right(a.quarter, 1)::int AS number,
                       a.outcome = 'NOT_ELIGIBLE' AND coalesce(v.contract_end > :cutOff, true) AS failed
                FROM vip.assessment a JOIN vips v USING (client)
                WHERE a.quarter <= :quarter AND v.vip_since
                    <= (make_date(left(a.quarter, 4)::int, 3 * right(a.quarter, 1)::int, 1) + interval '1 month - 1 day')
            ), ranked AS (
                SELECT *, bool_and(failed) OVER back AS all_failed, row_number() OVER back AS back
                FROM measured WINDOW back AS (PARTITION BY client ORDER BY number DESC)
            ), failing AS (
                SELECT client, count(*) AS quarters,
                       string_agg(quarter || ': ' || reason, '. ' ORDER BY number) FILTER (WHERE back <= 4) AS reasons
                FROM ranked WHERE all_failed AND number = :number - back + 1 GROUP BY client)
            SELECT :quarter, client, :branch, 'CRITERIA', quarters >= :failedQuarters, false,
                   (date_trunc('month', :cutOff::date)
                       + make_interval(months => 1 + 3 * greatest(:failedQuarters - quarters, 0)::int))::date,
                   NULL, quarters, 'SIB-22',
                   'Failed ' || quarters || CASE WHEN quarters = 1 THEN ' quarter. ' ELSE ' quarters in a row. ' END
                   || reasons || ' (SIB-22, AMB-09)', :now
            FROM failing
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CriteriaSettings settings;
    private final Criteria criteria;
    private final WorkingCalendar calendar;

    Grounds(JdbcClient jdbc, Clock clock, CriteriaSettings settings, Criteria criteria, WorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.criteria = criteria;
        this.calendar = calendar;
    }

    /**
     * Finds the grounds of the branch's VIPs at the quarter's cut-off, as often as wanted. The branch must have been
     * measured for the quarter before.
     */
    @Transactional
    public void check(String branch, Quarter quarter) {
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
        List<Deadline> terms = with(DUE_DAYS, branch, quarter).query(LocalDate.class).list().stream()
                .map(due -> calendar.term(due, settings.debtTermMonths()))
                .toList();
        with(DEBTS, branch, quarter)
                .param("dues", array(terms.stream().map(Deadline::event)))
                .param("ends", array(terms.stream().map(Deadline::due)))
                .param("derivations", terms.stream().map(Deadline::derivation).toArray(String[]::new))
                .update();
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

    private static String[] array(Stream<LocalDate> days) {
        return days.map(LocalDate::toString).toArray(String[]::new);
    }
}
