package vip.approvals.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.engine.OpenTask;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.FirstContact;

/** SIB-35: the personal terms are signed and filed. */
@Component
class TermsFiled implements TaskListener {

    private final FirstContact firstContact;

    TermsFiled(FirstContact firstContact) {
        this.firstContact = firstContact;
    }

    @Override
    public void notify(DelegateTask task) {
        firstContact.termsFiled(ClientTask.completed(OpenTask.of(task)), OnboardingProcess.SHOWN.from(task));
    }
}
