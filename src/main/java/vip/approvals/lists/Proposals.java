package vip.approvals.lists;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.criteria.Criteria;
import vip.approvals.criteria.Ground;

/**
 * What the check puts on a list, in all three sections (SIB-06, SIB-07, SIB-09), and what it takes off again. A client
 * belongs to one section at a time: a VIP can be removed, who is eligible can become one, who is close is potential.
 */
@Component
class Proposals {

    private static final String COLUMNS = """
            (list, section, client, name, type, tax_id, origin, state, route, account, number,
             month_1, month_2, month_3, total, threshold, rule, tier, tier_rule, reason, ground, debt, comment)
            """;

    /** Clients on the other lists of the quarter; one is on one list only. */
    static final String ON_OTHER_LISTS = """
            SELECT o.client FROM vip.line o JOIN vip.branch_list ol USING (list)
            WHERE ol.quarter = :quarter AND ol.list <> :list AND ol.state <> 'CANCELLED'
              AND o.state NOT IN ('DROPPED', 'CORRECTED')
            """;

    /** A client who has moved here stays on the other branch's list of the quarter. */
    private static final String CLIENTS = """
            FROM vip.client c LEFT JOIN vip.assessment a
                 ON a.client = c.client AND a.quarter = :quarter AND a.branch = :branch
            LEFT JOIN vip.vip_status s ON s.client = c.client
            LEFT JOIN vip.line known ON known.list = :list AND known.client = c.client AND NOT known.corrected
            %s
            WHERE c.branch = :branch AND (:client::text IS NULL OR c.client = :client)
              AND NOT EXISTS (""" + ON_OTHER_LISTS + " AND o.client = c.client)\n";

    private static final String NEW = """
            SELECT :list, 'NEW', c.client, c.name, c.type, c.tax_id, :origin, 'OPEN', a.route, a.account, a.number,
                   a.month_1, a.month_2, a.month_3, a.total, a.threshold, a.rule, a.tier, a.tier_rule, a.reason,
                   NULL::text, NULL::numeric, known.comment
            """ + CLIENTS.formatted("") + "AND s.client IS NULL AND a.outcome = 'ELIGIBLE'";

    /** The ground that is on the line already is kept while it holds; otherwise the first in the regulation's order. */
    private static final String REMOVE =
            """
            SELECT :list, 'REMOVE', c.client, c.name, c.type, c.tax_id, :origin, 'OPEN', a.route, a.account, a.number,
                   a.month_1, a.month_2, a.month_3, a.total, a.threshold, g.rule, s.tier, NULL, g.reason,
                   g.ground, g.debt, known.comment
            """ + CLIENTS.formatted("""
                JOIN LATERAL (
                    SELECT g.ground, g.rule, g.reason, g.debt FROM vip.ground g
                    WHERE g.client = c.client AND g.quarter = :quarter AND g.matured
                      AND CASE WHEN :ground::text IS NULL THEN NOT g.by_hand OR g.ground = known.ground
                               ELSE g.ground = :ground END
                    ORDER BY g.ground = known.ground DESC NULLS LAST,
                             array_position(ARRAY['LIQUIDATION', 'CONTRACT_TERMINATED', 'DEBT', 'CRITERIA'], g.ground)
                    LIMIT 1) AS g ON true
                """) + "AND s.client IS NOT NULL AND known.ground_by IS NULL";

    /** SIB-10: the volume is close to a VIP's, by the number or, where that is far, by the account. */
    private static final String POTENTIAL = """
            SELECT :list, 'POTENTIAL', c.client, c.name, c.type, c.tax_id, :origin, 'OPEN', r.route,
                   CASE r.route WHEN 'NUMBER' THEN a.account ELSE a.best_account END,
                   CASE r.route WHEN 'NUMBER' THEN a.number END,
                   CASE r.route WHEN 'NUMBER' THEN a.month_1 END, CASE r.route WHEN 'NUMBER' THEN a.month_2 END,
                   CASE r.route WHEN 'NUMBER' THEN a.month_3 END, r.total, r.threshold, 'SIB-10', NULL, NULL,
                   initcap(r.route) || ': ' || to_char(r.total, 'FM999,999,999,990.00') || ' ≥ '
                   || to_char(r.close, 'FM999,999,999,990.00') || ', close to ' ||
                   to_char(r.threshold, 'FM999,999,999,990.00') || ' (SIB-10, AMB-14). ' || a.reason,
                   NULL::text, NULL::numeric, known.comment
            """ + CLIENTS.formatted("""
                JOIN LATERAL (SELECT * FROM (VALUES
                        ('NUMBER', a.number_total, :number::numeric, :closeNumber::numeric),
                        ('ACCOUNT', a.account_total, :account::numeric, :closeAccount::numeric))
                        AS r(route, total, threshold, close)
                    WHERE r.total >= r.close ORDER BY r.route DESC LIMIT 1) AS r ON true
                """) + """
            AND s.client IS NULL AND a.outcome = 'NOT_ELIGIBLE'
            AND c.contract_start <= :cutOff AND coalesce(c.contract_end > :cutOff, true)
            """;

