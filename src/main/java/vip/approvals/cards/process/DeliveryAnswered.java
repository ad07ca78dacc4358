package vip.approvals.cards.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.cards.Deliveries;
import vip.approvals.engine.OpenTask;
import vip.approvals.onboarding.ClientTask;

/** Whether the client has the card: by mail, at the counter or at the door (GT-27, GT-29, GT-30). */
@Component
class DeliveryAnswered implements TaskListener {

    private final Deliveries deliveries;

    DeliveryAnswered(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void notify(DelegateTask task) {
        Deliveries.Answer answer =
                deliveries.answered(ClientTask.completed(OpenTask.of(task)), CardIssuanceProcess.SHOWN.from(task));
        DelegateExecution execution = task.getExecution();
        CardIssuanceProcess.IN_CLIENTS_HAND.to(execution, answer.inHand());
        CardIssuanceProcess.ASKED_DAY.to(execution, answer.today().toString());
        CardIssuanceProcess.CALL_DAY.to(execution, answer.nextCall().toString());
    }
}
