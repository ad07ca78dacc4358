package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.BranchLists;
import vip.approvals.lists.Rework;

/** The sales director submits the rework, or sends it back to the staff. */
@Component
class SignRework implements TaskListener {

    private final Rework rework;
    private final BranchLists lists;

    SignRework(Rework rework, BranchLists lists) {
        this.rework = rework;
        this.lists = lists;
    }

    @Override
    public void notify(DelegateTask task) {
        String branch = BranchListProcess.BRANCH.from(task);
        Quarter quarter = Quarter.parse(BranchListProcess.QUARTER.from(task));
        String shown = BranchListProcess.SHOWN.from(task);
        if (ListReworkProcess.SIGNED.from(task)) {
            ListReworkProcess.CHANGED.to(task, rework.resubmit(branch, quarter, task.getAssignee(), shown));
        } else {
            lists.sendBack(branch, quarter, task.getAssignee(), shown, task.getId());
        }
    }
}
