package vip.approvals.tiers.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.engine.Unrestricted;
import vip.approvals.tiers.TierProcesses;

/** Starts the process of a review; nobody can do so but the product itself. */
@Component
class EngineTierProcesses implements TierProcesses {

    private final RuntimeService runtimeService;
    private final Unrestricted unrestricted;

    EngineTierProcesses(RuntimeService runtimeService, Unrestricted unrestricted) {
        this.runtimeService = runtimeService;
        this.unrestricted = unrestricted;
    }

    @Override
    public void start(ThreeMonths month, int parts) {
        unrestricted.call(() -> runtimeService
                .createMessageCorrelation(TierReviewProcess.MONTH_TO_REVIEW)
                .processInstanceBusinessKey(month.toString())
                .setVariable(TierReviewProcess.MONTH.name(), month.toString())
                .setVariable(TierReviewProcess.PARTS.name(), parts)
                .correlateStartMessage());
    }
}
