package vip.approvals.revocation.process;

import vip.approvals.engine.ProcessVariable;

/** processes/revocation/revocation.bpmn: the approved removals of a branch. Business key: {@code <branch>/<quarter>}. */
final class RevocationProcess {

    static final String KEY = "revocation";

    static final String APPROVED = "removals-approved";
    static final String EFFECTIVE = "effective-date";
    static final String MAKE_ORDINARY = "make-ordinary";
    static final String DONE = "clients-are-ordinary";

    static final ProcessVariable<String> BRANCH = ProcessVariable.BRANCH;
    static final ProcessVariable<String> QUARTER = ProcessVariable.text("quarter");

    private RevocationProcess() {}
}
