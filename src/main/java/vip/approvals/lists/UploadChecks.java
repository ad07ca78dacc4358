package vip.approvals.lists;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * SIB-06, SIB-08, SIB-09, SIB-11, BVK-06: what each row of a staged file would do to the list as it is now, with the
 * facts that its last check has measured: in one statement, however many rows there are. Nothing of another branch is told but that it has the client on its list.
 */
@Component
class UploadChecks {

    /** The rows to look at, by where they are. */
    private static final String STORED = "SELECT * FROM vip.upload_row WHERE upload = :upload";

    private static final String INCOMING = "SELECT * FROM incoming";

    /**
     * Whom each row means, and of those that mean the same client the first. A number is looked up as a client's, an
     * account's and a subscriber's in one go; whether it means several clients, the first and the last of them tell.
     */
    private static final String FOUND = """
            mine AS NOT MATERIALIZED (
                %s
            ), numbers AS MATERIALIZED (
                SELECT number FROM mine WHERE bad IS NULL AND number IS NOT NULL
            ), found AS (
                SELECT number, min(client) AS first, max(client) AS last FROM (
                    SELECT number, number AS client FROM numbers
                    UNION ALL
                    SELECT n.number, a.client FROM numbers n JOIN vip.account a ON a.account = n.number
                    UNION ALL
                    SELECT n.number, h.client FROM numbers n JOIN vip.charge h ON h.number = n.number
                    WHERE h.month >= :from
                ) AS meanings JOIN vip.client c USING (client)
                WHERE c.branch = :branch GROUP BY number
            ), meant AS MATERIALIZED (
                SELECT m.row_no, f.first, f.last, CASE WHEN f.first = f.last THEN f.first END AS client, CASE
                           WHEN m.number IS NOT NULL THEN
                               'client ' || CASE WHEN f.first = f.last THEN f.first ELSE m.number END
                           ELSE 'name ' || lower(m.name) || E'\\n' || lower(m.operator) END AS who
                FROM mine m LEFT JOIN found f USING (number)
                WHERE m.bad IS NULL
            ), doubles AS (
                SELECT who, min(row_no) AS first_row FROM meant GROUP BY who HAVING count(*) > 1
            ), rows AS (
                SELECT m.row_no, m.raw, m.bad, m.tax_doubt, m.section, m.number, m.name, m.type, m.tax_id, m.ground,
                       m.comment, m.operator, m.estimate, m.source, m.confidence, w.client, w.first, w.last, d.first_row
                FROM mine m LEFT JOIN meant w USING (row_no) LEFT JOIN doubles d USING (who)
            )
            """;

    /** Beside each row: the line that it would change, the assessment, the status and the ground. */
    private static final String FACTS = """
            FROM rows r
            LEFT JOIN vip.line own ON own.list = :list AND own.client = r.client AND NOT own.corrected
            LEFT JOIN vip.line other ON r.number IS NULL AND other.list = :list AND other.client IS NULL
                AND lower(other.name) = lower(r.name) AND lower(other.operator) = lower(r.operator)
                AND NOT other.corrected
            LEFT JOIN vip.line l ON l.line = coalesce(own.line, other.line)
            LEFT JOIN vip.assessment a ON a.client = r.client AND a.quarter = :quarter AND a.branch = :branch
            LEFT JOIN vip.vip_status s ON s.client = r.client
            LEFT JOIN vip.ground g ON g.client = r.client AND g.quarter = :quarter AND g.ground = r.ground
            LEFT JOIN\s""" + UploadGrounds.WORDS + """
             ON word.ground = r.ground
            LEFT JOIN (SELECT DISTINCT client FROM (\s""" + Proposals.ON_OTHER_LISTS + """
            ) AS other_lists) AS elsewhere ON elsewhere.client = r.client
            """;

    private static final String PROBLEM = """
            CASE WHEN r.bad IS NOT NULL THEN r.bad
                 WHEN r.first_row < r.row_no THEN 'is the same client as in row ' || r.first_row
                 WHEN r.number IS NOT NULL AND r.first IS NULL THEN
                     'No client of this branch has this number'
                 WHEN r.number IS NOT NULL AND r.client IS NULL THEN
                     'the number belongs to several clients, such as ' || r.first || ' and ' || r.last
                         || ': give the client''s own number'
                 WHEN l.state = 'DROPPED' AND l.dropped_by IS NOT NULL THEN
                     'was dropped from this list: restore the line instead'
                 WHEN elsewhere.client IS NOT NULL THEN 'is on another branch''s list of this quarter'
                 WHEN r.number IS NULL THEN CASE WHEN r.tax_id IS DISTINCT FROM l.tax_id THEN r.tax_doubt END
                 WHEN r.section = 'REMOVE' AND s.client IS NULL THEN 'is no VIP'
                 WHEN r.section <> 'REMOVE' AND s.client IS NOT NULL THEN 'is a VIP already (' || s.tier || ')'
                 WHEN r.section = 'NEW' AND a.outcome IS DISTINCT FROM 'ELIGIBLE' THEN
                     'cannot become a VIP. ' || coalesce(a.reason, 'There are no charges')
                 WHEN r.section = 'POTENTIAL' AND a.outcome = 'ELIGIBLE' THEN
                     'meets the criteria, so the section is NEW. ' || a.reason
                 WHEN r.ground IS NULL OR coalesce(g.matured, false) THEN NULL
                 WHEN NOT word.outside THEN 'has no ground "' || word.words || '": '
                     || coalesce('not matured yet. ' || g.reason, 'billing shows no such thing at the cut-off')
                 WHEN coalesce(r.comment, l.comment) IS NULL THEN
                     'billing does not know this yet, so say in the comment how you know that "' || word.words || '"'
            END
            """;

