package vip.approvals.criteria;

/** What an author of SQL writes who knows the quarter, the branch and the rules and has never to change them. */
final class HandWrittenSql {

    static final String ASSESS = """
            INSERT INTO vip.assessment AS stored (quarter, client, branch, outcome, rule, route, account, number,
                month_1, month_2, month_3, total, threshold, tier, tier_rule, reason, assessed_at,
                number_total, account_total, best_account, client_total, accounts)
            WITH charged AS (
                SELECT client, account, number,
                       coalesce(sum(amount) FILTER (WHERE month = '2026-07-01'), 0) AS july,
                       coalesce(sum(amount) FILTER (WHERE month = '2026-08-01'), 0) AS august,
                       coalesce(sum(amount) FILTER (WHERE month = '2026-09-01'), 0) AS september,
                       sum(amount) AS total
                FROM vip.charge JOIN vip.client USING (client)
                WHERE branch = 'altai' AND month IN ('2026-07-01', '2026-08-01', '2026-09-01')
                GROUP BY client, account, number
            ), best_number AS (
                SELECT DISTINCT ON (client) *
                FROM (SELECT client, number, (array_agg(account ORDER BY total DESC, account))[1] AS account,
                             sum(july) AS july, sum(august) AS august, sum(september) AS september, sum(total) AS total
                      FROM charged WHERE number <> '' GROUP BY client, number) AS numbers
                ORDER BY client, total DESC, number
            ), best_account AS (
                SELECT DISTINCT ON (client) *, sum(total) OVER everything AS of_client, count(*) OVER everything AS accounts
                FROM (SELECT client, account, sum(july) AS july, sum(august) AS august, sum(september) AS september,
                             sum(total) AS total
                      FROM charged GROUP BY client, account) AS accounts
                WINDOW everything AS (PARTITION BY client)
                ORDER BY client, total DESC, account
            ), bad_payer AS (  -- payments are never negative: not settled by a day is less paid by that day than asked
                SELECT DISTINCT client
                FROM (SELECT i.client, i.amount - i.image_amount AS asked, coalesce(sum(p.amount), 0) AS paid,
                             coalesce(sum(p.amount) FILTER (WHERE p.paid <= i.due + 10), 0) AS in_time,
                             coalesce(sum(p.amount) FILTER (WHERE p.paid <= '2026-03-30'), 0) AS long_ago
                      FROM vip.invoice i JOIN vip.client c ON c.client = i.client AND c.branch = 'altai'
                      LEFT JOIN vip.payment p ON p.invoice = i.invoice AND p.paid <= '2026-09-30'
                      WHERE i.due < '2026-09-30' AND i.amount > i.image_amount
                      GROUP BY i.invoice) AS invoices
                WHERE paid < asked OR (in_time < asked AND long_ago < asked)
            ), judged AS (
                SELECT c.client, contract_start, coalesce(n.total, 0) AS number_total,
                       coalesce(a.total, 0) AS account_total, n.account AS number_account, n.number,
                       n.july AS n1, n.august AS n2, n.september AS n3, a.account, a.july AS a1, a.august AS a2,
                       a.september AS a3, coalesce(a.of_client, 0) AS client_total, coalesce(a.accounts, 0) AS accounts,
                       CASE WHEN contract_start > '2026-09-30' OR contract_end <= '2026-09-30' THEN 'ended'
                            WHEN contract_start > '2026-07-01' THEN 'young'
                            WHEN contract_start >= '2026-03-30' THEN 'short'
                            WHEN b.client IS NOT NULL THEN 'payer'
                            WHEN n.total >= 60000 THEN 'T3'
                            WHEN n.total >= 15000 THEN 'T2'
                            WHEN n.total > 6300 THEN 'T1'
                            WHEN a.total > 180000 THEN 'account'
                            ELSE 'below' END AS verdict,
                       to_char(coalesce(n.total, 0), 'FM999,999,999,990.00') AS number_text,
                       to_char(coalesce(a.total, 0), 'FM999,999,999,990.00') AS account_text
                FROM vip.client c
                LEFT JOIN bad_payer b USING (client)
                LEFT JOIN best_number n USING (client)
                LEFT JOIN best_account a USING (client)
                WHERE c.branch = 'altai'
            )
            SELECT '2026-Q3', client, 'altai',
                   CASE WHEN verdict IN ('T1', 'T2', 'T3', 'account') THEN 'ELIGIBLE'
                        WHEN verdict = 'young' THEN 'NOT_ASSESSED' ELSE 'NOT_ELIGIBLE' END,
                   CASE verdict WHEN 'ended' THEN 'BVK-03' WHEN 'young' THEN 'AMB-40' WHEN 'short' THEN 'BVK-03'
                                WHEN 'payer' THEN 'BVK-04' WHEN 'account' THEN 'BVK-02' ELSE 'BVK-01' END,
                   CASE WHEN verdict IN ('T1', 'T2', 'T3') THEN 'NUMBER' WHEN verdict = 'account' THEN 'ACCOUNT' END,
                   CASE WHEN verdict = 'account' THEN account ELSE number_account END,
                   CASE WHEN verdict <> 'account' THEN number END,
                   coalesce(CASE WHEN verdict = 'account' THEN a1 ELSE n1 END, 0),
                   coalesce(CASE WHEN verdict = 'account' THEN a2 ELSE n2 END, 0),
                   coalesce(CASE WHEN verdict = 'account' THEN a3 ELSE n3 END, 0),
                   CASE WHEN verdict = 'account' THEN account_total ELSE number_total END,
                   CASE WHEN verdict IN ('T1', 'T2', 'T3') THEN 6300 WHEN verdict = 'account' THEN 180000 END,
                   CASE WHEN verdict IN ('T1', 'T2', 'T3') THEN verdict WHEN verdict = 'account' THEN 'T1' END,
                   CASE verdict WHEN 'T1' THEN 'BVK-07' WHEN 'T2' THEN 'BVK-08' WHEN 'T3' THEN 'BVK-09'
                                WHEN 'account' THEN 'AMB-04' END,
                   CASE verdict
                       WHEN 'ended' THEN 'The contract does not run beyond the cut-off (BVK-03)'
                       WHEN 'young' THEN 'Not enough data: complete months ' || (contract_start <= '2026-08-01')::int
                                         + (contract_start <= '2026-09-01')::int || ' < 3 (AMB-40)'
                       WHEN 'short' THEN 'Cooperation is not longer than the months required (BVK-03)'
                       WHEN 'payer' THEN 'Not an accurate payer: an invoice is overdue at the cut-off or was paid too late'
                                         || ' (BVK-04)'
                       WHEN 'T1' THEN 'Number: ' || number_text || ' > 6,300.00 (BVK-01); T1: 6,300.00 < ' || number_text
                                      || ' < 15,000.00 (BVK-07)'
                       WHEN 'T2' THEN 'Number: ' || number_text || ' > 6,300.00 (BVK-01); T2: 15,000.00 ≤ ' || number_text
                                      || ' < 60,000.00 (BVK-08)'
                       WHEN 'T3' THEN 'Number: ' || number_text || ' > 6,300.00 (BVK-01); T3: ' || number_text
                                      || ' ≥ 60,000.00 (BVK-09)'
                       WHEN 'account' THEN 'Account: ' || account_text || ' > 180,000.00; best number: ' || number_text
                                           || ' ≤ 6,300.00 (BVK-02); T1 by the account (AMB-04)'
                       ELSE 'Best number: ' || number_text || ' ≤ 6,300.00; account: ' || account_text
                            || ' ≤ 180,000.00 (BVK-01)' END,
                   '2026-10-05 09:00+07', number_total, account_total, account, client_total, accounts
            FROM judged
            ON CONFLICT (quarter, client) DO UPDATE SET
                branch = excluded.branch, outcome = excluded.outcome, rule = excluded.rule, route = excluded.route,
                account = excluded.account, number = excluded.number, month_1 = excluded.month_1,
                month_2 = excluded.month_2, month_3 = excluded.month_3, total = excluded.total,
                threshold = excluded.threshold, tier = excluded.tier, tier_rule = excluded.tier_rule,
                reason = excluded.reason, assessed_at = excluded.assessed_at, number_total = excluded.number_total,
                account_total = excluded.account_total, best_account = excluded.best_account,
                client_total = excluded.client_total, accounts = excluded.accounts
            """;

    private HandWrittenSql() {}
}
