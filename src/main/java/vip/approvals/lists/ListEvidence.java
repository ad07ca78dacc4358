package vip.approvals.lists;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What must hold of sealed lists (B1): content, seal, acts and their chains, decisions, and the states that follow from
 * them. Not covered, because they can be erased or belong to no seal: comments, arguments, words, dropped lines, and lists
 * that are still being prepared.
 */
@Configuration(proxyBeanMethods = false)
public class ListEvidence {

    /** Sealed lines whose content is still there. A line whose client was erased keeps its hash and is left out here. */
    private static final String WITH_CONTENT = "l.hash IS NOT NULL AND l.erasure IS NULL";

    @Bean
    static EvidenceCheck contentsFit() {
        return new EvidenceCheck(
                "lines", "SELECT count(*) FROM vip.line WHERE hash IS NOT NULL", """
                SELECT l.list, l.line, 'its content is not what was sealed' AS what
                FROM vip.line l WHERE %s AND l.hash <> vip.hashed_again(l)
                """.formatted(WITH_CONTENT));
    }

    /**
     * The list's hash over those of its lines. What sales have corrected or withdrawn since the directors returned it leaves
     * the list with the next seal only; a cancelled list may have ended before or after that.
     */
    @Bean
    static EvidenceCheck sealsFit() {
        return new EvidenceCheck("lists", "SELECT count(*) FROM vip.branch_list WHERE hash IS NOT NULL", """
                SELECT list, NULL::bigint AS line,
                    'its lines are not those that were sealed: one is missing, added, or sealed anew' AS what
                FROM (SELECT b.list, b.state, b.hash,
                          sha256(coalesce(string_agg(l.hash, ''::bytea ORDER BY l.line)
                              FILTER (WHERE NOT gone), ''::bytea)) AS after_rework,
                          sha256(coalesce(string_agg(l.hash, ''::bytea ORDER BY l.line)
                              FILTER (WHERE NOT gone OR l.state <> 'DROPPED' AND l.round = b.round), ''::bytea)) AS in_rework
                      FROM vip.branch_list b LEFT JOIN (
                          SELECT *, state IN ('DROPPED', 'CORRECTED', 'WITHDRAWN') AS gone FROM vip.line) AS l
                          ON l.list = b.list AND l.hash IS NOT NULL
                      WHERE b.hash IS NOT NULL GROUP BY b.list) AS sealed
                WHERE CASE state WHEN 'REWORK' THEN hash <> in_rework
                    WHEN 'CANCELLED' THEN hash NOT IN (in_rework, after_rework) ELSE hash <> after_rework END
                """);
    }

    /** Whether a list was signed as it is sealed, and approved as it has taken effect. */
    @Bean
    static EvidenceCheck signaturesFit() {
        return new EvidenceCheck(null, null, """
                SELECT b.list, NULL::bigint AS line, 'no act of a director accounts for the state ' || b.state AS what
                FROM vip.branch_list b
                CROSS JOIN LATERAL (
                    SELECT (array_agg(a.kind ORDER BY a.position DESC) FILTER (WHERE a.seat = 'SALES_DIRECTOR'))[1] AS last,
                        bool_or(a.kind = 'SIGN') AS signed,
                        bool_or(a.kind = 'SIGN' AND a.shown = b.hash) AS signed_so,
                        bool_or(a.kind = 'APPROVE' AND a.shown = b.hash) AS approved_so
                    FROM vip.act a WHERE a.list = b.list) AS acts
                WHERE NOT coalesce(CASE b.state
                    WHEN 'PREPARING' THEN coalesce(last, 'RECALL') IN ('SEND_BACK', 'RECALL')
                    WHEN 'COORDINATION' THEN signed_so
                    WHEN 'REWORK' THEN signed_so
                    WHEN 'AGREED' THEN signed
                    WHEN 'APPLIED' THEN signed AND approved_so
                    ELSE true END, false)
                """);
    }

    /** Each act with itself and with the one before it, and the last one with what the chain remembers. */
    @Bean
    static EvidenceCheck chainsFit() {
        return new EvidenceCheck("acts", "SELECT count(*) FROM vip.act", """
                SELECT a.list, NULL::bigint AS line,
                    CASE WHEN a.hash <> vip.act_hash(a.act_row) THEN format('act %s of %s is not what was recorded', a.position, a.seat)
                         ELSE format('the act before act %s of %s is missing or another one', a.position, a.seat) END AS what
                FROM (SELECT x.*, x AS act_row, row_number() OVER w AS expected, lag(hash, 1, ''::bytea) OVER w AS before
                      FROM vip.act x WINDOW w AS (PARTITION BY list, seat ORDER BY position)) AS a
                WHERE a.hash <> vip.act_hash(a.act_row) OR a.position <> a.expected OR a.previous_hash <> a.before
                UNION ALL
                SELECT list, NULL, format('the last act of %s is missing: there were %s', seat, c.acts)
                FROM vip.act_chain c
                FULL JOIN (SELECT DISTINCT ON (list, seat) list, seat, position, hash FROM vip.act
                           ORDER BY list, seat, position DESC) AS last USING (list, seat)
                WHERE (c.acts, c.hash) IS DISTINCT FROM (last.position, last.hash)
                UNION ALL
                SELECT NULL, NULL, format('there were %s acts on %s, and fewer are left', acts, at::date)
                FROM vip.verification WHERE acts > (SELECT count(*) FROM vip.act)
                """);
    }

