package vip.approvals.lists;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.criteria.Criteria;

/**
 * What no branch sees alone (B6): the same legal entity treated differently elsewhere, and accounts that seem split
 * around the threshold. One entity is one tax number, or one client where there is none. Of other branches only the
 * name and the section are told.
 */
@Component
class Conflicts {

    /** @param line of this branch; null if none of its lines is concerned */
    public record Conflict(String kind, String branch, Long line, String client, String name, String text) {}

    private static final String FIND = """
            WITH treated AS NOT MATERIALIZED (
                SELECT i.line, i.section, i.client, i.name, b.branch, coalesce(c.tax_id, i.tax_id) AS entity
                FROM vip.line i JOIN vip.branch_list b USING (list) LEFT JOIN vip.client c USING (client)
                WHERE b.quarter = :quarter AND b.state NOT IN ('CANCELLED', 'CARRIED_OVER')
                  AND i.state NOT IN ('DROPPED', 'CORRECTED', 'WITHDRAWN', 'REJECTED', 'MOVED')
                UNION ALL
                SELECT NULL, 'VIP', c.client, c.name, c.branch, c.tax_id
                FROM vip.vip_status JOIN vip.client c USING (client)
            ), shared AS (  -- few of many: only an entity that stands there as two is looked at further
                SELECT * FROM treated WHERE entity IN (
                    SELECT entity FROM treated WHERE entity IS NOT NULL GROUP BY entity
                    HAVING min(coalesce(client, line::text)) <> max(coalesce(client, line::text)))
            ), split AS (
                SELECT array_agg(a.client) AS clients, sum(a.accounts) AS accounts
                FROM vip.assessment a JOIN vip.client c USING (client)
                WHERE a.quarter = :quarter AND a.accounts > CASE WHEN c.tax_id IS NULL THEN 1 ELSE 0 END
                GROUP BY coalesce('tax ' || c.tax_id, 'client ' || c.client)
                HAVING sum(a.accounts) > 1 AND max(a.account_total) <= :threshold AND sum(a.client_total) > :threshold
            ), found AS (
                SELECT CASE other.section WHEN 'VIP' THEN mine.section || '_AND_VIP' WHEN mine.section THEN 'PROPOSED_TWICE'
                                          ELSE 'NEW_AND_REMOVED' END AS kind,
                       mine.branch, mine.line, mine.client, mine.name,
                       CASE WHEN other.section = 'VIP' THEN lower(mine.section) || ' here, a VIP'
                            WHEN mine.section = other.section THEN 'also new'
                            WHEN mine.section = 'NEW' THEN 'new here, proposed for removal'
                            ELSE 'removed here, new' END || ' in ' || o.name AS text
                FROM shared mine JOIN shared other USING (entity) JOIN vip.branch o ON o.branch = other.branch
                WHERE (mine.section, other.section) IN (('NEW', 'REMOVE'), ('REMOVE', 'NEW'), ('NEW', 'NEW'),
                          ('NEW', 'VIP'), ('POTENTIAL', 'VIP'))
                  AND mine.line IS DISTINCT FROM other.line AND mine.client IS DISTINCT FROM other.client
                UNION ALL
                SELECT 'SPLIT', c.branch, l.line, c.client, c.name,
                       split.accounts || ' accounts of one entity, each at most '
                       || to_char(:threshold, 'FM999,999,999,990.00') || ' in the quarter, together more (BVK-02)'
                FROM split CROSS JOIN unnest(split.clients) AS part(client) JOIN vip.client c USING (client)
                LEFT JOIN (vip.line l JOIN vip.branch_list b ON b.list = l.list AND b.quarter = :quarter
                               AND b.state <> 'CANCELLED')
                    ON l.client = c.client AND l.state NOT IN ('DROPPED', 'CORRECTED')
                WHERE c.branch IN (SELECT branch FROM vip.branch_list WHERE quarter = :quarter AND state <> 'CANCELLED'))
            """;

    private static final String OF = " WHERE :branch::text IS NULL OR branch = :branch";
    /** More than anybody reads; the signature covers all. */
    private static final String ORDER = " ORDER BY branch, kind, name, line, text LIMIT 1000";

    private static final String ONE = FIND + ", one AS (SELECT DISTINCT * FROM found" + OF + ")";

    private static final String KEEP = """
            , kept AS (
                INSERT INTO vip.conflict_seen (list, kind, line, text, person, at)
                SELECT DISTINCT :list, kind, line, text, :person, :now::timestamptz FROM one)
            """;

    private static final String FINGERPRINT =
            " SELECT to_hex(coalesce(bit_xor(hashtextextended(concat_ws('|', kind, line, client, text), 0)), 0)) FROM one";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Criteria criteria;

    Conflicts(JdbcClient jdbc, Clock clock, Criteria criteria) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.criteria = criteria;
    }

    /** @param branch null for all branches, as headquarters sees them */
    List<Conflict> find(Quarter quarter, String branch) {
        return with(FIND + "SELECT DISTINCT * FROM found" + OF + ORDER, quarter, branch)
                .query(Conflict.class)
                .list();
    }

    /** Changes whenever what {@link #find} says of the branch changes. */
    String fingerprint(BranchList list) {
        return with(ONE + FINGERPRINT, list.quarter(), list.branch())
                .query(String.class)
                .single();
    }

    /**
     * Keeps what there is now as what the person has seen before signing.
     *
     * @return its {@link #fingerprint}, by which the caller sees whether that is true
     */
    String keepAsSeen(BranchList list, String person) {
        return with(ONE + KEEP + FINGERPRINT, list.quarter(), list.branch())
                .param("list", list.id())
                .param("person", person)
                .param("now", OffsetDateTime.now(clock))
                .query(String.class)
                .single();
    }

    private JdbcClient.StatementSpec with(String sql, Quarter quarter, String branch) {
        return jdbc.sql(sql)
                .param("quarter", quarter.toString())
                .param("threshold", criteria.threshold("ACCOUNT"))
                .param("branch", branch);
    }
}
