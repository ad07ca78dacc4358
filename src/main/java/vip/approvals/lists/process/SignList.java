package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.BranchLists;

/** The sales director signs the list, or sends it back to the staff. */
@Component
class SignList implements TaskListener {

    private final BranchLists lists;

    SignList(BranchLists lists) {
        this.lists = lists;
    }

    @Override
    public void notify(DelegateTask task) {
        String branch = BranchListProcess.BRANCH.from(task);
        Quarter quarter = Quarter.parse(BranchListProcess.QUARTER.from(task));
        String shown = BranchListProcess.SHOWN.from(task);
        if (BranchListProcess.SIGNED.from(task)) {
            lists.sign(branch, quarter, task.getAssignee(), shown);
        } else {
            lists.sendBack(branch, quarter, task.getAssignee(), shown, task.getId());
        }
    }
}
