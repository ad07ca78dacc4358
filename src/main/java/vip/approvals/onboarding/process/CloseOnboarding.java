package vip.approvals.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.onboarding.Onboardings;

/** The onboarding is over before its end. */
@Component
class CloseOnboarding implements JavaDelegate {

    private final Onboardings onboardings;

    CloseOnboarding(Onboardings onboardings) {
        this.onboardings = onboardings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        onboardings.close(OnboardingProcess.CLIENT.from(execution));
    }
}
