package vip.approvals.cards.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.absences.StandingIn;
import vip.approvals.engine.TaskEvent;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Whoever gets or completes the task must hold the seat, or stand in for a holder (B7). */
@Component
class CardOfficeGuard implements TaskListener {

    private final People people;
    private final StandingIn standingIn;

    CardOfficeGuard(People people, StandingIn standingIn) {
        this.people = people;
        this.standingIn = standingIn;
    }

    @Override
    public void notify(DelegateTask task) {
        people.requireSeat(standingIn.responsible(TaskEvent.of(task)), Seat.CARDS, CardBatchProcess.BRANCH.from(task));
    }
}
