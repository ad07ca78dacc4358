package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.lists.CycleEnds;

/** New VIPs go to onboarding, one message for each branch that has any, in the transaction of the approval (AMB-16). */
@Component
class HandOverNewVips implements JavaDelegate {

    private final CycleEnds ends;

    HandOverNewVips(CycleEnds ends) {
        this.ends = ends;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String quarter = QuarterlyCycleProcess.QUARTER.from(execution);
        ends.branchesWithNewVips(quarter)
                .forEach(branch -> execution
                        .getProcessEngineServices()
                        .getRuntimeService()
                        .createMessageCorrelation(QuarterlyCycleProcess.NEW_VIPS_APPROVED)
                        .processInstanceBusinessKey(branch + "/" + quarter)
                        .setVariable(ProcessVariable.BRANCH.name(), branch)
                        .correlateStartMessage());
    }
}
