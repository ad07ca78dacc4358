package vip.approvals.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.onboarding.Onboardings;

/** The client has been received (A10). */
@Component
class CompleteOnboarding implements JavaDelegate {

    private final Onboardings onboardings;

    CompleteOnboarding(Onboardings onboardings) {
        this.onboardings = onboardings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        onboardings.complete(OnboardingProcess.CLIENT.from(execution));
    }
}
