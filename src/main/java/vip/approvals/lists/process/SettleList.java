package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.Coordinations;

/**
 * For lists that began with the diagram of an earlier version, which knows no rework: what is not agreed moves to the next
 * quarter.
 */
@Component
class SettleList implements JavaDelegate {

    private final Coordinations coordinations;

    SettleList(Coordinations coordinations) {
        this.coordinations = coordinations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        coordinations.closeRework(
                BranchListProcess.BRANCH.from(execution), Quarter.parse(BranchListProcess.QUARTER.from(execution)));
    }
}
