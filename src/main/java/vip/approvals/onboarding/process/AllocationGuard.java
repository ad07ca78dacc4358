package vip.approvals.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Whoever gets or completes the task must hold the seat. */
@Component
class AllocationGuard implements TaskListener {

    private final People people;

    AllocationGuard(People people) {
        this.people = people;
    }

    @Override
    public void notify(DelegateTask task) {
        people.requireSeat(task.getAssignee(), Seat.ALLOCATION, AllocationProcess.BRANCH.from(task));
    }
}
