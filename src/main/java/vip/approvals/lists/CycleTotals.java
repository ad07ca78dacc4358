package vip.approvals.lists;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;

/** What headquarters sees of a whole quarter: each branch, all tiers, and what looks implausible. */
@Component
class CycleTotals {

    /**
     * Headquarters' numbers for one branch.
     *
     * @param agreed new VIPs, {@code removals} and {@code potential}: what both directors have approved
     * @param vips of the branch as it stands, before these lines take effect
     * @param total sum of the new VIPs' quarter
     */
    record BranchTotals(
            String branch,
            String name,
            String state,
            long agreed,
            long removals,
            long potential,
            long disputed,
            long rejected,
            long withdrawn,
            long moved,
            long dropped,
            long vips,
            BigDecimal total) {}

    /**
     * What has changed since the last quarter's list of a branch, by section.
     *
     * @param added clients who were not in this section then; @param again who were; @param gone who no longer are
     */
    public record Change(String branch, String section, String since, long added, long again, long gone) {}

    private final JdbcClient jdbc;

    CycleTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the branches' names. */
    List<BranchTotals> branches(Quarter quarter) {
        return jdbc.sql("""
                        SELECT l.branch, b.name, l.state, i.*,
                               (SELECT count(*) FROM vip.vip_status JOIN vip.client c USING (client)
                                WHERE c.branch = l.branch) AS vips
                        FROM vip.branch_list l JOIN vip.branch b USING (branch) CROSS JOIN LATERAL (
                            SELECT count(*) FILTER (WHERE good AND section = 'NEW') AS agreed,
                                   count(*) FILTER (WHERE good AND section = 'REMOVE') AS removals,
                                   count(*) FILTER (WHERE good AND section = 'POTENTIAL') AS potential,
                                   count(*) FILTER (WHERE state = 'DISPUTED') AS disputed,
                                   count(*) FILTER (WHERE state = 'REJECTED') AS rejected,
                                   count(*) FILTER (WHERE state = 'WITHDRAWN') AS withdrawn,
                                   count(*) FILTER (WHERE state = 'MOVED') AS moved,
                                   count(*) FILTER (WHERE state = 'DROPPED') AS dropped,
                                   coalesce(sum(total) FILTER (WHERE good AND section = 'NEW'), 0) AS total
                            FROM (SELECT *, state IN ('AGREED', 'APPLIED') AS good FROM vip.line
                                  WHERE list = l.list) AS lines) AS i
                        WHERE l.quarter = :quarter AND l.state <> 'CANCELLED' ORDER BY b.name
                        """)
                .param("quarter", quarter.toString())
                .query(BranchTotals.class)
                .list();
    }

    /** What has changed since the quarter before that was approved, branch by branch. */
    List<Change> changes(Quarter quarter) {
        return jdbc.sql("""
                        WITH pairs AS (
                            SELECT l.list, l.branch, p.list AS last, p.quarter AS since
                            FROM vip.branch_list l JOIN LATERAL (
                                SELECT list, quarter FROM vip.branch_list p
                                WHERE p.branch = l.branch AND p.quarter < l.quarter AND p.state = 'APPLIED'
                                ORDER BY quarter DESC LIMIT 1) AS p ON true
                            WHERE l.quarter = :quarter AND l.state <> 'CANCELLED'
                        ), both_lists AS (
                            SELECT branch, since, section, coalesce(client, lower(name || '|' || operator)) AS who,
                                   bool_or(i.list = p.list) AS is_on, bool_or(i.list = p.last) AS was_on
                            FROM pairs p JOIN vip.line i ON i.list IN (p.list, p.last)
                            WHERE i.state IN ('AGREED', 'APPLIED', 'DISPUTED') AND i.erasure IS NULL
                            GROUP BY branch, since, section, who)
                        SELECT branch, section, since, count(*) FILTER (WHERE is_on AND NOT was_on) AS added,
                               count(*) FILTER (WHERE is_on AND was_on) AS again,
                               count(*) FILTER (WHERE NOT is_on) AS gone
                        FROM both_lists GROUP BY branch, section, since
                        ORDER BY branch, array_position(ARRAY['NEW', 'REMOVE', 'POTENTIAL'], section)
                        """)
                .param("quarter", quarter.toString())
                .query(Change.class)
                .list();
    }

    /** Agreed new VIPs by tier over all branches. */
    Map<String, Long> tiers(Quarter quarter) {
        Map<String, Long> tiers = new TreeMap<>(Map.of("T1", 0L, "T2", 0L, "T3", 0L));
        jdbc.sql("""
                        SELECT tier, count(*) AS lines FROM vip.line JOIN vip.branch_list l USING (list)
                        WHERE l.quarter = :quarter AND l.state <> 'CANCELLED' AND line.section = 'NEW'
                          AND line.state IN ('AGREED', 'APPLIED')
                        GROUP BY tier
                        """)
                .param("quarter", quarter.toString())
                .query((row, number) -> tiers.put(row.getString("tier"), row.getLong("lines")))
                .list();
        return tiers;
    }

    /** What looks implausible: the top tier should be single clients, fewer than the middle one (BVK-10). */
    static List<String> warnings(Map<String, Long> tiers) {
        return tiers.get("T3") > tiers.get("T2")
                ? List.of("Tier T3 (%d lines) outgrows T2 (%d): check the figures (BVK-10)."
                        .formatted(tiers.get("T3"), tiers.get("T2")))
                : List.of();
    }
}
