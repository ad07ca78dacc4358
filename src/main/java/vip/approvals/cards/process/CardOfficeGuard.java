package vip.approvals.cards.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Whoever gets or completes the task must hold the seat. */
@Component
class CardOfficeGuard implements TaskListener {

    private final People people;

    CardOfficeGuard(People people) {
        this.people = people;
    }

    @Override
    public void notify(DelegateTask task) {
        people.requireSeat(task.getAssignee(), Seat.CARDS, CardBatchProcess.BRANCH.from(task));
    }
}
