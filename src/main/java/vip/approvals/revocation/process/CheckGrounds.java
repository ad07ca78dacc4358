package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.revocation.Revocations;

/** Which grounds have been cured by the effective date (AMB-17). */
@Component
class CheckGrounds implements JavaDelegate {

    private final Revocations revocations;

    CheckGrounds(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        revocations.check(RemovalsProcess.BRANCH.from(execution), RemovalsProcess.QUARTER.from(execution));
    }
}
