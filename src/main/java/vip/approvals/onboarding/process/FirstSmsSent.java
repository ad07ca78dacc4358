package vip.approvals.onboarding.process;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.engine.OpenTask;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.FirstContact;

/** The first SMS is out (GT-16); the day counts from here (AMB-25). */
@Component
class FirstSmsSent implements TaskListener {

    private final FirstContact firstContact;

    FirstSmsSent(FirstContact firstContact) {
        this.firstContact = firstContact;
    }

    @Override
    public void notify(DelegateTask task) {
        LocalDate day = firstContact.smsSent(ClientTask.completed(OpenTask.of(task)));
        OnboardingProcess.SMS_DAY.to(task.getExecution(), day.toString());
        OnboardingProcess.WEEKLY.to(task.getExecution(), false);
    }
}
