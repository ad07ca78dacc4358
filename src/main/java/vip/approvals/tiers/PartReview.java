package vip.approvals.tiers;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.criteria.Criteria;

/** Measures some VIPs of a branch and moves their tiers, all in one transaction: done, or not begun. */
@Service
public class PartReview {

    private static final Logger log = LoggerFactory.getLogger(PartReview.class);

    private record Part(String branch, String firstClient, String lastClient, int downgradeReviews) {}

    /** Taken in the transaction that does it, so that a killed node leaves it to be taken again. */
    private static final String TAKE = """
            SELECT p.branch, p.first_client, p.last_client, r.downgrade_reviews
            FROM vip.tier_review_part p JOIN vip.tier_review r USING (month)
            WHERE p.month = :month AND p.part = :part AND p.done_at IS NULL FOR UPDATE OF p
            """;

    /** As {@code clients/BillingImport} has it to itself: until the commit no file changes facts, or waits for our VIPs. */
    private static final String NO_BILLING_FILE = "SELECT pg_advisory_xact_lock_shared(hashtext('vip.billing_load'))";

    /** Until the commit nobody else ends a status or changes its tier. */
    private static final String LOCK_VIPS = """
            SELECT count(*) FROM (
                SELECT FROM vip.vip_status s JOIN vip.client c USING (client)
                WHERE c.branch = :branch AND client BETWEEN :first AND :last
                ORDER BY client FOR NO KEY UPDATE OF s) AS locked
            """;

    private static final String DONE = """
            UPDATE vip.tier_review_part p SET done_at = :now, up = r.up, down = r.down, watched = r.watched,
                not_met = r.not_met, unchanged = r.unchanged
            FROM (SELECT count(*) FILTER (WHERE move = 'UP') AS up, count(*) FILTER (WHERE move = 'DOWN') AS down,
                      count(*) FILTER (WHERE move = 'WATCHED') AS watched,
                      count(*) FILTER (WHERE move = 'NOT_MET') AS not_met,
                      count(*) FILTER (WHERE move = 'UNCHANGED') AS unchanged
                  FROM vip.tier_result
                  WHERE month = :month AND branch = :branch AND client BETWEEN :first AND :last) AS r
            WHERE p.month = :month AND p.part = :part
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Criteria criteria;
    private final ReviewProgress progress;

    PartReview(JdbcClient jdbc, Clock clock, Criteria criteria, ReviewProgress progress) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.criteria = criteria;
        this.progress = progress;
    }

    /** Nothing happens if the part has been done already. */
    @Transactional
    public void review(ThreeMonths month, int part) {
        Optional<Part> taken = jdbc.sql(TAKE)
                .param("month", month.toString())
                .param("part", part)
                .query(Part.class)
                .optional();
        taken.ifPresent(some -> {
            jdbc.sql(NO_BILLING_FILE).query().singleRow();
            with(LOCK_VIPS, month, some).query(Long.class).single();
            criteria.assessVips(some.branch(), month, some.firstClient(), some.lastClient());
            with(MoveSql.RESULTS, month, some).update();
            with(MoveSql.APPLY, month, some).update();
            with(DONE, month, some)
                    .param("part", part)
                    .param("now", OffsetDateTime.now(clock))
                    .update();
            log.info("Tier review of {}: {}", month, progress.of(month));
        });
    }

    private JdbcClient.StatementSpec with(String sql, ThreeMonths month, Part part) {
        return jdbc.sql(sql)
                .param("month", month.toString())
                .param("previous", month.previous().toString())
                .param("cutOff", month.cutOff())
                .param("downgradeReviews", part.downgradeReviews())
                .param("branch", part.branch())
                .param("first", part.firstClient())
                .param("last", part.lastClient());
    }
}