    private static final String PROPOSE = "INSERT INTO vip.line AS line " + COLUMNS + "SELECT * FROM (%s) AS proposal"
            + " ORDER BY 2, total DESC NULLS LAST, 3" + """

            ON CONFLICT (list, client) WHERE NOT corrected DO UPDATE SET
                section = excluded.section, name = excluded.name, type = excluded.type, tax_id = excluded.tax_id,
                route = excluded.route, account = excluded.account, number = excluded.number,
                month_1 = excluded.month_1, month_2 = excluded.month_2, month_3 = excluded.month_3,
                total = excluded.total, threshold = excluded.threshold, rule = excluded.rule, tier = excluded.tier,
                tier_rule = excluded.tier_rule, reason = excluded.reason, ground = excluded.ground, debt = excluded.debt,
                -- What the check dropped comes back when the facts do; what a person dropped stays dropped.
                state = CASE WHEN line.state = 'DROPPED' AND line.dropped_by IS NULL THEN 'OPEN' ELSE line.state END,
                drop_reason = CASE WHEN line.dropped_by IS NULL THEN NULL ELSE line.drop_reason END
            """;

    static final String ALL = String.join(" UNION ALL ", NEW, REMOVE, POTENTIAL);

    /** A line that is as it was is not written again. */
    private static final String REFRESH = PROPOSE.formatted(ALL) + """
            WHERE (line.section, line.name, line.type, line.tax_id, line.route, line.account, line.number, line.month_1,
                   line.month_2, line.month_3, line.total, line.threshold, line.rule, line.tier, line.tier_rule,
                   line.reason, line.ground, line.debt, line.state)
                IS DISTINCT FROM
                  (excluded.section, excluded.name, excluded.type, excluded.tax_id, excluded.route, excluded.account,
                   excluded.number, excluded.month_1, excluded.month_2, excluded.month_3, excluded.total,
                   excluded.threshold, excluded.rule, excluded.tier, excluded.tier_rule, excluded.reason, excluded.ground,
                   excluded.debt, 'OPEN')
            """;

    private static final String DROP = """
            UPDATE vip.line l SET state = 'DROPPED', drop_reason = CASE
                WHEN c.branch <> :branch THEN 'Is no longer a client of this branch'
                WHEN l.section = 'REMOVE' THEN CASE WHEN s.client IS NULL THEN 'Is no VIP any more'
                    ELSE 'The ground no longer holds' END
                WHEN s.client IS NOT NULL THEN 'Is a VIP already'
                ELSE 'No longer qualifies. ' || coalesce(a.reason, 'There are no charges') END
            FROM vip.client c LEFT JOIN vip.vip_status s USING (client)
                 LEFT JOIN vip.assessment a ON a.client = c.client AND a.quarter = :quarter AND a.branch = :branch
            WHERE l.list = :list AND l.state = 'OPEN' AND c.client = l.client
              AND (c.branch <> :branch OR CASE l.section
                WHEN 'NEW' THEN s.client IS NOT NULL OR a.outcome IS DISTINCT FROM 'ELIGIBLE'
                WHEN 'REMOVE' THEN s.client IS NULL
                    OR l.ground IS NOT NULL AND l.ground_by IS NULL AND NOT EXISTS (
                        SELECT FROM vip.ground g WHERE g.client = l.client AND g.quarter = :quarter
                            AND g.ground = l.ground AND g.matured)
                -- What a person has put there is a judgement that figures do not overrule.
                ELSE s.client IS NOT NULL OR l.origin = 'PROPOSED' AND NOT (
                        a.outcome = 'NOT_ELIGIBLE' AND coalesce(c.contract_end > :cutOff, true)
                        AND (a.number_total >= :closeNumber OR a.account_total >= :closeAccount)) END)
            """;

