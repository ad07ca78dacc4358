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

    /** Headquarters' numbers for one branch. */
    record BranchTotals(
            String branch, String name, String state, long agreed, long rejected, long dropped, BigDecimal total) {}

    private final JdbcClient jdbc;

    CycleTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the branches' names. */
    List<BranchTotals> branches(Quarter quarter) {
        return jdbc.sql("""
                        SELECT l.branch, b.name, l.state,
                               count(*) FILTER (WHERE i.state IN ('AGREED', 'APPLIED')) AS agreed,
                               count(*) FILTER (WHERE i.state = 'REJECTED') AS rejected,
                               count(*) FILTER (WHERE i.state = 'DROPPED') AS dropped,
                               coalesce(sum(i.total) FILTER (WHERE i.state IN ('AGREED', 'APPLIED')), 0) AS total
                        FROM vip.branch_list l JOIN vip.branch b USING (branch) LEFT JOIN vip.line i USING (list)
                        WHERE l.quarter = :quarter GROUP BY l.branch, b.name, l.state ORDER BY b.name
                        """)
                .param("quarter", quarter.toString())
                .query(BranchTotals.class)
                .list();
    }

    /** Agreed lines by tier over all branches. */
    Map<String, Long> tiers(Quarter quarter) {
        Map<String, Long> tiers = new TreeMap<>(Map.of("T1", 0L, "T2", 0L, "T3", 0L));
        jdbc.sql("""
                        SELECT tier, count(*) AS lines FROM vip.line JOIN vip.branch_list l USING (list)
                        WHERE l.quarter = :quarter AND line.state IN ('AGREED', 'APPLIED') GROUP BY tier
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
