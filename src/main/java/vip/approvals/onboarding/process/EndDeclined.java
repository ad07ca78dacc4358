package vip.approvals.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.onboarding.Onboardings;

/** Who declines is no VIP any more. */
@Component
class EndDeclined implements JavaDelegate {

    private final Onboardings onboardings;

    EndDeclined(Onboardings onboardings) {
        this.onboardings = onboardings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        onboardings.decline(OnboardingProcess.CLIENT.from(execution), OnboardingProcess.DECLINE_REASON.from(execution));
    }
}
