package vip.approvals.cards.process;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.staff.Organisation;

/** Says which branch or which batch a task is about: "VIP · Book arrivals: altai-2026-0001" (SIB-27). */
@Component
class NameBatchTask implements TaskListener {

    private final Organisation organisation;

    NameBatchTask(Organisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public void notify(DelegateTask task) {
        Object batch = task.getVariable(CardBatchProcess.BATCH.name());
        String branch = organisation.branchName(CardBatchProcess.BRANCH.from(task));
        task.setName("VIP · %s: %s".formatted(task.getName(), Objects.requireNonNullElse(batch, branch)));
    }
}
