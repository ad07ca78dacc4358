package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.Cycles;

/** Headquarters' commercial director approves the cycle, or returns it to the sales organisation. */
@Component
class ApproveCycle implements TaskListener {

    private final Cycles cycles;

    ApproveCycle(Cycles cycles) {
        this.cycles = cycles;
    }

    @Override
    public void notify(DelegateTask task) {
        Quarter quarter = Quarter.parse(QuarterlyCycleProcess.QUARTER.from(task));
        String shown = QuarterlyCycleProcess.SHOWN.from(task);
        if (QuarterlyCycleProcess.APPROVED.from(task)) {
            cycles.approve(quarter, task.getAssignee(), shown);
        } else {
            cycles.sendBack(quarter, task.getAssignee(), shown, task.getId());
        }
    }
}
