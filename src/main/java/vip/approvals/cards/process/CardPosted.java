package vip.approvals.cards.process;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.cards.Deliveries;
import vip.approvals.engine.OpenTask;
import vip.approvals.onboarding.ClientTask;

/** The card is in the mail (GT-27). */
@Component
class CardPosted implements TaskListener {

    private final Deliveries deliveries;

    CardPosted(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void notify(DelegateTask task) {
        LocalDate posted =
                deliveries.posted(ClientTask.completed(OpenTask.of(task)), CardIssuanceProcess.SHOWN.from(task));
        CardIssuanceProcess.ASKED_DAY.to(task.getExecution(), posted.toString());
    }
}
