package vip.approvals.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.engine.TaskEvent;
import vip.approvals.onboarding.ManagerTasks;

/** Only the client's own manager, or who stands in, gets and completes the task, asked at both times (SIB-39, B7). */
@Component
class ManagerGuard implements TaskListener {

    private final ManagerTasks managers;

    ManagerGuard(ManagerTasks managers) {
        this.managers = managers;
    }

    @Override
    public void notify(DelegateTask task) {
        managers.check(TaskEvent.of(task), OnboardingProcess.CLIENT.from(task), ProcessVariable.BRANCH.from(task));
    }
}
