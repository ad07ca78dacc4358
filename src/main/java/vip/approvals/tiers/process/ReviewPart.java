package vip.approvals.tiers.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.tiers.PartReview;

/** One part of a review, in the transaction of its job. */
@Component
class ReviewPart implements JavaDelegate {

    private final PartReview review;

    ReviewPart(PartReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {
        review.review(
                ThreeMonths.parse(TierReviewProcess.MONTH.from(execution)), TierReviewProcess.PART.from(execution));
    }
}
