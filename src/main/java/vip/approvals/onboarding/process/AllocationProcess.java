package vip.approvals.onboarding.process;

import vip.approvals.engine.ProcessVariable;
import vip.approvals.onboarding.AllocationTasks;

/** processes/onboarding/allocation.bpmn: new VIPs of a branch get their onboardings and managers. */
final class AllocationProcess {

    static final String KEY = "allocation";

    static final String NEW_VIPS_APPROVED = "new-vips-approved";
    static final String START_ONBOARDINGS = "start-onboardings";
    static final String ALLOCATE = AllocationTasks.ELEMENT;
    static final String ALLOCATED = "managers-allocated";

    static final ProcessVariable<String> BRANCH = ProcessVariable.BRANCH;
    static final ProcessVariable<Boolean> MORE = ProcessVariable.bool("more");

    private AllocationProcess() {}
}