    private static final String LAST_LIST = """
            (SELECT list FROM vip.branch_list WHERE branch = :branch AND quarter < :quarter AND state <> 'CANCELLED'
             ORDER BY quarter DESC LIMIT 1)""";

    /** Prospects of other operators (SIB-11) keep their estimates from list to list, and what was not settled in time moves on. */
    private static final String CARRY = """
            INSERT INTO vip.line (list, section, client, name, type, tax_id, origin, state, rule, reason, operator,
                estimate, source, confidence, comment)
            SELECT :list, 'POTENTIAL', NULL, p.name, p.type, p.tax_id, 'CARRIED', 'OPEN', p.rule, p.reason, p.operator,
                   p.estimate, p.source, p.confidence, p.comment
            FROM vip.line p JOIN vip.branch_list b USING (list)
            WHERE p.client IS NULL AND p.erasure IS NULL AND p.list = """ + LAST_LIST + """

              AND (p.state IN ('APPLIED', 'MOVED') OR b.state = 'CARRIED_OVER' AND p.state = 'OPEN')
            ORDER BY p.line
            ON CONFLICT DO NOTHING
            """;

    /** What a person has put on the last list and was not settled in time; all else is proposed anew by the check. */
    private static final String CARRY_BY_HAND = """
            INSERT INTO vip.line (list, section, client, name, type, tax_id, origin, state, route, account, number,
                month_1, month_2, month_3, total, threshold, rule, tier, reason, ground, ground_by, comment)
            SELECT :list, p.section, c.client, c.name, c.type, c.tax_id, 'CARRIED', 'OPEN', p.route, p.account, p.number,
                   p.month_1, p.month_2, p.month_3, p.total, p.threshold, p.rule, s.tier, p.reason, p.ground, p.ground_by,
                   p.comment
            FROM vip.line p JOIN vip.branch_list b USING (list) JOIN vip.client c USING (client)
            LEFT JOIN vip.vip_status s USING (client)
            WHERE p.list = """ + LAST_LIST + """

              AND (p.state = 'MOVED' OR b.state = 'CARRIED_OVER' AND p.state = 'OPEN') AND c.branch = :branch
              AND CASE p.section WHEN 'REMOVE' THEN s.client IS NOT NULL AND (p.ground_by IS NOT NULL OR EXISTS (
                                     SELECT FROM vip.ground g WHERE g.client = c.client AND g.quarter = :quarter
                                       AND g.ground = p.ground AND g.matured AND g.by_hand))
                                 WHEN 'POTENTIAL' THEN p.origin <> 'PROPOSED' AND s.client IS NULL ELSE false END
            ORDER BY p.line
            ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;
    private final Criteria criteria;

    Proposals(JdbcClient jdbc, Criteria criteria) {
        this.jdbc = jdbc;
        this.criteria = criteria;
    }

    /** Brings the whole list up to date; may run again and again. */
    void refresh(BranchList list) {
        if (list.checkedAt() == null) {
            with(CARRY, list, null, null, null).update();
            with(CARRY_BY_HAND, list, null, null, null).update();
        }
        with(REFRESH, list, null, null, "PROPOSED").update();
        with(DROP, list, null, null, null).update();
    }

    /** @return how many lines were written: 1, or 0 if the client cannot become a VIP here */
    int addNew(BranchList list, String client) {
        return with(PROPOSE.formatted(NEW), list, client, null, "ADDED").update();
    }

    /** @return 1, or 0 if the ground does not hold */
    int addRemoval(BranchList list, String client, Ground ground) {
        return with(PROPOSE.formatted(REMOVE), list, client, ground, "ADDED").update();
    }

    private JdbcClient.StatementSpec with(String sql, BranchList list, String client, Ground ground, String origin) {
        return jdbc.sql(sql)
                .param("list", list.id())
                .param("branch", list.branch())
                .param("quarter", list.quarter().toString())
                .param("cutOff", list.quarter().cutOff())
                .param("client", client)
                .param("ground", ground == null ? null : ground.name())
                .param("origin", origin)
                .param("number", criteria.threshold("NUMBER"))
                .param("account", criteria.threshold("ACCOUNT"))
                .param("closeNumber", criteria.closeTo("NUMBER"))
                .param("closeAccount", criteria.closeTo("ACCOUNT"));
    }
}
