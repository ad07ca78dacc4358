package vip.approvals.criteria;

/** The inputs of the decision tables, computed from billing facts for clients of one branch. */
final class Facts {

    /** The whole branch, or one client of it. */
    static final String OF_CLIENTS = "branch = :branch AND (:client::text IS NULL OR client = :client)";

    /** The VIPs of the branch from one to another. */
    static final String OF_VIPS = "branch = :branch AND client BETWEEN :first AND :last"
            + " AND EXISTS (SELECT FROM vip.vip_status s WHERE s.client = client.client)";

    private Facts() {}

    /** @param scope which clients */
    static String of(String scope) {
        return """
                WITH scope AS NOT MATERIALIZED (  -- so that clients come by their index, sorted as charges are
                    SELECT client, branch, contract_start, contract_end FROM vip.client WHERE %s
                ), """.formatted(scope) + FACTS;
    }

    /**
     * One row for each client. A month without any charge counts as 0.00 (AMB-40); image services count here, they are
     * left out of debt only (AMB-10). An invoice counts as paid on the day on which the payments reach its part without
     * image services.
     */
    private static final String FACTS = """
            charged AS (
                SELECT client, account, number,
                       coalesce(sum(amount) FILTER (WHERE month = :month1), 0) AS month_1,
                       coalesce(sum(amount) FILTER (WHERE month = :month2), 0) AS month_2,
                       coalesce(sum(amount) FILTER (WHERE month = :month3), 0) AS month_3,
                       sum(amount) AS total
                FROM vip.charge JOIN scope USING (client)
                WHERE month IN (:month1, :month2, :month3)
                GROUP BY client, account, number
            ), best_number AS (
                SELECT DISTINCT ON (client) client, account, number, month_1, month_2, month_3, total
                FROM (SELECT client, number, (array_agg(account ORDER BY total DESC, account))[1] AS account,
                             sum(month_1) AS month_1, sum(month_2) AS month_2, sum(month_3) AS month_3,
                             sum(total) AS total
                      FROM charged WHERE number <> '' GROUP BY client, number) AS numbers  -- over all accounts: BVK-01
                ORDER BY client, total DESC, number
            ), best_account AS (
                SELECT DISTINCT ON (client) client, account, month_1, month_2, month_3, total,
                       sum(total) OVER of_client AS client_total, count(*) OVER of_client AS accounts
                FROM (SELECT client, account, sum(month_1) AS month_1, sum(month_2) AS month_2, sum(month_3) AS month_3,
                             sum(total) AS total
                      FROM charged GROUP BY client, account) AS accounts
                WINDOW of_client AS (PARTITION BY client)
                ORDER BY client, total DESC, account
            ), bad_payer AS (  -- AMB-06; no payment is below zero: what was not settled by a day had less paid by then
                SELECT DISTINCT client
                FROM (SELECT i.client, i.amount - i.image_amount AS counted, coalesce(sum(p.amount), 0) AS paid,
                             coalesce(sum(p.amount) FILTER (WHERE p.paid - i.due <= :maxLateDays), 0) AS in_time,
                             coalesce(sum(p.amount) FILTER (
                                 WHERE p.paid <= :cutOff::date - make_interval(months => :lookbackMonths)), 0) AS long_ago
                      FROM scope JOIN vip.invoice i USING (client)
                      LEFT JOIN vip.payment p ON p.invoice = i.invoice AND p.paid <= :cutOff
                      WHERE i.due < :cutOff AND i.amount > i.image_amount
                      GROUP BY i.invoice) AS invoices
                WHERE paid < counted OR (in_time < counted AND long_ago < counted)
            ), facts AS (
                SELECT client, branch,
                       contract_start <= :cutOff AND coalesce(contract_end > :cutOff, true) AS active,
                       (contract_start <= :month1 AND coalesce(contract_end >= :month2::date - 1, true))::int
                           + (contract_start <= :month2 AND coalesce(contract_end >= :month3::date - 1, true))::int
                           + (contract_start <= :month3 AND coalesce(contract_end >= :cutOff, true))::int AS complete_months,
                       -- AMB-07: the end of a short month is kept, as PostgreSQL adds months
                       (contract_start + make_interval(months => :tenureMonths))::date < :cutOff AS long_enough,
                       bad_payer.client IS NULL AS accurate_payer,
                       coalesce(n.total, 0.00) AS number_total, n.number, n.account AS number_account,
                       n.month_1 AS number_1, n.month_2 AS number_2, n.month_3 AS number_3,
                       coalesce(a.total, 0.00) AS account_total, a.account,
                       a.month_1 AS account_1, a.month_2 AS account_2, a.month_3 AS account_3,
                       coalesce(a.client_total, 0.00) AS client_total, coalesce(a.accounts, 0) AS accounts
                FROM scope
                LEFT JOIN bad_payer USING (client)
                LEFT JOIN best_number n USING (client)
                LEFT JOIN best_account a USING (client)
                OFFSET 0  -- computes each fact once; without it PostgreSQL would do so again wherever a rule looks at it
            )""";
}
