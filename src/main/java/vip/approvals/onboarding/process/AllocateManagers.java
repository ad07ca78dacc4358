package vip.approvals.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.onboarding.Allocation;

/** The task is done when every new VIP of the branch has a manager. */
@Component
class AllocateManagers implements TaskListener {

    private final Allocation allocation;

    AllocateManagers(Allocation allocation) {
        this.allocation = allocation;
    }

    @Override
    public void notify(DelegateTask task) {
        allocation.requireComplete(AllocationProcess.BRANCH.from(task));
    }
}
