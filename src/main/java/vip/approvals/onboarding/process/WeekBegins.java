package vip.approvals.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.KeptDeadlines;

/** The day that a timer has waited for is day 0 of the week of attempts that begins now (AMB-25). */
@Component
class WeekBegins implements ExecutionListener {

    private final KeptDeadlines deadlines;

    WeekBegins(KeptDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        deadlines
                .find(execution.getId())
                .ifPresent(waited ->
                        OnboardingProcess.WEEK.to(execution, waited.due().toString()));
    }
}
