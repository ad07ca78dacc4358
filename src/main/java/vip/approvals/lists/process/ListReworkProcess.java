package vip.approvals.lists.process;

import vip.approvals.engine.ProcessVariable;

/** processes/lists/list-rework.bpmn: what the directors returned goes back to sales. Business key: {@code <branch>/<quarter>}. */
final class ListReworkProcess {

    static final String KEY = "list-rework";

    static final String REWORK = "rework-list";
    static final String SIGN = "sign-rework";
    static final String DECIDE_AGAIN = "decide-again";
    static final String DONE = "rework-done";

    static final ProcessVariable<Boolean> SIGNED = BranchListProcess.SIGNED;
    static final ProcessVariable<Boolean> CHANGED = ProcessVariable.bool("changed");

    private ListReworkProcess() {}
}
