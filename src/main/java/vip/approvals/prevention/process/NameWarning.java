package vip.approvals.prevention.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Stamps the task (SIB-27) and says which client it is about, by number only: "VIP · Look after: A-000042". */
@Component
class NameWarning implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        task.setName("VIP · %s: %s".formatted(task.getName(), GroundWarningProcess.CLIENT.from(task)));
    }
}
