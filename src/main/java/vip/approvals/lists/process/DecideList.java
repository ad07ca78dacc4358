package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.Decisions;
import vip.approvals.lists.TaskSeats;

/** A branch director's noted decisions become the seat's. */
@Component
class DecideList implements TaskListener {

    private final Decisions decisions;
    private final TaskSeats seats;

    DecideList(Decisions decisions, TaskSeats seats) {
        this.decisions = decisions;
        this.seats = seats;
    }

    @Override
    public void notify(DelegateTask task) {
        decisions.decide(
                BranchListProcess.BRANCH.from(task),
                Quarter.parse(BranchListProcess.QUARTER.from(task)),
                seats.of(task.getTaskDefinitionKey()).orElseThrow(),
                task.getAssignee(),
                BranchListProcess.SHOWN.from(task));
    }
}
