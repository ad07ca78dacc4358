package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.staff.Organisation;

/** A task in Tasklist says which list it is about: "Prepare list: Altai, 2026-Q3". */
@Component
class NameTask implements TaskListener {

    private final Organisation organisation;

    NameTask(Organisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public void notify(DelegateTask task) {
        String quarter = BranchListProcess.QUARTER.from(task);
        String about = task.hasVariable(ProcessVariable.BRANCH.name())
                ? organisation.branchName(ProcessVariable.BRANCH.from(task)) + ", " + quarter
                : quarter;
        task.setName(task.getName() + ": " + about);
    }
}
