package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.tiers.TierReviews;

/** A client whom billing makes a VIP while the list is decided, and whom a review measures before it is approved. */
class TierReviewAndListTests extends Coordination {

    @Autowired
    TierReviews reviews;

    /** Whoever has measured the later months wins; September's are the quarter's own. */
    @ParameterizedTest
    @CsvSource({"2026-09, T2", "2026-10, T3"})
    void aTierOfLaterMonthsIsNotTheListsToChange(String month, String expected) {
        open();
        BRANCHES.forEach(this::agree); // altai-t2 is new, with T2
        jdbc.sql("INSERT INTO vip.vip_status (client, tier, since, granted_by)"
                        + " VALUES ('altai-t2', 'T1', '2026-10-06', 'BILLING')")
                .update();
        if (month.equals("2026-10")) {
            clock.set(LocalDate.of(2026, 11, 1));
            for (String branch : BRANCHES) {
                facts.charge(branch + "-t2", "7" + branch + "-t2", LocalDate.of(2026, 10, 1), "50000.00");
            }
        }
        reviews.start(ThreeMonths.parse(month), TierReviews.PRODUCT);
        product.runJobs();
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        product.runJobs();
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));
        product.runJobs();
        assertThat(jdbc.sql("SELECT tier || ' ' || granted_by FROM vip.vip_status WHERE client = 'altai-t2'")
                        .query(String.class)
                        .single())
                .isEqualTo(expected + " LIST");
    }
}
