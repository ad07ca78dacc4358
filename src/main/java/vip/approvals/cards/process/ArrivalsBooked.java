package vip.approvals.cards.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.cards.CardBatches;

/** No card of the batch is with the card maker any more. */
@Component
class ArrivalsBooked implements TaskListener {

    private final CardBatches batches;

    ArrivalsBooked(CardBatches batches) {
        this.batches = batches;
    }

    @Override
    public void notify(DelegateTask task) {
        batches.requireArrived(CardBatchProcess.BATCH.from(task));
    }
}
