package vip.approvals.tiers.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.tiers.TierReviews;

/** Every part is done; headquarters gets the summary. */
@Component
class CloseReview implements JavaDelegate {

    private final TierReviews reviews;

    CloseReview(TierReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.close(ThreeMonths.parse(TierReviewProcess.MONTH.from(execution)));
    }
}
