package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.Cycles;

/** The agreed clients become VIPs, in the transaction of the approval. */
@Component
class ApplyLines implements JavaDelegate {

    private final Cycles cycles;

    ApplyLines(Cycles cycles) {
        this.cycles = cycles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cycles.apply(Quarter.parse(QuarterlyCycleProcess.QUARTER.from(execution)));
    }
}
