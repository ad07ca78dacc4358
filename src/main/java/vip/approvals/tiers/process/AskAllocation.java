package vip.approvals.tiers.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.onboarding.Allocation;

/** After the review, not before, the allocation staff see to VIPs without a manager (GT-14). */
@Component
class AskAllocation implements JavaDelegate {

    private final Allocation allocation;

    AskAllocation(Allocation allocation) {
        this.allocation = allocation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        allocation.askWhereSomebodyIsAlone();
    }
}
