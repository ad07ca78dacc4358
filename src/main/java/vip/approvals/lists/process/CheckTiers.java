package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.BranchLists;

/** The tier check over the whole branch: proposes new VIPs, and brings an open list up to date. */
@Component
class CheckTiers implements JavaDelegate {

    private final BranchLists lists;

    CheckTiers(BranchLists lists) {
        this.lists = lists;
    }

    @Override
    public void execute(DelegateExecution execution) {
        lists.checkTiers(
                BranchListProcess.BRANCH.from(execution), Quarter.parse(BranchListProcess.QUARTER.from(execution)));
    }
}
