package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.CycleDecisions;

/** Headquarters' sales organisation has reviewed the lists. */
@Component
class ReviewCycle implements TaskListener {

    private final CycleDecisions decisions;

    ReviewCycle(CycleDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        decisions.review(
                Quarter.parse(QuarterlyCycleProcess.QUARTER.from(task)),
                task.getAssignee(),
                QuarterlyCycleProcess.SHOWN.from(task));
    }
}
