package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.Rework;

/** The sales staff hand the reworked list to their director. */
@Component
class ReworkList implements TaskListener {

    private final Rework rework;

    ReworkList(Rework rework) {
        this.rework = rework;
    }

    @Override
    public void notify(DelegateTask task) {
        rework.handOver(
                BranchListProcess.BRANCH.from(task),
                Quarter.parse(BranchListProcess.QUARTER.from(task)),
                task.getAssignee(),
                BranchListProcess.SHOWN.from(task));
    }
}
