package vip.approvals.prevention;

import java.util.List;
import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.staff.OwnSeats;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/**
 * Who reads the outlook: each manager that of his or her own clients; the sales director, the allocation staff and
 * administrators the branch's. For everybody else there is none.
 */
@Component
class OutlookReaders {

    /** @param all whether the person reads the whole branch */
    public record Reading(String branch, String person, boolean all, boolean administrator) {}

    private final CurrentPerson currentPerson;
    private final OwnSeats seats;

    OutlookReaders(CurrentPerson currentPerson, OwnSeats seats) {
        this.currentPerson = currentPerson;
        this.seats = seats;
    }

    /** @throws NotFoundException if the current person reads none of this branch, or there is no such branch */
    Reading reading(String branch) {
        if (!branches().contains(branch)) {
            throw new NotFoundException();
        }
        return new Reading(branch, currentPerson.id(), readsAll(branch), currentPerson.isAdministrator());
    }

    /** @throws NotFoundException unless the current person is an administrator */
    void requireAdministrator() {
        if (!currentPerson.isAdministrator()) {
            throw new NotFoundException();
        }
    }

    /** Of which the current person reads something, those that have left the settings included. */
    List<String> branches() {
        return seats.branches(branch -> readsAll(branch) || seats.holds(Seat.MANAGER, branch));
    }

    private boolean readsAll(String branch) {
        return currentPerson.isAdministrator()
                || seats.holds(Seat.SALES_DIRECTOR, branch)
                || seats.holds(Seat.ALLOCATION, branch);
    }
}
