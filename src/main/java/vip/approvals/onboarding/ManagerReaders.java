package vip.approvals.onboarding;

import java.util.List;
import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.OwnSeats;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/**
 * Who sees the managers of a branch and their clients without having a task: its allocation staff, its sales director,
 * administrators. Only the allocation staff change anything.
 */
@Component
class ManagerReaders {

    private final CurrentPerson currentPerson;
    private final OwnSeats seats;

    ManagerReaders(CurrentPerson currentPerson, OwnSeats seats) {
        this.currentPerson = currentPerson;
        this.seats = seats;
    }

    /** Whether there is any branch for this person. */
    static boolean readsSome(CurrentPerson person) {
        return person.isAdministrator()
                || person.groups().stream()
                        .anyMatch(group -> group.endsWith(Seat.ALLOCATION.group(""))
                                || group.endsWith(Seat.SALES_DIRECTOR.group("")));
    }

    /** The branches that the current person sees. */
    List<String> branches() {
        return seats.branches(this::mayRead);
    }

    /** @throws NotFoundException if there is no such branch, or none that the current person sees */
    void requireReading(String branch) {
        if (!branches().contains(branch)) {
            throw new NotFoundException();
        }
    }

    /**
     * @return the current person's login
     * @throws NotFoundException as {@link #requireReading}
     * @throws RefusedException if this person may read only
     */
    String requireActing(String branch) {
        requireReading(branch);
        if (!mayAct(branch)) {
            throw new RefusedException("Only the branch's allocation staff change this.");
        }
        return currentPerson.id();
    }

    boolean mayAct(String branch) {
        return seats.holds(Seat.ALLOCATION, branch);
    }

    private boolean mayRead(String branch) {
        return currentPerson.isAdministrator() || mayAct(branch) || seats.holds(Seat.SALES_DIRECTOR, branch);
    }
}
