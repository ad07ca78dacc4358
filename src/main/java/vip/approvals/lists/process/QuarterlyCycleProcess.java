package vip.approvals.lists.process;

import vip.approvals.engine.ProcessVariable;

/** processes/lists/quarterly-cycle.bpmn: one quarter over all branches. Business key: the quarter. */
final class QuarterlyCycleProcess {

    static final String KEY = "quarterly-cycle";

    static final String OPENED_BY_HAND = "quarter-chosen";
    static final String OPENED_BY_TIMER = "quarter-to-open";
    static final String COORDINATE = "branch-lists";
    static final String CYCLE_OVER = "cycle-over";
    static final String CARRY_OVER = "carry-over";
    static final String CANCELLED = "cycle-cancelled";
    static final String CYCLE_ENDED = "cycle-ended";
    static final String REVIEW = "review-cycle";
    static final String APPROVE = "approve-cycle";
    static final String DISTRIBUTE = "distribute";
    static final String RESULT_KNOWN = "result-known";
    static final String REMOVALS_HANDED_OVER = "removals-handed-over";
    static final String REMOVALS_APPROVED = "removals-to-carry-out"; // another name than the diagrams before had
    static final String NEW_VIPS_HANDED_OVER = "new-vips-handed-over";
    static final String NEW_VIPS_APPROVED = "new-vips-approved";

    static final ProcessVariable<String> QUARTER = BranchListProcess.QUARTER;
    static final ProcessVariable<String> SHOWN = BranchListProcess.SHOWN;
    static final ProcessVariable<Boolean> APPROVED = ProcessVariable.bool("approved");

    private QuarterlyCycleProcess() {}
}
