package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.staff.Organisation;

/** Says which branch a task is about: "VIP · Dispatch notices: Altai" (SIB-27). */
@Component
class NameDispatchTask implements TaskListener {

    private final Organisation organisation;

    NameDispatchTask(Organisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public void notify(DelegateTask task) {
        String branch = organisation.branchName(NoticeDispatchProcess.BRANCH.from(task));
        task.setName("VIP · %s: %s".formatted(task.getName(), branch));
    }
}
