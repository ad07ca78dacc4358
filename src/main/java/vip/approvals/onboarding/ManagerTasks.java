package vip.approvals.onboarding;

import java.util.Set;
import org.springframework.stereotype.Service;
import vip.approvals.absences.SeatTasks;
import vip.approvals.absences.StandingIn;
import vip.approvals.engine.RefusedException;
import vip.approvals.engine.TaskEvent;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Who may have a task of a client's manager (SIB-39). */
@Service
public class ManagerTasks {

    private final People people;
    private final Assignments assignments;
    private final Managers managers;
    private final StandingIn standingIn;

    ManagerTasks(People people, Assignments assignments, Managers managers, StandingIn standingIn) {
        this.people = people;
        this.assignments = assignments;
        this.managers = managers;
        this.standingIn = standingIn;
    }

    /**
     * For the guard of a task.
     *
     * @throws RefusedException unless the assignee is the client's active manager and still holds the seat, or stands in
     *     for this one and may serve VIPs (FRM-12)
     */
    public void check(TaskEvent event, String client, String branch) {
        String manager = standingIn.responsible(event);
        people.requireSeat(manager, Seat.MANAGER, branch);
        if (manager != null && !isManager(manager, client)) {
            throw new RefusedException(
                    "%s is not the personal manager of %s; the allocation staff hand clients over (SIB-39)."
                            .formatted(people.name(manager), client));
        }
        if (manager != null && !manager.equals(event.assignee())) {
            managers.requireMayServe(Set.of(event.assignee()), branch);
        }
    }

    /** Whether the person is the client's manager, or has this one task of the client on behalf of the manager. */
    boolean isFor(String task, String person, String client) {
        return isManager(person, client)
                || standingIn
                        .requireCover(task, person)
                        .filter(manager -> isManager(manager, client))
                        .isPresent();
    }

    /** What a substitute may do of these tasks of a client's manager. @param elements of the diagram */
    public SeatTasks routed(String... elements) {
        return new ManagerSeatTasks(Set.of(elements), assignments, managers);
    }

    private boolean isManager(String person, String client) {
        return assignments.manager(client).filter(person::equals).isPresent();
    }
}
