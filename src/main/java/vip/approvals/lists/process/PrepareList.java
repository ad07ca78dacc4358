package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.BranchLists;

/** The sales staff hand the list over. */
@Component
class PrepareList implements TaskListener {

    private final BranchLists lists;

    PrepareList(BranchLists lists) {
        this.lists = lists;
    }

    @Override
    public void notify(DelegateTask task) {
        lists.prepare(
                BranchListProcess.BRANCH.from(task),
                Quarter.parse(BranchListProcess.QUARTER.from(task)),
                task.getAssignee(),
                BranchListProcess.SHOWN.from(task));
    }
}
