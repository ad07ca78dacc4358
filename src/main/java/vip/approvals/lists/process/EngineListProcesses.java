package vip.approvals.lists.process;

import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.RefusedException;
import vip.approvals.engine.Unrestricted;
import vip.approvals.lists.ListProcesses;

/** Messages that end what people have open; nobody can send them but the product itself. */
@Component
class EngineListProcesses implements ListProcesses {

    private final RuntimeService runtimeService;
    private final Unrestricted unrestricted;

    EngineListProcesses(RuntimeService runtimeService, Unrestricted unrestricted) {
        this.runtimeService = runtimeService;
        this.unrestricted = unrestricted;
    }

    @Override
    public void recalled(String branch, Quarter quarter) {
        send(BranchListProcess.RECALLED, branch + "/" + quarter);
    }

    @Override
    public void cancelled(Quarter quarter) {
        send(QuarterlyCycleProcess.CANCELLED, quarter.toString());
    }

    private void send(String message, String businessKey) {
        try {
            unrestricted.call(() -> runtimeService
                    .createMessageCorrelation(message)
                    .processInstanceBusinessKey(businessKey)
                    .correlateWithResult());
        } catch (MismatchingMessageCorrelationException nobodyWaits) {
            if (isPaused(businessKey)) {
                throw RefusedException.paused();
            }
            throw new RefusedException("This is not possible any more: it has moved on. Reload the page.");
        }
    }

    /** A suspended process hears no message. */
    private boolean isPaused(String businessKey) {
        return unrestricted.call(() -> runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(businessKey)
                        .suspended()
                        .count()
                > 0);
    }
}
