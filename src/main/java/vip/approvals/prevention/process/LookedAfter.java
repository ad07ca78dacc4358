package vip.approvals.prevention.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.criteria.Ground;
import vip.approvals.engine.OpenTask;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.prevention.GroundWarnings;

/** A warning is answered: how the client was contacted, and what came of it. */
@Component
class LookedAfter implements TaskListener {

    private final GroundWarnings warnings;

    LookedAfter(GroundWarnings warnings) {
        this.warnings = warnings;
    }

    @Override
    public void notify(DelegateTask task) {
        warnings.lookedAfter(
                ClientTask.completed(OpenTask.of(task)),
                Ground.valueOf(GroundWarningProcess.GROUND.from(task)),
                GroundWarningProcess.SHOWN.from(task));
    }
}
