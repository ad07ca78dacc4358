package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.engine.OpenTask;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.revocation.Dispatches;

/** A returned notice waits to be sent to another address (SIB-24). */
@Component
class AddressCorrected implements TaskListener {

    private final Dispatches dispatches;

    AddressCorrected(Dispatches dispatches) {
        this.dispatches = dispatches;
    }

    @Override
    public void notify(DelegateTask task) {
        dispatches.corrected(
                ClientTask.completed(OpenTask.of(task)),
                RevocationProcess.REMOVAL.from(task),
                RevocationProcess.SHOWN.from(task));
    }
}
