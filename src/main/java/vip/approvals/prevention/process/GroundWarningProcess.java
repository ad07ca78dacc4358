package vip.approvals.prevention.process;

import vip.approvals.engine.ProcessVariable;
import vip.approvals.onboarding.ClientTasks;

/** processes/prevention/ground-warning.bpmn: one ground of one client. Business key: client/ground. */
final class GroundWarningProcess {

    static final String KEY = "ground-warning";

    static final String GROUND_IN_SIGHT = "ground-in-sight";
    static final String PLAN = "plan-warning";
    static final String NEXT_DAY = "next-warning-day";
    static final String LOOK_AFTER = "look-after";
    static final String NOT_ANSWERED = "not-answered";
    static final String NOTHING_LEFT = "nothing-left";
    static final String CURED = "ground-cured";
    static final String CANCELLED = "warnings-cancelled";

    static final ProcessVariable<String> BRANCH = ProcessVariable.BRANCH;
    static final ProcessVariable<String> CLIENT = ClientTasks.CLIENT;
    /** A constant of {@link vip.approvals.criteria.Ground}. */
    static final ProcessVariable<String> GROUND = ProcessVariable.text("ground");
    /** On which the ground can still be prevented, like {@code 2026-11-30}. */
    static final ProcessVariable<String> LAST_DAY = ProcessVariable.text("lastDay");
    /** At the beginning of this day the wait for the next warning ends, or the time to answer the present one. */
    static final ProcessVariable<String> UNTIL = ProcessVariable.text("until");

    static final ProcessVariable<Boolean> WARN_NOW = ProcessVariable.bool("warnNow");
    static final ProcessVariable<Boolean> WARN_LATER = ProcessVariable.bool("warnLater");
    static final ProcessVariable<Boolean> NONE_LEFT = ProcessVariable.bool("noneLeft");
    /** Token of the form; local to a task. */
    static final ProcessVariable<String> SHOWN = ProcessVariable.text("shown");

    private GroundWarningProcess() {}
}
