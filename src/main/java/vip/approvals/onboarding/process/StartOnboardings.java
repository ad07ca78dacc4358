package vip.approvals.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.onboarding.Onboardings;

/** Starts the next onboardings of the branch, in the transaction that takes them from those who wait. */
@Component
class StartOnboardings implements JavaDelegate {

    private final Onboardings onboardings;

    StartOnboardings(Onboardings onboardings) {
        this.onboardings = onboardings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int started = onboardings.startNext(AllocationProcess.BRANCH.from(execution));
        AllocationProcess.MORE.to(execution, started > 0);
    }
}
