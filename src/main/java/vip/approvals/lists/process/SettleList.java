package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.BranchLists;

/** Agreed is what both directors approve. */
@Component
class SettleList implements JavaDelegate {

    private final BranchLists lists;

    SettleList(BranchLists lists) {
        this.lists = lists;
    }

    @Override
    public void execute(DelegateExecution execution) {
        lists.settle(
                BranchListProcess.BRANCH.from(execution), Quarter.parse(BranchListProcess.QUARTER.from(execution)));
    }
}
