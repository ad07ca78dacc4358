package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.CycleDecisions;

/** Headquarters' commercial director approves the cycle, or returns it to the sales organisation. */
@Component
class ApproveCycle implements TaskListener {

    private final CycleDecisions decisions;

    ApproveCycle(CycleDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        Quarter quarter = Quarter.parse(QuarterlyCycleProcess.QUARTER.from(task));
        String shown = QuarterlyCycleProcess.SHOWN.from(task);
        if (QuarterlyCycleProcess.APPROVED.from(task)) {
            decisions.approve(quarter, task.getAssignee(), shown);
        } else {
            decisions.sendBack(quarter, task.getAssignee(), shown, task.getId());
        }
    }
}
