package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.Coordinations;

/** Agreed is what both directors approve; anything else returns to sales, or is in dispute. */
@Component
class SettleLines implements JavaDelegate {

    private final Coordinations coordinations;

    SettleLines(Coordinations coordinations) {
        this.coordinations = coordinations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean toRework = coordinations.settle(
                BranchListProcess.BRANCH.from(execution), Quarter.parse(BranchListProcess.QUARTER.from(execution)));
        ListCoordinationProcess.TO_REWORK.to(execution, toRework);
    }
}
