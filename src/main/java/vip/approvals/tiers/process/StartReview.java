package vip.approvals.tiers.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.tiers.TierReviews;

/** Hands the month to the tier review, in the same transaction. */
@Component
class StartReview implements JavaDelegate {

    private final TierReviews reviews;

    StartReview(TierReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.start(ThreeMonths.parse(MonthEndProcess.MONTH.from(execution)), TierReviews.PRODUCT);
    }
}
