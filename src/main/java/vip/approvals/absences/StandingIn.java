package vip.approvals.absences;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;
import vip.approvals.engine.TaskEvent;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Who stands in for whom: what the rules and forms of other modules ask, and what they tell. */
@Service
public class StandingIn {

    private final StandIns standIns;
    private final Access access;
    private final People people;

    StandingIn(StandIns standIns, Access access, People people) {
        this.standIns = standIns;
        this.access = access;
        this.people = people;
    }

    /** For whom the person has this task; empty for a holder of the seat, and for everybody else. */
    public Optional<String> behalf(String task, String person) {
        return standIn(task, person).map(StandIn::absent);
    }

    /** Name of the one for whom the person has this task; null for a holder of the seat, and for everybody else. */
    public String behalfName(String task, String person) {
        return behalf(task, person).map(people::name).orElse(null);
    }

    /**
     * As {@link #behalf}, for whoever is about to act.
     *
     * @throws RefusedException if an absence has ended, so that the task is about to go back
     */
    public Optional<String> requireCover(String task, String person) {
        return covered(standIns.open(task), person);
    }

    private Optional<String> covered(Optional<StandIn> open, String person) {
        Optional<StandIn> found = open.filter(standIn -> person.equals(standIn.substitute()));
        found.filter(standIn -> !standIns.isCovered(standIn)).ifPresent(lapsed -> {
            throw new RefusedException("The absence of %s has ended, so this task goes back. Nothing was stored."
                    .formatted(people.name(lapsed.absent())));
        });
        return found.map(StandIn::absent);
    }

    /**
     * For the guard of a task that is taken, assigned or completed: who must have the right to it.
     *
     * @param event with the assignment, whoever stood in before does no longer
     * @return the assignee, or whom he or she stands in for; null for nobody
     * @throws RefusedException as {@link #requireCover}
     */
    @Transactional
    public String responsible(TaskEvent event) {
        String person = event.assignee();
        Optional<StandIn> open = standIns.open(event.task());
        if (event.assigned()) {
            open.filter(standIn -> !standIn.foundNobody())
                    .filter(standIn -> !standIn.substitute().equals(person))
                    .ifPresent(other -> access.end(
                            other, person == null ? StandIn.Outcome.GIVEN_BACK : StandIn.Outcome.REASSIGNED));
        }
        return person == null ? null : covered(open, person).orElse(person);
    }

    /** For a transaction that hands over several tasks: nobody is brought in or out until its end. */
    public void lock() {
        standIns.lock();
    }

    /** The task belongs to somebody else from now on: nobody stands in until it is looked at again. */
    @Transactional
    public void handedOver(String task) {
        standIns.open(task)
                .filter(standIn -> !standIn.foundNobody())
                .ifPresent(standIn -> access.end(standIn, StandIn.Outcome.REASSIGNED));
    }

    /** Whether the task is completed, or has ended with its process. */
    public boolean isOver(String task) {
        return access.isOver(task);
    }

    /**
     * Whether the person stands in on another side of a list now, such as "stands in for … as commercial director".
     *
     * @param branch null for all lists of the quarter
     * @param quarter null if it is not about lists, which nobody stands on another side of
     */
    public Optional<String> elsewhere(Seat seat, String branch, String quarter, String person) {
        return standIns.openOf(person).stream()
                .filter(other -> quarter != null
                        && quarter.equals(other.quarter())
                        && (branch == null || other.branch() == null || branch.equals(other.branch()))
                        && !other.seat().side().equals(seat.side()))
                .map(other -> "stands in for %s on this list as %s"
                        .formatted(people.name(other.absent()), other.seat().title()))
                .findFirst();
    }

    private Optional<StandIn> standIn(String task, String person) {
        return standIns.open(task).filter(standIn -> person.equals(standIn.substitute()));
    }
}
