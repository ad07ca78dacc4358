package vip.approvals.cards.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.engine.TaskEvent;
import vip.approvals.onboarding.ManagerTasks;

/** Only the client's own manager, or who stands in, gets and completes the task, asked at both times (SIB-39, B7). */
@Component
class CardManagerGuard implements TaskListener {

    private final ManagerTasks managers;

    CardManagerGuard(ManagerTasks managers) {
        this.managers = managers;
    }

    @Override
    public void notify(DelegateTask task) {
        managers.check(
                TaskEvent.of(task), CardIssuanceProcess.CLIENT.from(task), CardIssuanceProcess.BRANCH.from(task));
    }
}
