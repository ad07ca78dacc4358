package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.revocation.Revocations;

/** The removed clients become ordinary ones. */
@Component
class MakeOrdinary implements JavaDelegate {

    private final Revocations revocations;

    MakeOrdinary(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        revocations.takeEffect(
                RevocationProcess.BRANCH.from(execution), Quarter.parse(RevocationProcess.QUARTER.from(execution)));
    }
}
