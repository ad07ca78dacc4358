package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.RefusedException;
import vip.approvals.lists.Cycles;

/** Opens the quarter, with one list for each branch. */
@Component
class OpenCycle implements JavaDelegate {

    private final Cycles cycles;

    OpenCycle(Cycles cycles) {
        this.cycles = cycles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Quarter quarter;
        try {
            quarter = Quarter.parse(QuarterlyCycleProcess.QUARTER.from(execution));
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException(malformed.getMessage());
        }
        QuarterlyCycleProcess.QUARTER.to(execution, quarter.toString());
        execution.setProcessBusinessKey(quarter.toString());
        cycles.open(quarter);
    }
}
