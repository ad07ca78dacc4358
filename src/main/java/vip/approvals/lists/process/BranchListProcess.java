package vip.approvals.lists.process;

import vip.approvals.engine.ProcessVariable;

/** processes/lists/branch-list.bpmn: one branch's list of one quarter. Business key: {@code <branch>/<quarter>}. */
final class BranchListProcess {

    static final String KEY = "branch-list";

    static final String PREPARE = "prepare-list";
    static final String SIGN = "sign-list";
    static final String COORDINATE = "coordinate-list";
    static final String RECALLED = "list-recalled";
    static final String REWORK = "rework";
    static final String REWORK_OVER = "rework-over";
    static final String CLOSE_REWORK = "close-rework";
    static final String AGREED = "list-agreed";

    static final ProcessVariable<String> BRANCH = ProcessVariable.BRANCH;
    static final ProcessVariable<String> QUARTER = ProcessVariable.text("quarter");
    /** Token of what the person saw; lives only as long as the task, so that parallel tasks never meet in it. */
    static final ProcessVariable<String> SHOWN = ProcessVariable.text("shown");

    static final ProcessVariable<Boolean> SIGNED = ProcessVariable.bool("signed");
    static final ProcessVariable<Boolean> TO_REWORK = ProcessVariable.bool("toRework");

    private BranchListProcess() {}
}
