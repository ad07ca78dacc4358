package vip.approvals.lists.process;

import vip.approvals.engine.ProcessVariable;

/** processes/lists/quarter-end.bpmn: the timer that may open the quarterly cycle. */
final class QuarterEndProcess {

    static final String KEY = "quarter-end";

    static final String TIMER = "quarter-ended";
    static final String NOTHING_TO_OPEN = "nothing-to-open";
    static final String HANDED_OVER = "quarter-handed-over";
    static final String MESSAGE = "quarter-to-open";

    static final ProcessVariable<String> QUARTER = BranchListProcess.QUARTER;
    static final ProcessVariable<Boolean> TO_BE_OPENED = ProcessVariable.bool("toBeOpened");

    private QuarterEndProcess() {}
}
