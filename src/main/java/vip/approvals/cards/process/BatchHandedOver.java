package vip.approvals.cards.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.cards.CardBatches;

/** What waits is with the card maker (GT-18). */
@Component
class BatchHandedOver implements TaskListener {

    private final CardBatches batches;

    BatchHandedOver(CardBatches batches) {
        this.batches = batches;
    }

    @Override
    public void notify(DelegateTask task) {
        Optional<String> batch = batches.handOver(
                CardBatchProcess.BRANCH.from(task),
                task.getAssignee(),
                CardBatchProcess.SHOWN.from(task),
                task.getId());
        DelegateExecution execution = task.getExecution();
        CardBatchProcess.HANDED_OVER.to(execution, batch.isPresent());
        batch.ifPresent(name -> CardBatchProcess.BATCH.to(execution, name));
    }
}
