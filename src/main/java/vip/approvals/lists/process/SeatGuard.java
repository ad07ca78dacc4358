package vip.approvals.lists.process;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vip.approvals.absences.StandingIn;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.engine.TaskEvent;
import vip.approvals.lists.FourEyes;
import vip.approvals.lists.TaskSeats;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/**
 * Whoever gets a task must hold its seat or stand in for a holder, and must not have acted on another side of the list:
 * asked when a task is taken or assigned, and again when it is completed.
 */
@Component
class SeatGuard implements TaskListener, TaskSeats {

    static final Map<String, Seat> SEATS = Map.of(
            BranchListProcess.PREPARE, Seat.SALES,
            BranchListProcess.SIGN, Seat.SALES_DIRECTOR,
            ListCoordinationProcess.DECIDE_COMMERCIAL, Seat.COMMERCIAL,
            ListCoordinationProcess.DECIDE_SECURITY, Seat.SECURITY,
            ListReworkProcess.REWORK, Seat.SALES,
            ListReworkProcess.SIGN, Seat.SALES_DIRECTOR,
            ListDistributionProcess.ACKNOWLEDGE, Seat.SALES_DIRECTOR,
            QuarterlyCycleProcess.REVIEW, Seat.HQ_SALES,
            QuarterlyCycleProcess.APPROVE, Seat.HQ_COMMERCIAL);

    private final People people;
    private final FourEyes fourEyes;
    private final StandingIn standingIn;

    SeatGuard(People people, FourEyes fourEyes, StandingIn standingIn) {
        this.people = people;
        this.fourEyes = fourEyes;
        this.standingIn = standingIn;
    }

    @Override
    public Optional<Seat> of(String element) {
        return Optional.ofNullable(SEATS.get(element));
    }

    @Override
    public void notify(DelegateTask task) {
        String person = task.getAssignee();
        String responsible = standingIn.responsible(TaskEvent.of(task));
        if (person == null) {
            return;
        }
        Seat seat = SEATS.get(task.getTaskDefinitionKey());
        String branch = seat.isHeadquarters() ? null : ProcessVariable.BRANCH.from(task);
        Quarter quarter = Quarter.parse(BranchListProcess.QUARTER.from(task));
        people.requireSeat(responsible, seat, branch);
        if (responsible.equals(person)) {
            fourEyes.check(seat, person, branch, quarter);
        } else {
            fourEyes.checkStandIn(seat, person, responsible, branch, quarter);
        }
    }
}
