package vip.approvals.lists;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line as a form shows it. What does not belong to its section is null, and so is what this reader may not see.
 *
 * @param client null for a client of another operator
 * @param number null on the account route
 * @param months empty where there are no charges of a number or account
 * @param said what the sales staff say on the line
 * @param own the reader's own note
 * @param decisions by seat, with codes; security's comments are never among them (AMB-18)
 * @param argument why sales contest a rejection
 * @param changes what a correction has changed
 * @param last what the client was on the branch lists of the quarter before
 */
record ListLine(
        long line,
        String branch,
        String section,
        String client,
        String name,
        String type,
        String taxId,
        String origin,
        String state,
        String route,
        String account,
        String number,
        List<BigDecimal> months,
        BigDecimal total,
        BigDecimal threshold,
        String rule,
        String tier,
        String tierRule,
        String reason,
        String ground,
        BigDecimal debt,
        Outside outside,
        String said,
        String dropReason,
        Note own,
        Map<String, Note> decisions,
        String argument,
        String changes,
        String last) {

    /** A client of another operator (SIB-11, AMB-14). */
    record Outside(String operator, BigDecimal estimate, String source, String confidence) {}

    /** A decision with its coded reason. */
    record Note(String decision, String reason, String comment) {}

    /**
     * Which acts {@code a} everybody may know (B8): those of a branch's directors once both have decided the round. Their
     * chains hold nothing but decisions, so the acts of one round stand at the same position.
     */
    static final String KNOWN = """
            (a.seat NOT IN ('COMMERCIAL', 'SECURITY') OR EXISTS (
                SELECT FROM vip.act other WHERE other.list = a.list AND other.position = a.position
                    AND other.seat = CASE a.seat WHEN 'SECURITY' THEN 'COMMERCIAL' ELSE 'SECURITY' END))
            """;

    /** Decisions on the line itself, or on the one that it corrects; each seat's last one. Security's comment stays there. */
    private static final String DECIDED = """
            (SELECT d.decision || E'\\n' || coalesce(d.reason, '') || E'\\n' || coalesce(%s, '')
             FROM vip.decision d JOIN vip.act a USING (act) LEFT JOIN vip.decision_comment c USING (act, line)
             WHERE (:seat = a.seat OR :decisions AND %s) AND d.line IN (l.line, l.corrects) AND a.seat = '%s'
             ORDER BY d.line DESC, act DESC LIMIT 1)
            """;

    private static final String CHANGES = """
            (SELECT concat_ws('; ',
                CASE WHEN x.name <> l.name THEN 'name: ' || x.name || ' → ' || l.name END,
                CASE WHEN x.ground IS DISTINCT FROM l.ground THEN
                    'ground: ' || coalesce(x.ground, 'none') || ' → ' || coalesce(l.ground, 'none') END,
                CASE WHEN x.debt IS DISTINCT FROM l.debt THEN
                    'debt: ' || coalesce(x.debt::text, 'none') || ' → ' || coalesce(l.debt::text, 'none') END,
                CASE WHEN x.total IS DISTINCT FROM l.total THEN
                    'sum: ' || coalesce(x.total::text, 'none') || ' → ' || coalesce(l.total::text, 'none') END,
                CASE WHEN x.tier IS DISTINCT FROM l.tier THEN 'tier: ' || x.tier || ' → ' || l.tier END,
                CASE WHEN x.operator <> l.operator THEN 'operator: ' || x.operator || ' → ' || l.operator END,
                CASE WHEN x.estimate <> l.estimate THEN 'estimate: ' || x.estimate || ' → ' || l.estimate END,
                CASE WHEN (x.source, x.confidence, x.tax_id, x.type) IS DISTINCT FROM
                          (l.source, l.confidence, l.tax_id, l.type) THEN 'details of the client' END,
                CASE WHEN x.comment IS DISTINCT FROM l.comment THEN 'comment' END)
             FROM vip.line x WHERE x.line = l.corrects)
            """;

    private static final String LAST = """
            (SELECT ob.quarter || ': ' || lower(o.section) || ', ' || lower(replace(o.state, '_', ' '))
             FROM vip.line o JOIN vip.branch_list ob USING (list)
             WHERE o.client = l.client AND ob.branch = b.branch AND ob.quarter < b.quarter AND ob.state IN ('APPLIED', 'CARRIED_OVER')
               AND o.state NOT IN ('DROPPED', 'CORRECTED')
             ORDER BY ob.quarter DESC LIMIT 1)
            """;

    static String select(String from, String orderBy) {
        return "SELECT l.*, b.branch, coalesce(l.debt, l.total, 3 * l.estimate) AS volume,"
                + " v.decision, v.reason AS decision_reason, v.comment AS decision_comment,"
                + DECIDED.formatted("CASE WHEN :comments THEN c.comment END", KNOWN, "COMMERCIAL") + " AS commercial,"
                + DECIDED.formatted("CASE WHEN :seat = 'SECURITY' THEN c.comment END", KNOWN, "SECURITY")
                + " AS security,"
                + DECIDED.formatted("CASE WHEN :comments THEN c.comment END", KNOWN, "HQ_COMMERCIAL")
                + " AS hq_commercial,"
                + "(SELECT text FROM vip.argument g WHERE g.line = l.line AND :decisions"
                + " AND (l.state <> 'CONTESTED' OR :drafts)) AS argument,"
                + CHANGES + " AS changes," + LAST + " AS last "
                + from + " ORDER BY " + orderBy + " LIMIT :limit OFFSET :offset";
    }

    static ListLine read(ResultSet row) throws SQLException {
        String operator = row.getString("operator");
        return new ListLine(
                row.getLong("line"),
                row.getString("branch"),
                row.getString("section"),
                row.getString("client"),
                row.getString("name"),
                row.getString("type"),
                row.getString("tax_id"),
                row.getString("origin"),
                row.getString("state"),
                row.getString("route"),
                row.getString("account"),
                row.getString("number"),
                months(row),
                row.getBigDecimal("total"),
                row.getBigDecimal("threshold"),
                row.getString("rule"),
                row.getString("tier"),
                row.getString("tier_rule"),
                row.getString("reason"),
                row.getString("ground"),
                row.getBigDecimal("debt"),
                operator == null
                        ? null
                        : new Outside(
                                operator,
                                row.getBigDecimal("estimate"),
                                row.getString("source"),
                                row.getString("confidence")),
                row.getString("comment"),
                row.getString("drop_reason"),
                row.getString("decision") == null
                        ? null
                        : new Note(
                                row.getString("decision"),
                                row.getString("decision_reason"),
                                row.getString("decision_comment")),
                decisions(row),
                row.getString("argument"),
                row.getString("changes"),
                row.getString("last"));
    }

    private static List<BigDecimal> months(ResultSet row) throws SQLException {
        return row.getBigDecimal("month_1") == null
                ? List.of()
                : List.of(row.getBigDecimal("month_1"), row.getBigDecimal("month_2"), row.getBigDecimal("month_3"));
    }

    private static Map<String, Note> decisions(ResultSet row) throws SQLException {
        Map<String, Note> decisions = new TreeMap<>();
        for (String seat : List.of("commercial", "security", "hq_commercial")) {
            String text = row.getString(seat);
            if (text != null) {
                List<String> parts = Arrays.stream(text.split("\n", 3))
                        .map(part -> part.isEmpty() ? null : part)
                        .toList();
                decisions.put(
                        seat.toUpperCase(java.util.Locale.ROOT), new Note(parts.get(0), parts.get(1), parts.get(2)));
            }
        }
        return decisions;
    }
}
