package vip.approvals.revocation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Whoever gets or completes the task must be of the branch's sales staff. */
@Component
class NoticeGuard implements TaskListener {

    private final People people;

    NoticeGuard(People people) {
        this.people = people;
    }

    @Override
    public void notify(DelegateTask task) {
        people.requireSeat(task.getAssignee(), Seat.SALES, RevocationProcess.BRANCH.from(task));
    }
}
