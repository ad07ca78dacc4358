package vip.approvals.prevention.process;

import java.time.LocalDate;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.criteria.Ground;
import vip.approvals.prevention.GroundWarnings;
import vip.approvals.prevention.NextWarning;

/** Asks what follows: a warning now, a wait, or nothing any more. */
@Component
class PlanWarning implements JavaDelegate {

    private final GroundWarnings warnings;

    PlanWarning(GroundWarnings warnings) {
        this.warnings = warnings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        NextWarning next = warnings.next(
                GroundWarningProcess.CLIENT.from(execution),
                GroundWarningProcess.BRANCH.from(execution),
                Ground.valueOf(GroundWarningProcess.GROUND.from(execution)),
                LocalDate.parse(GroundWarningProcess.LAST_DAY.from(execution)));
        GroundWarningProcess.WARN_NOW.to(execution, next.isNow());
        GroundWarningProcess.WARN_LATER.to(execution, next.isLater());
        GroundWarningProcess.NONE_LEFT.to(execution, next.isNone());
        GroundWarningProcess.UNTIL.to(execution, Objects.toString(next.until(), ""));
    }
}
