package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Says which client a task is about, by number only: "VIP · Correct the address: A-000042" (SIB-27). */
@Component
class NameRevocationTask implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        task.setName("VIP · %s: %s".formatted(task.getName(), RevocationProcess.CLIENT.from(task)));
    }
}
