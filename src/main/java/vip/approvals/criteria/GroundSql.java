package vip.approvals.criteria;

/**
 * How grounds are found (SIB-18..23), for {@link Grounds} and {@link ComingGrounds}. Each statement answers with {@link
 * #COLUMNS}, of the VIPs in a scope, as of the day {@code :cutOff}; a ground that has not matured then is one to watch.
 */
final class GroundSql {

    static final String COLUMNS = "client, branch, ground, matured, by_hand, since, debt, quarters, rule, reason";

    /** The VIPs of {@code :branch}. */
    static final String OF_BRANCH = "c.branch = :branch";

    /** The VIP {@code :client}. */
    static final String OF_CLIENT = "c.client = :client";

    static final String EVERYBODY = "true";

    private static final String VIPS = """
            vips AS (
                SELECT c.*, s.since AS vip_since FROM vip.client c JOIN vip.vip_status s USING (client) WHERE %s)
            """;

    private static final String CONTRACTS = """
            SELECT client, branch, g.ground, contract_end <= :cutOff AS matured, false AS by_hand,
                   contract_end + 1 AS since, NULL::numeric AS debt, NULL::int AS quarters, g.rule,
                   g.why || CASE WHEN contract_end <= :cutOff THEN ' ended on ' ELSE ' ends on ' END
                   || to_char(contract_end, 'YYYY-MM-DD') || ' (' || g.rule || ')' AS reason
            FROM vips JOIN (VALUES
                (true, 'LIQUIDATION', 'SIB-18', 'The enterprise is liquidated; the contract'),
                (false, 'CONTRACT_TERMINATED', 'SIB-19', 'The contract')) AS g(liquidated, ground, rule, why)
                ON g.liquidated = (coalesce(end_reason, 'TERMINATION') = 'LIQUIDATION')
            WHERE contract_end IS NOT NULL
            """;

    /** Open invoices of VIPs. Payments go to what counts first; what is left of image services is no debt (SIB-21). */
    private static final String OPEN_INVOICES = """
            , paid AS (
                SELECT p.invoice, sum(p.amount) AS paid
                FROM vip.payment p JOIN vip.invoice i USING (invoice) JOIN vips v USING (client)
                WHERE p.paid <= :today GROUP BY p.invoice
            ), unpaid AS (
                SELECT i.client, v.branch, i.invoice, i.due, i.amount, i.image_amount, coalesce(p.paid, 0) AS paid,
                       v.image, i.amount - i.image_amount - coalesce(p.paid, 0) AS counts
                FROM vip.invoice i JOIN vips v USING (client) LEFT JOIN paid p USING (invoice)
                WHERE i.due <= :cutOff AND i.amount - i.image_amount > coalesce(p.paid, 0))
            """;

    /** One row for each debtor, by the oldest open invoice: a partial payment keeps its clock (AMB-08). */
    private static final String DEBTS = """
            , terms AS (
                SELECT * FROM unnest(:dues::date[], :ends::date[], :derivations::text[]) AS t(due, term_end, derivation)
            ), debts AS (
                SELECT DISTINCT ON (client) client, branch, invoice, due, amount, image_amount, paid, counts, image,
                       term_end, derivation, count(*) OVER (PARTITION BY client) AS invoices,
                       -- What counts: the invoices whose term has ended; of a debt that only runs, all.
                       coalesce(sum(counts) FILTER (WHERE term_end < :cutOff) OVER (PARTITION BY client),
                                sum(counts) OVER (PARTITION BY client)) AS debt
                FROM unpaid JOIN terms USING (due)
                ORDER BY client, due, invoice)
            SELECT client, branch, 'DEBT' AS ground, term_end < :cutOff AS matured, image AS by_hand,
                   term_end + 1 AS since, debt, NULL::int AS quarters, 'SIB-20' AS rule,
                   'Invoice ' || invoice || ' of ' || to_char(amount, 'FM999,999,999,990.00') || ', due '
                   || to_char(due, 'YYYY-MM-DD') || ', of which image services '
                   || to_char(image_amount, 'FM999,999,999,990.00') || ' do not count (SIB-21); paid '
                   || to_char(paid, 'FM999,999,999,990.00') || ', open '
                   || to_char(counts, 'FM999,999,999,990.00')
                   || CASE WHEN invoices > 1 THEN '; with ' || (invoices - 1) || ' more, '
                        || to_char(debt, 'FM999,999,999,990.00') || ' count' ELSE '' END
                   || '. Term: ' || derivation || '; ground from ' || to_char(term_end + 1, 'YYYY-MM-DD')
                   || ' (SIB-20, AMB-08)'
                   || CASE WHEN image THEN '. An image client: a person decides (AMB-10)' ELSE '' END AS reason
            FROM debts
            """;

    /** Consecutive closed quarters, the last of them this one, in which a client who was a VIP then failed (AMB-09). */
    private static final String CRITERIA = """
            , measured AS (
                SELECT a.client, v.branch, a.quarter, a.reason,
                       4 * left(a.quarter, 4)::int + right(a.quarter, 1)::int AS number,
                       a.outcome = 'NOT_ELIGIBLE' AND coalesce(v.contract_end > :cutOff, true) AS failed
                FROM vip.assessment a JOIN vips v USING (client)
                WHERE a.quarter <= :quarter AND v.vip_since
                    <= (make_date(left(a.quarter, 4)::int, 3 * right(a.quarter, 1)::int, 1) + interval '1 month - 1 day')
            ), ranked AS (
                SELECT *, bool_and(failed) OVER back AS all_failed, row_number() OVER back AS back
                FROM measured WINDOW back AS (PARTITION BY client ORDER BY number DESC)
            ), failing AS (
                SELECT client, branch, count(*)::int AS quarters,
                       string_agg(quarter || ': ' || reason, '. ' ORDER BY number) FILTER (WHERE back <= 4) AS reasons
                FROM ranked WHERE all_failed AND number = :number - back + 1 GROUP BY client, branch)
            SELECT client, branch, 'CRITERIA' AS ground, quarters >= :failedQuarters AS matured, false AS by_hand,
                   (date_trunc('month', :cutOff::date)
                       + make_interval(months => 1 + 3 * greatest(:failedQuarters - quarters, 0)))::date AS since,
                   NULL::numeric AS debt, quarters, 'SIB-22' AS rule,
                   'Failed ' || quarters || CASE WHEN quarters = 1 THEN ' quarter. ' ELSE ' quarters in a row. ' END
                   || reasons || ' (SIB-22, AMB-09)' AS reason
            FROM failing
            """;

    private GroundSql() {}

    static String contracts(String scope) {
        return "WITH " + VIPS.formatted(scope) + CONTRACTS;
    }

    /** The due days of open invoices, whose terms {@link #debts} asks for. */
    static String dueDays(String scope) {
        return "WITH " + VIPS.formatted(scope) + OPEN_INVOICES + "SELECT DISTINCT due FROM unpaid ORDER BY due";
    }

    static String debts(String scope) {
        return "WITH " + VIPS.formatted(scope) + OPEN_INVOICES + DEBTS;
    }

    /** Of {@code :quarter}, whose last day is {@code :cutOff}. */
    static String criteria(String scope) {
        return "WITH " + VIPS.formatted(scope) + CRITERIA;
    }
}
