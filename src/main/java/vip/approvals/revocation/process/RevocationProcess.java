package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.VariableScope;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.onboarding.ClientTasks;
import vip.approvals.revocation.NoticeTasks;
import vip.approvals.revocation.Removal;

/** processes/revocation/revocation.bpmn: one approved removal. Business key: the client's number. */
final class RevocationProcess {

    static final String KEY = "revocation";

    static final String CURED = "ground-cured";
    static final String EFFECTIVE = "removal-effective";
    static final String WITHDRAW = "withdraw-removal";
    static final String WITHDRAWN = "removal-withdrawn";
    static final String END_VIP = "end-vip";
    static final String SENT = "notice-sent";
    static final String DELIVERED = "notice-delivered";
    static final String RETURNED = "notice-returned";
    static final String CORRECT_ADDRESS = NoticeTasks.CORRECT_ADDRESS;
    static final String INFORMED = "client-informed";

    static final ProcessVariable<String> BRANCH = ProcessVariable.BRANCH;
    /** Whether a notice waits; not if the status had ended otherwise. */
    static final ProcessVariable<Boolean> REGISTERED = ProcessVariable.bool("registered");

    static final ProcessVariable<String> CLIENT = ClientTasks.CLIENT;
    /** Line of the list; a client may have two notices that nobody has answered yet. */
    static final ProcessVariable<Long> REMOVAL = NoticeTasks.REMOVAL;
    /** Token of the form; local to a task. */
    static final ProcessVariable<String> SHOWN = ProcessVariable.text("shown");

    /** Of the diagram of an earlier version, in which one instance stood for a branch. */
    static final ProcessVariable<String> QUARTER = RemovalsProcess.QUARTER;

    private RevocationProcess() {}

    static Removal removal(VariableScope scope) {
        return new Removal(REMOVAL.from(scope), CLIENT.from(scope), BRANCH.from(scope));
    }
}
