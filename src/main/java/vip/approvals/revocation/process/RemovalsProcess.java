package vip.approvals.revocation.process;

import vip.approvals.engine.ProcessVariable;

/** processes/revocation/removals.bpmn: the approved removals of a branch. Business key: {@code <branch>/<quarter>}. */
final class RemovalsProcess {

    static final String KEY = "removals";

    static final String APPROVED = "removals-to-carry-out";
    static final String EFFECTIVE_DATE = "effective-date";
    static final String CHECK_GROUNDS = "check-grounds";
    static final String TOLD = "removals-told";

    static final ProcessVariable<String> BRANCH = ProcessVariable.BRANCH;
    static final ProcessVariable<String> QUARTER = ProcessVariable.text("quarter");
    static final ProcessVariable<Boolean> MORE = ProcessVariable.bool("more");

    private RemovalsProcess() {}
}
