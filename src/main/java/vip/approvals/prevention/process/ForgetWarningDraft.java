package vip.approvals.prevention.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.prevention.GroundWarnings;

/** A warning that ends without an answer leaves no draft behind. */
@Component
class ForgetWarningDraft implements TaskListener {

    private final GroundWarnings warnings;

    ForgetWarningDraft(GroundWarnings warnings) {
        this.warnings = warnings;
    }

    @Override
    public void notify(DelegateTask task) {
        warnings.forgetDraft(task.getId());
    }
}
