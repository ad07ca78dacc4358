package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.revocation.Revocations;

/** The next removals of the branch go on: withdrawn or carried out. */
@Component
class TellRevocations implements JavaDelegate {

    private final Revocations revocations;

    TellRevocations(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RemovalsProcess.MORE.to(
                execution,
                revocations.tellNext(
                                RemovalsProcess.BRANCH.from(execution), RemovalsProcess.QUARTER.from(execution), true)
                        > 0);
    }
}
