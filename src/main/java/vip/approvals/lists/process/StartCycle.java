package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Hands the quarter to the quarterly cycle, in the same transaction. */
@Component
class StartCycle implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        String quarter = QuarterEndProcess.QUARTER.from(execution);
        execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation(QuarterEndProcess.MESSAGE)
                .setVariable(QuarterEndProcess.QUARTER.name(), quarter)
                .correlateStartMessage();
    }
}
