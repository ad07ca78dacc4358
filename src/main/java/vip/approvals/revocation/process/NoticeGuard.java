package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.absences.StandingIn;
import vip.approvals.engine.TaskEvent;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Whoever gets or completes the task must be of the branch's sales staff, or stand in for one of them (B7). */
@Component
class NoticeGuard implements TaskListener {

    private final People people;
    private final StandingIn standingIn;

    NoticeGuard(People people, StandingIn standingIn) {
        this.people = people;
        this.standingIn = standingIn;
    }

    @Override
    public void notify(DelegateTask task) {
        people.requireSeat(standingIn.responsible(TaskEvent.of(task)), Seat.SALES, RevocationProcess.BRANCH.from(task));
    }
}
