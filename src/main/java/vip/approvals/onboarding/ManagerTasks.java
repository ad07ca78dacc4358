package vip.approvals.onboarding;

import org.springframework.stereotype.Service;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Who may have a task of a client's manager (SIB-39). */
@Service
public class ManagerTasks {

    private final People people;
    private final Assignments assignments;

    ManagerTasks(People people, Assignments assignments) {
        this.people = people;
        this.assignments = assignments;
    }

    /**
     * @param person null if nobody gets the task
     * @throws RefusedException unless the person is the client's active manager and still holds the seat
     */
    public void check(String person, String client, String branch) {
        people.requireSeat(person, Seat.MANAGER, branch);
        if (person != null
                && !assignments.manager(client).filter(person::equals).isPresent()) {
            throw new RefusedException(
                    "%s is not the personal manager of %s; the allocation staff hand clients over (SIB-39)."
                            .formatted(people.name(person), client));
        }
    }
}
