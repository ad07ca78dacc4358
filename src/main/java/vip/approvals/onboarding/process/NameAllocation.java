package vip.approvals.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.staff.Organisation;

/** A task in Tasklist says which branch it is about: "VIP · Allocate managers: Altai". */
@Component
class NameAllocation implements TaskListener {

    private final Organisation organisation;

    NameAllocation(Organisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public void notify(DelegateTask task) {
        task.setName(
                "VIP · %s: %s".formatted(task.getName(), organisation.branchName(AllocationProcess.BRANCH.from(task))));
    }
}
