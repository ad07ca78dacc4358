package vip.approvals.tiers;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.criteria.Criteria;
import vip.approvals.criteria.MissingCharges;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Organisation;

/** Which month is reviewed, once and one after the other (GT-13, AMB-36). */
@Service
public class TierReviews {

    /** Who has started a review that no person has. */
    public static final String PRODUCT = "product";

    private static final Logger log = LoggerFactory.getLogger(TierReviews.class);

    private static final String CUT_INTO_PARTS = """
            WITH vips AS (
                SELECT client, c.branch, (row_number() OVER (PARTITION BY c.branch ORDER BY client) - 1) / :size AS slice
                FROM vip.vip_status JOIN vip.client c USING (client) WHERE c.branch IN (:branches)
            ), parts AS (
                SELECT branch, slice, min(client) AS first, max(client) AS last, count(*) AS vips
                FROM vips GROUP BY branch, slice)
            INSERT INTO vip.tier_review_part (month, part, branch, first_client, last_client, vips)
            SELECT :month, row_number() OVER (ORDER BY branch, slice) - 1, branch, first, last, vips FROM parts
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TierSettings settings;
    private final Organisation organisation;
    private final Criteria criteria;
    private final MissingCharges missingCharges;
    private final TierProcesses processes;
    private final ReviewMails mails;

    TierReviews(
            JdbcClient jdbc,
            Clock clock,
            TierSettings settings,
            Organisation organisation,
            Criteria criteria,
            MissingCharges missingCharges,
            TierProcesses processes,
            ReviewMails mails) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.organisation = organisation;
        this.criteria = criteria;
        this.missingCharges = missingCharges;
        this.processes = processes;
        this.mails = mails;
    }

    /**
     * The month after the last review, so that none is left out; before the first one, the month that ended last. Empty
     * if it has not ended yet.
     */
    public Optional<ThreeMonths> next() {
        ThreeMonths ended = ThreeMonths.lastEndedBefore(LocalDate.now(clock));
        return last().map(ThreeMonths::next)
                .or(() -> Optional.of(ended))
                .filter(month -> !month.last().isAfter(ended.last()));
    }

    private Optional<ThreeMonths> last() {
        return jdbc.sql("SELECT max(month) FROM vip.tier_review")
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single()
                .map(ThreeMonths::parse);
    }

    /** Before the first review, any month that has ended may be the first. */
    private boolean isItsTurn(ThreeMonths month) {
        return next().filter(next ->
                        month.equals(next) || last().isEmpty() && month.last().isBefore(next.last()))
                .isPresent();
    }

    /** Why the month cannot be reviewed now, in words; empty if it can. */
    public List<String> obstacles(ThreeMonths month) {
        if (!isItsTurn(month)) {
            return List.of("%s is not to be reviewed%s. Each month is reviewed once, after the one before (GT-13)."
                    .formatted(
                            month,
                            next().map(other -> "; %s is".formatted(other)).orElse("")));
        }
        List<String> running = jdbc.sql("SELECT month FROM vip.tier_review WHERE finished_at IS NULL")
                .query(String.class)
                .list();
        return running.isEmpty()
                ? missingCharges.in(month)
                : List.of("The review of %s still goes on.".formatted(running.get(0)));
    }

    /**
     * Starts the review of a month: what there is to do is cut into parts, each of which becomes a job.
     *
     * @param by login, or {@link #PRODUCT}
     * @throws RefusedException if there are obstacles, or somebody else starts it at the same moment
     */
    @Transactional
    public void start(ThreeMonths month, String by) {
        List<String> obstacles = obstacles(month);
        if (!obstacles.isEmpty()) {
            throw new RefusedException(String.join(" ", obstacles));
        }
        // A second one waits here for the first to commit, and finds its row.
        int opened = jdbc.sql("""
                        INSERT INTO vip.tier_review (month, rules, downgrade_reviews, started_at, started_by)
                        VALUES (:month, :rules, :downgradeReviews, :now, :by) ON CONFLICT DO NOTHING
                        """)
                .param("month", month.toString())
                .param("rules", criteria.version())
                .param("downgradeReviews", settings.downgradeReviews())
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
        if (opened == 0) {
            throw new RefusedException("The review of %s has been started already.".formatted(month));
        }
        int parts = jdbc.sql(CUT_INTO_PARTS)
                .param("month", month.toString())
                .param("size", settings.partSize())
                .param("branches", organisation.branchIds())
                .update();
        processes.start(month, parts);
        log.info("Tier review of {}: started by {}, {} parts", month, by, parts);
    }

    /**
     * Every part is done: headquarters is told.
     *
     * @throws IllegalStateException if one is not
     */
    @Transactional
    public void close(ThreeMonths month) {
        int closed = jdbc.sql("""
                        UPDATE vip.tier_review SET finished_at = :now
                        WHERE month = :month AND finished_at IS NULL AND NOT EXISTS (
                            SELECT FROM vip.tier_review_part p WHERE p.month = :month AND p.done_at IS NULL)
                        """)
                .param("month", month.toString())
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (closed != 1) {
            throw new IllegalStateException("The review of %s has parts that are not done".formatted(month));
        }
        mails.tell(month);
        log.info("Tier review of {}: done", month);
    }
}
