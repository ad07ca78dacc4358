package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.lists.CycleEnds;

/** Approved removals go to revocation, one message for each branch that has any, in the transaction of the approval. */
@Component
class HandOverRemovals implements JavaDelegate {

    private final CycleEnds ends;

    HandOverRemovals(CycleEnds ends) {
        this.ends = ends;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String quarter = QuarterlyCycleProcess.QUARTER.from(execution);
        ends.handOverRemovals(quarter)
                .forEach(branch -> execution
                        .getProcessEngineServices()
                        .getRuntimeService()
                        .createMessageCorrelation(QuarterlyCycleProcess.REMOVALS_APPROVED)
                        .processInstanceBusinessKey(branch + "/" + quarter)
                        .setVariable(BranchListProcess.BRANCH.name(), branch)
                        .setVariable(BranchListProcess.QUARTER.name(), quarter)
                        .correlateStartMessage());
    }
}
