package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.CycleEnds;

/** A branch has received the approved result. */
@Component
class AcknowledgeResult implements TaskListener {

    private final CycleEnds ends;

    AcknowledgeResult(CycleEnds ends) {
        this.ends = ends;
    }

    @Override
    public void notify(DelegateTask task) {
        ends.acknowledge(
                BranchListProcess.BRANCH.from(task),
                Quarter.parse(BranchListProcess.QUARTER.from(task)),
                task.getAssignee());
    }
}
