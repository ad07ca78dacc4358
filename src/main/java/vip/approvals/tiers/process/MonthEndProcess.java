package vip.approvals.tiers.process;

import vip.approvals.engine.ProcessVariable;

/** processes/tiers/month-end.bpmn: the timer that starts the tier review. */
final class MonthEndProcess {

    static final String KEY = "month-end";

    static final String TIMER = "month-ended";
    static final String NOTHING_TO_REVIEW = "nothing-to-review";
    static final String HANDED_OVER = "month-handed-over";

    static final ProcessVariable<String> MONTH = TierReviewProcess.MONTH;
    static final ProcessVariable<Boolean> TO_BE_REVIEWED = ProcessVariable.bool("toBeReviewed");

    private MonthEndProcess() {}
}
