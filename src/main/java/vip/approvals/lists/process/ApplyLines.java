package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.CycleDecisions;

/** What is agreed takes effect, in the transaction of the approval. */
@Component
class ApplyLines implements JavaDelegate {

    private final CycleDecisions decisions;

    ApplyLines(CycleDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        decisions.apply(Quarter.parse(QuarterlyCycleProcess.QUARTER.from(execution)));
    }
}
