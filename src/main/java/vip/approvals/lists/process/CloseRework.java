package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.Coordinations;

/** At the rework deadline: what is still open moves to the next quarter. */
@Component
class CloseRework implements JavaDelegate {

    private final Coordinations coordinations;

    CloseRework(Coordinations coordinations) {
        this.coordinations = coordinations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        coordinations.closeRework(
                BranchListProcess.BRANCH.from(execution), Quarter.parse(BranchListProcess.QUARTER.from(execution)));
    }
}
