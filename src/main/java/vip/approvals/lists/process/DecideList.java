package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.TaskSeats;
import vip.approvals.lists.Verdicts;

/** A branch director's noted decisions become the seat's. */
@Component
class DecideList implements TaskListener {

    private final Verdicts verdicts;
    private final TaskSeats seats;

    DecideList(Verdicts verdicts, TaskSeats seats) {
        this.verdicts = verdicts;
        this.seats = seats;
    }

    @Override
    public void notify(DelegateTask task) {
        verdicts.decide(
                BranchListProcess.BRANCH.from(task),
                Quarter.parse(BranchListProcess.QUARTER.from(task)),
                seats.of(task.getTaskDefinitionKey()).orElseThrow(),
                task.getAssignee(),
                BranchListProcess.SHOWN.from(task));
    }
}
