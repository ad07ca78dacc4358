package vip.approvals.tiers.process;

import vip.approvals.engine.ProcessVariable;

/** processes/tiers/tier-review.bpmn: one month over all branches. Business key: the month. */
final class TierReviewProcess {

    static final String KEY = "tier-review";

    static final String MONTH_TO_REVIEW = "month-to-review";
    static final String REVIEW_PART = "review-part";
    static final String CLOSE_REVIEW = "close-review";
    static final String ALLOCATION_ASKED = "allocation-asked";

    static final ProcessVariable<String> MONTH = ProcessVariable.text("month");
    static final ProcessVariable<Integer> PARTS = new ProcessVariable<>("parts", Integer.class);

    /** The engine's own: which of the parts, from 0. */
    static final ProcessVariable<Integer> PART = new ProcessVariable<>("loopCounter", Integer.class);

    private TierReviewProcess() {}
}
