package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.revocation.Dispatches;

/** Nothing of the branch waits any more (SIB-24). */
@Component
class NoticesDispatched implements TaskListener {

    private final Dispatches dispatches;

    NoticesDispatched(Dispatches dispatches) {
        this.dispatches = dispatches;
    }

    @Override
    public void notify(DelegateTask task) {
        dispatches.finish(NoticeDispatchProcess.BRANCH.from(task));
    }
}