    /** Each decision with the line that was sealed, and all of an act with what it recorded. */
    @Bean
    static EvidenceCheck decisionsFit() {
        return new EvidenceCheck("decisions", "SELECT count(*) FROM vip.decision", """
                SELECT coalesce(l.list, a.list) AS list, l.line, CASE WHEN l.line IS NULL THEN 'a line that was decided is missing'
                    ELSE 'a decision on it is about something else than what was sealed, or its act is missing' END AS what
                FROM vip.decision d LEFT JOIN vip.line l USING (line) LEFT JOIN vip.act a USING (act)
                WHERE a.act IS NULL OR d.line_hash IS DISTINCT FROM l.hash
                UNION ALL
                SELECT list, NULL, format('the decisions of act %s of %s are not those that were recorded', position, seat)
                FROM (SELECT a.*, count(d.line) AS decided, sha256(convert_to(coalesce(string_agg(
                          concat_ws('|', d.line, encode(d.line_hash, 'hex'), d.decision, d.reason), E'\\n' ORDER BY d.line),
                          ''), 'UTF8')) AS expected
                      FROM vip.act a LEFT JOIN vip.decision d USING (act) GROUP BY a.act) AS a
                WHERE kind <> 'ACKNOWLEDGE' AND content <> expected
                    AND NOT (kind <> 'DECIDE' AND decided = 0 AND content = ''::bytea)
                """);
    }

    /**
     * A line's state follows from its decisions: two approvals, or the last word of HQ's commercial director, and nothing
     * else makes it agreed (SIB-02, SIB-03, AMB-13). Before there was rework, a director's rejection was final.
     */
    @Bean
    static EvidenceCheck statesFit() {
        return new EvidenceCheck(null, null, """
                SELECT l.list, l.line, format('its state %s does not follow from the decisions', l.state) AS what
                FROM vip.line l JOIN vip.branch_list b USING (list)
                LEFT JOIN (
                    SELECT d.line, count(DISTINCT a.seat) FILTER (WHERE a.seat <> 'HQ_COMMERCIAL') AS decided,
                        count(DISTINCT a.seat) FILTER (WHERE a.seat <> 'HQ_COMMERCIAL' AND d.decision = 'APPROVE') AS approved,
                        max(d.decision) FILTER (WHERE a.seat = 'HQ_COMMERCIAL') AS last_word,
                        bool_or(d.decision = 'REJECT' AND a.version = 1) AS rejected_before
                    FROM vip.decision d JOIN vip.act a USING (act) GROUP BY d.line) AS d USING (line)
                WHERE l.hash IS NOT NULL AND NOT coalesce(CASE
                    WHEN l.state IN ('AGREED', 'APPLIED') THEN (l.state = 'AGREED' OR b.state = 'APPLIED')
                        AND coalesce(last_word = 'APPROVE', approved = 2)
                    WHEN l.state = 'REJECTED' THEN last_word = 'REJECT' OR last_word IS NULL AND rejected_before
                    WHEN l.state = 'OPEN' THEN b.state IN ('COORDINATION', 'CARRIED_OVER', 'CANCELLED')
                    WHEN l.state = 'MOVED' THEN coalesce(approved, 0) < 2 AND last_word IS NULL
                    WHEN l.state = 'DROPPED' OR b.state = 'APPLIED' AND l.state IN ('RETURNED', 'CONTESTED', 'DISPUTED') THEN false
                    ELSE decided = 2 AND approved < 2 AND last_word IS NULL END, false)
                """);
    }

    /** Each kept sheet with its hash, and with the one that was acknowledged. */
    @Bean
    static EvidenceCheck sheetsFit() {
        return new EvidenceCheck("coordination sheets", "SELECT count(*) FROM vip.sheet", """
                SELECT list, NULL::bigint AS line, 'its coordination sheet is not the one that was kept' AS what
                FROM vip.sheet s WHERE encode(sha256(pdf), 'hex') IS DISTINCT FROM sha256
                    AND NOT (pdf IS NULL AND EXISTS (  -- it named a client who was erased
                        SELECT FROM vip.line l WHERE l.list = s.list AND l.erasure IS NOT NULL))
                UNION ALL
                SELECT a.list, NULL, 'its coordination sheet is not the one that was acknowledged'
                FROM vip.act a LEFT JOIN vip.sheet s USING (list)
                WHERE a.kind = 'ACKNOWLEDGE' AND a.content <> ''::bytea AND encode(a.content, 'hex') IS DISTINCT FROM s.sha256
                """);
    }
}
