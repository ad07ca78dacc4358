package vip.approvals.lists;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.criteria.Criteria;
import vip.approvals.work.Progress;

/** Brings the checked rows of a file to the list, as {@link Proposals} and {@link LineEdits} would one by one. */
@Component
class UploadedLines {

    /** Clients of this branch who are not on the list, or stand there in another section. */
    private static final String CLIENTS = """
            INSERT INTO vip.line AS line (list, section, client, name, type, tax_id, origin, state, route, account, number,
                month_1, month_2, month_3, total, threshold, rule, tier, tier_rule, reason, ground, ground_by, debt,
                comment)
            SELECT :list, r.section, c.client, c.name, c.type, c.tax_id, 'UPLOADED', 'OPEN',
                   CASE r.section WHEN 'POTENTIAL' THEN 'NUMBER' ELSE a.route END, a.account, a.number,
                   a.month_1, a.month_2, a.month_3,
                   CASE r.section WHEN 'POTENTIAL' THEN a.number_total ELSE a.total END,
                   CASE r.section WHEN 'POTENTIAL' THEN :threshold ELSE a.threshold END,
                   CASE r.section WHEN 'NEW' THEN a.rule WHEN 'POTENTIAL' THEN 'SIB-10'
                       ELSE coalesce(g.rule, word.rule, 'SIB-08') END,
                   CASE r.section WHEN 'NEW' THEN a.tier ELSE s.tier END,
                   CASE r.section WHEN 'NEW' THEN a.tier_rule END,
                   CASE r.section WHEN 'NEW' THEN a.reason
                       WHEN 'POTENTIAL' THEN\s""" + LineAdditions.PUT_BY_SALES + """

                       ELSE coalesce(g.reason, word.said, 'No ground yet') END,
                   r.ground, CASE WHEN r.ground IS NOT NULL AND g.ground IS NULL THEN :person END, g.debt,
                   coalesce(r.comment, known.comment)
            FROM vip.upload_row r JOIN vip.client c ON c.client = r.client
            LEFT JOIN vip.assessment a ON a.client = r.client AND a.quarter = :quarter AND a.branch = :branch
            LEFT JOIN vip.vip_status s ON s.client = r.client
            LEFT JOIN vip.ground g ON g.client = r.client AND g.quarter = :quarter AND g.ground = r.ground AND g.matured
            LEFT JOIN\s""" + UploadGrounds.WORDS + """
             ON word.ground = r.ground
            LEFT JOIN vip.line known ON known.list = :list AND known.client = r.client AND NOT known.corrected
            WHERE r.upload = :upload AND (r.outcome = 'ADD' OR r.outcome = 'CHANGE' AND known.section <> r.section)
            ORDER BY r.row_no
            ON CONFLICT (list, client) WHERE NOT corrected DO UPDATE SET
                section = excluded.section, name = excluded.name, type = excluded.type, tax_id = excluded.tax_id,
                origin = excluded.origin, state = 'OPEN', drop_reason = NULL, route = excluded.route,
                account = excluded.account, number = excluded.number, month_1 = excluded.month_1,
                month_2 = excluded.month_2, month_3 = excluded.month_3, total = excluded.total,
                threshold = excluded.threshold, rule = excluded.rule, tier = excluded.tier,
                tier_rule = excluded.tier_rule, reason = excluded.reason, ground = excluded.ground,
                ground_by = excluded.ground_by, debt = excluded.debt, comment = excluded.comment
            """;

    private static final String COMMENTS = """
            UPDATE vip.line l SET comment = r.comment FROM vip.upload_row r
            WHERE r.upload = :upload AND r.outcome = 'CHANGE' AND r.client IS NOT NULL AND l.list = :list
              AND l.client = r.client AND l.state = 'OPEN' AND r.comment <> coalesce(l.comment, '')
            """;

    private static final String GROUNDS = """
            UPDATE vip.line l SET ground = r.ground, ground_by = CASE WHEN g.ground IS NULL THEN :person END,
                debt = g.debt, rule = coalesce(g.rule, word.rule),
                reason = coalesce(g.reason, word.said)
            FROM vip.upload_row r JOIN\s""" + UploadGrounds.WORDS + """
             USING (ground)
            LEFT JOIN vip.ground g ON g.client = r.client AND g.quarter = :quarter AND g.ground = r.ground AND g.matured
            WHERE r.upload = :upload AND r.outcome = 'CHANGE' AND l.list = :list AND l.client = r.client
              AND l.state = 'OPEN' AND r.ground <> coalesce(l.ground, '')
            """;

    /** Clients of another operator (SIB-11). */
    private static final String PROSPECTS = """
            INSERT INTO vip.line AS line (list, section, name, type, tax_id, origin, state, rule, reason, operator, estimate,
                source, confidence, comment)
            SELECT :list, 'POTENTIAL', name, type, tax_id, 'UPLOADED', 'OPEN', 'SIB-11',
                   'A client of another operator (SIB-11)', operator, estimate, source, confidence, comment
            FROM vip.upload_row
            WHERE upload = :upload AND outcome IN ('ADD', 'CHANGE') AND number IS NULL
            ORDER BY row_no
            ON CONFLICT (list, lower(name), lower(operator)) WHERE client IS NULL AND NOT corrected DO UPDATE SET
                name = excluded.name, type = excluded.type, tax_id = coalesce(excluded.tax_id, line.tax_id),
                operator = excluded.operator, estimate = excluded.estimate, source = excluded.source,
                confidence = excluded.confidence, comment = coalesce(excluded.comment, line.comment),
                state = 'OPEN', drop_reason = NULL
            """;

    private record Step(String name, String sql) {}

    private static final List<Step> PUT = List.of(
            new Step("Putting clients on the list", CLIENTS),
            new Step("Changing comments", COMMENTS),
            new Step("Changing grounds", GROUNDS),
            new Step("Putting clients of other operators on the list", PROSPECTS));

    /** What a person waits for: the rows are looked at again, then put. */
    static final int STEPS = 1 + PUT.size();

    private final JdbcClient jdbc;
    private final Criteria criteria;

    UploadedLines(JdbcClient jdbc, Criteria criteria) {
        this.jdbc = jdbc;
        this.criteria = criteria;
    }

    /** The rows must have been checked in this transaction, and the list be locked. */
    void put(long upload, BranchList list, String person) {
        for (Step step : PUT) {
            Progress.step(step.name(), 2 + PUT.indexOf(step), STEPS, 0);
            jdbc.sql(step.sql())
                    .param("upload", upload)
                    .param("list", list.id())
                    .param("branch", list.branch())
                    .param("quarter", list.quarter().toString())
                    .param("threshold", criteria.threshold("NUMBER"))
                    .param("person", person)
                    .update();
        }
        jdbc.sql("SELECT vip.analyze_lists()::text").query().singleValue();
        jdbc.sql("UPDATE vip.branch_list SET revision = revision + 1 WHERE list = :list")
                .param("list", list.id())
                .update();
    }
}
