package vip.approvals.revocation.process;

import vip.approvals.engine.ProcessVariable;
import vip.approvals.revocation.NoticeTasks;

/** processes/revocation/notice-dispatch.bpmn: notices of a branch that wait. Business key: {@code <branch>/<day>}. */
final class NoticeDispatchProcess {

    static final String KEY = "notice-dispatch";

    static final String DISPATCH = NoticeTasks.DISPATCH;
    static final String DISPATCHED = "notices-dispatched";

    static final ProcessVariable<String> BRANCH = ProcessVariable.BRANCH;
    /** On which the first of them took effect, like {@code 2026-04-01}: day 0 of the dispatch (AMB-16). */
    static final ProcessVariable<String> EFFECTIVE_DAY = ProcessVariable.text("effectiveDay");

    private NoticeDispatchProcess() {}
}
