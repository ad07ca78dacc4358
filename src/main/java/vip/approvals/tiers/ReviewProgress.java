package vip.approvals.tiers;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.web.Moments;

/** How far a review is. */
@Component
class ReviewProgress {

    /**
     * @param done VIPs of parts that are done
     * @param vips of all parts
     * @param expected when it ends if it goes on as so far; null before the first part is done, and after the last
     */
    public record Progress(int partsDone, int parts, int done, int vips, OffsetDateTime expected) {

        @Override
        public String toString() {
            return "%,d of %,d VIPs done in %d of %d parts".formatted(done, vips, partsDone, parts)
                    + (expected == null ? "" : ", expected to end at %1$tF %1$tR".formatted(expected));
        }
    }

    private record Row(
            int partsDone, int parts, int done, int vips, OffsetDateTime startedAt, OffsetDateTime lastDoneAt) {}

    private static final String PROGRESS = """
            SELECT count(p.done_at)::int AS parts_done, count(p.part)::int AS parts,
                   coalesce(sum(p.vips) FILTER (WHERE p.done_at IS NOT NULL), 0)::int AS done,
                   coalesce(sum(p.vips), 0)::int AS vips, r.started_at, max(p.done_at) AS last_done_at
            FROM vip.tier_review r LEFT JOIN vip.tier_review_part p USING (month)
            WHERE r.month = :month GROUP BY r.month
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewProgress(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Progress of(ThreeMonths month) {
        Row row = jdbc.sql(PROGRESS)
                .param("month", month.toString())
                .query(Row.class)
                .single();
        return new Progress(row.partsDone(), row.parts(), row.done(), row.vips(), expected(row));
    }

    /** As fast as up to the last part that is done. */
    private OffsetDateTime expected(Row row) {
        if (row.done() == 0 || row.done() == row.vips()) {
            return null;
        }
        Duration soFar = Duration.between(row.startedAt(), row.lastDoneAt());
        double left = (double) (row.vips() - row.done()) / row.done();
        return Moments.in(clock.getZone(), row.lastDoneAt().plusNanos((long) (soFar.toNanos() * left)));
    }
}
