package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.Cycles;

/** Headquarters' sales organisation has reviewed the lists. */
@Component
class ReviewCycle implements TaskListener {

    private final Cycles cycles;

    ReviewCycle(Cycles cycles) {
        this.cycles = cycles;
    }

    @Override
    public void notify(DelegateTask task) {
        cycles.review(
                Quarter.parse(QuarterlyCycleProcess.QUARTER.from(task)),
                task.getAssignee(),
                QuarterlyCycleProcess.SHOWN.from(task));
    }
}
