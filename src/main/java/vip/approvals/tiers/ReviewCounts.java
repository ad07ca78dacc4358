package vip.approvals.tiers;

import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.ThreeMonths;

/** What reviews have done, in numbers. */
@Component
class ReviewCounts {

    /** Of the parts that are done. */
    public record Row(String branch, int vips, int up, int down, int watched, int notMet, int unchanged) {}

    private static final String BY_BRANCH = """
            SELECT branch, sum(up + down + watched + not_met + unchanged)::int AS vips, sum(up)::int AS up,
                   sum(down)::int AS down, sum(watched)::int AS watched, sum(not_met)::int AS not_met,
                   sum(unchanged)::int AS unchanged
            FROM vip.tier_review_part WHERE month = :month AND branch IN (:branches) AND done_at IS NOT NULL
            GROUP BY branch ORDER BY branch
            """;

    private final JdbcClient jdbc;

    ReviewCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> byBranch(ThreeMonths month, Collection<String> branches) {
        return branches.isEmpty()
                ? List.of()
                : jdbc.sql(BY_BRANCH)
                        .param("month", month.toString())
                        .param("branches", branches)
                        .query(Row.class)
                        .list();
    }

    static Row total(List<Row> rows) {
        return new Row(
                "",
                sum(rows, Row::vips),
                sum(rows, Row::up),
                sum(rows, Row::down),
                sum(rows, Row::watched),
                sum(rows, Row::notMet),
                sum(rows, Row::unchanged));
    }

    private static int sum(List<Row> rows, ToIntFunction<Row> count) {
        return rows.stream().mapToInt(count).sum();
    }
}
