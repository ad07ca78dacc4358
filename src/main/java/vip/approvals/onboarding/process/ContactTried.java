package vip.approvals.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.engine.OpenTask;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.ContactDraft.Outcome;
import vip.approvals.onboarding.ContactWeeks;
import vip.approvals.onboarding.FirstContact;

/** An attempt to reach the client is over (GT-17, GT-22, GT-23). */
@Component
class ContactTried implements TaskListener {

    private final FirstContact firstContact;
    private final ContactWeeks weeks;

    ContactTried(FirstContact firstContact, ContactWeeks weeks) {
        this.firstContact = firstContact;
        this.weeks = weeks;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean first = task.getTaskDefinitionKey().equals(OnboardingProcess.FIRST_CALL);
        FirstContact.Tried tried =
                firstContact.tried(ClientTask.completed(OpenTask.of(task)), OnboardingProcess.SHOWN.from(task), first);
        DelegateExecution execution = task.getExecution();
        OnboardingProcess.REACHED.to(execution, tried.outcome() == Outcome.REACHED);
        OnboardingProcess.DECLINED.to(execution, tried.outcome() == Outcome.DECLINED);
        OnboardingProcess.DECLINE_REASON.to(execution, tried.reason());
        OnboardingProcess.WEEKLY.to(execution, !first);
        OnboardingProcess.WEEK.to(execution, weeks.present((String) task.getVariable(OnboardingProcess.WEEK.name())));
    }
}
