package vip.approvals.lists.process;

import vip.approvals.engine.ProcessVariable;

/** processes/lists/list-coordination.bpmn: both directors decide what is open. Business key: {@code <branch>/<quarter>}. */
final class ListCoordinationProcess {

    static final String KEY = "list-coordination";

    static final String DECIDE_COMMERCIAL = "decide-commercial";
    static final String DECIDE_SECURITY = "decide-security";
    static final String BOTH_DECIDED = "both-decided";
    static final String DECIDED = "list-decided";

    static final ProcessVariable<Boolean> TO_REWORK = BranchListProcess.TO_REWORK;

    private ListCoordinationProcess() {}
}
