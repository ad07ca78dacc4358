package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.CycleEnds;

/** At the cycle's deadline the rest goes on without the late branches (AMB-19). */
@Component
class CarryOverLate implements JavaDelegate {

    private final CycleEnds ends;

    CarryOverLate(CycleEnds ends) {
        this.ends = ends;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ends.carryOverLate(Quarter.parse(QuarterlyCycleProcess.QUARTER.from(execution)));
    }
}
