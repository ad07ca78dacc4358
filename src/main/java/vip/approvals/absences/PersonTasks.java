package vip.approvals.absences;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.OpenTask;
import vip.approvals.engine.OpenTasks;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.OwnSeats;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/** Finds an open task of a branch's seat: for those who hold the seat, for who stands in, and for administrators. */
@Component
public class PersonTasks {

    private final OpenTasks openTasks;
    private final CurrentPerson currentPerson;
    private final OwnSeats seats;
    private final StandingIn standingIn;
    private final People people;

    PersonTasks(
            OpenTasks openTasks, CurrentPerson currentPerson, OwnSeats seats, StandingIn standingIn, People people) {
        this.openTasks = openTasks;
        this.currentPerson = currentPerson;
        this.seats = seats;
        this.standingIn = standingIn;
        this.people = people;
    }

    /**
     * @param element id of the task in the diagram
     * @throws NotFoundException if this person has no such task
     * @throws RefusedException if the person stood in, and the absence has ended
     */
    public PersonTask find(String id, String element, Seat seat) {
        OpenTask task = openTasks
                .find(id)
                .filter(open -> open.element().equals(element))
                .orElseThrow(NotFoundException::new);
        String branch = task.get(ProcessVariable.BRANCH);
        String person = currentPerson.id();
        Optional<String> absent = standingIn.requireCover(id, person);
        if (absent.isEmpty() && !seats.holds(seat, branch) && !currentPerson.isAdministrator()) {
            throw new NotFoundException();
        }
        return new PersonTask(task, branch, person, absent.map(people::name).orElse(null));
    }
}