    /** What would be different on a line that is there; a blank leaves what stands on it. */
    private static final String CHANGES = """
            CASE WHEN l.line IS NOT NULL THEN nullif(concat_ws('; ',
                CASE WHEN r.section <> l.section THEN 'section: ' || l.section || ' → ' || r.section END,
                CASE WHEN r.ground <> coalesce(l.ground, '') THEN
                    'ground: ' || coalesce(l.ground, 'none') || ' → ' || r.ground END,
                CASE WHEN r.comment <> coalesce(l.comment, '') THEN
                    'comment: ' || coalesce(l.comment, 'none') || ' → ' || r.comment END,
                CASE WHEN r.number IS NULL THEN nullif(concat_ws('; ',
                    CASE WHEN r.name <> l.name THEN 'name: ' || l.name || ' → ' || r.name END,
                    CASE WHEN r.type <> l.type THEN 'type: ' || l.type || ' → ' || r.type END,
                    CASE WHEN r.tax_id <> coalesce(l.tax_id, '') THEN
                        'tax_id: ' || coalesce(l.tax_id, 'none') || ' → ' || r.tax_id END,
                    CASE WHEN r.operator <> l.operator THEN 'operator: ' || l.operator || ' → ' || r.operator END,
                    CASE WHEN r.estimate <> l.estimate THEN 'estimate: ' || l.estimate || ' → ' || r.estimate END,
                    CASE WHEN r.source <> l.source THEN 'source: ' || l.source || ' → ' || r.source END,
                    CASE WHEN r.confidence <> l.confidence THEN
                        'confidence: ' || l.confidence || ' → ' || r.confidence END), '') END), '') END
            """;

    /** What a person should know of a line that would be added. */
    private static final String ADDED = """
            CASE WHEN r.number IS NULL THEN 'A client of another operator (SIB-11)'
                 WHEN r.section = 'NEW' THEN a.tier || '. ' || a.reason
                 WHEN r.section = 'POTENTIAL' THEN coalesce(a.reason, 'There are no charges')
                 WHEN r.ground IS NULL THEN 'No ground yet: choose one before the list is handed over (SIB-08)'
                 WHEN g.matured THEN g.reason
                 ELSE word.said END
            """;

    private static final String TOLD = "WITH " + FOUND + ", looked AS (SELECT r.*, l.line, l.state, "
            + PROBLEM + " AS problem, " + CHANGES + " AS changes, " + ADDED + " AS added " + FACTS + """
            ), checked AS (
                SELECT *, CASE WHEN problem IS NOT NULL THEN 'REFUSED'
                               WHEN line IS NULL OR state = 'DROPPED' THEN 'ADD'
                               WHEN changes IS NULL THEN 'SAME' ELSE 'CHANGE' END AS outcome
                FROM looked
            ), told AS (
                SELECT *, CASE outcome WHEN 'REFUSED' THEN problem WHEN 'ADD' THEN added ELSE changes END AS reason
                FROM checked)
            """;

    /** Rows are stored with their verdict: to store them first and to change each then takes twice as long. */
    private static final String STORE =
            TOLD.formatted(INCOMING) + """
            INSERT INTO vip.upload_row (upload, client, outcome, reason,\s""" + UploadRow.COLUMNS + """
            ) SELECT :upload, client, outcome, reason,\s""" + UploadRow.COLUMNS + " FROM told";

    private static final String CHECK = TOLD.formatted(STORED) + """
            UPDATE vip.upload_row u SET client = t.client, outcome = t.outcome, reason = t.reason
            FROM told t
            WHERE u.upload = :upload AND u.row_no = t.row_no
              AND (u.client, u.outcome, u.reason) IS DISTINCT FROM (t.client, t.outcome, t.reason)
            """;

    private final JdbcClient jdbc;

    UploadChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the rows of the table {@code incoming}, which this transaction has made and filled. */
    void store(long upload, BranchList list) {
        look(STORE, upload, list);
    }

    /** @return how many rows mean something else than they did when they were looked at last */
    int check(long upload, BranchList list) {
        return look(CHECK, upload, list);
    }

    private int look(String sql, long upload, BranchList list) {
        jdbc.sql("SET LOCAL work_mem = '64MB'").update(); // what is joined and sorted stays off the disk
        return jdbc.sql(sql)
                .param("upload", upload)
                .param("list", list.id())
                .param("branch", list.branch())
                .param("quarter", list.quarter().toString())
                .param("from", list.quarter().months().get(0).atDay(1))
                .update();
    }
}
