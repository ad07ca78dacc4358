package vip.approvals.onboarding;

import org.springframework.jdbc.core.simple.JdbcClient;

/** New VIPs whom a list has made, as a scenario needs them, without the quarter around them. */
public final class ApprovedList {

    private ApprovedList() {}

    /** Clients {@code altai-00001} and so on. */
    public static void of(JdbcClient jdbc, String branch, int clients) {
        jdbc.sql("INSERT INTO vip.cycle (quarter, cut_off, state, opened_at)"
                        + " VALUES ('2026-Q3', '2026-09-30', 'OPEN', now()) ON CONFLICT DO NOTHING")
                .update();
        jdbc.sql("""
                        WITH made AS (
                            INSERT INTO vip.client (client, branch, type, name, contract_start, image)
                            SELECT :branch || '-' || to_char(n, 'FM00000'), :branch, 'ORGANISATION', 'Demo ' || n, '2026-01-15', false
                            FROM generate_series(1, :clients) n RETURNING client, name
                        ), list AS (
                            INSERT INTO vip.branch_list (branch, quarter, state) VALUES (:branch, '2026-Q3', 'PREPARING') RETURNING list
                        ), lines AS (
                            INSERT INTO vip.line (list, section, client, name, type, origin, state, route, account, month_1,
                                month_2, month_3, total, threshold, rule, tier, tier_rule, reason)
                            SELECT list, 'NEW', client, name, 'ORGANISATION', 'PROPOSED', 'OPEN', 'NUMBER', 'L' || client,
                                3000, 3000, 3000, 9000, 6300, 'BVK-01', 'T1', 'BVK-07', 'Demo' FROM made, list
                            RETURNING line, client)
                        INSERT INTO vip.vip_status (client, tier, route, since, granted_by, line)
                        SELECT client, 'T1', 'NUMBER', '2026-10-05', 'LIST', line FROM lines
                        """).param("branch", branch).param("clients", clients).update();
    }
}
