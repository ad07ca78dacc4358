package vip.approvals.cards.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.cards.Deliveries;
import vip.approvals.engine.OpenTask;
import vip.approvals.onboarding.ClientTask;

/** The client knows of the card and has chosen a way (GT-25). */
@Component
class DeliveryAgreed implements TaskListener {

    private final Deliveries deliveries;

    DeliveryAgreed(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void notify(DelegateTask task) {
        Deliveries.Agreed agreed =
                deliveries.agreed(ClientTask.completed(OpenTask.of(task)), CardIssuanceProcess.SHOWN.from(task));
        DelegateExecution execution = task.getExecution();
        CardIssuanceProcess.BY_MAIL.to(execution, agreed.byMail());
        CardIssuanceProcess.BY_PICK_UP.to(execution, agreed.byPickUp());
        CardIssuanceProcess.AT_DOOR.to(execution, agreed.atDoor());
        CardIssuanceProcess.CALL_DAY.to(execution, agreed.nextCall().toString());
    }
}
