package vip.approvals.tiers;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.staff.People;
import vip.approvals.web.Moments;

/** The reviews of the last months, for the pages. */
@Component
class TierRuns {

    private static final int SHOWN = 24;

    /**
     * @param startedBy name; null if the timer has started it
     * @param finishedAt null as long as it goes on
     * @param counts by branch, of those that the reader reads as a whole
     */
    public record Run(
            ThreeMonths month,
            OffsetDateTime startedAt,
            String startedBy,
            OffsetDateTime finishedAt,
            String rules,
            ReviewProgress.Progress progress,
            List<ReviewCounts.Row> counts) {

        public ReviewCounts.Row total() {
            return ReviewCounts.total(counts);
        }
    }

    private record Row(
            String month, OffsetDateTime startedAt, String startedBy, OffsetDateTime finishedAt, String rules) {}

    private static final String RUNS = """
            SELECT month, started_at, started_by, finished_at, rules FROM vip.tier_review
            WHERE :month = '' OR month = :month ORDER BY month DESC LIMIT :most
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final People people;
    private final ReviewProgress progress;
    private final ReviewCounts counts;

    TierRuns(JdbcClient jdbc, Clock clock, People people, ReviewProgress progress, ReviewCounts counts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.people = people;
        this.progress = progress;
        this.counts = counts;
    }

    /** The newest first. */
    List<Run> latest(TierReaders.Reading reading) {
        return find("", reading);
    }

    Optional<Run> of(ThreeMonths month, TierReaders.Reading reading) {
        return find(month.toString(), reading).stream().findAny();
    }

    private List<Run> find(String month, TierReaders.Reading reading) {
        return jdbc.sql(RUNS).param("month", month).param("most", SHOWN).query(Row.class).list().stream()
                .map(row -> run(row, reading))
                .toList();
    }

    private Run run(Row row, TierReaders.Reading reading) {
        ThreeMonths month = ThreeMonths.parse(row.month());
        return new Run(
                month,
                Moments.in(clock.getZone(), row.startedAt()),
                row.startedBy().equals(TierReviews.PRODUCT) ? null : people.name(row.startedBy()),
                Moments.in(clock.getZone(), row.finishedAt()),
                row.rules(),
                progress.of(month),
                counts.byBranch(month, reading.whole()));
    }
}
