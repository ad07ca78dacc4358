package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.revocation.Revocations;

/** Starts the next removals of the branch, in the transaction that takes them from those who wait. */
@Component
class StartRevocations implements JavaDelegate {

    private final Revocations revocations;

    StartRevocations(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RemovalsProcess.MORE.to(
                execution,
                revocations.startNext(RemovalsProcess.BRANCH.from(execution), RemovalsProcess.QUARTER.from(execution))
                        > 0);
    }
}
