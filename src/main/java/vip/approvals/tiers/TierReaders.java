package vip.approvals.tiers;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.staff.OwnSeats;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/**
 * Who reads reviews: administrators and headquarters all, the sales director and the allocation staff their branch's,
 * each manager what is about his or her own clients. For everybody else there are none.
 */
@Component
class TierReaders {

    /**
     * @param whole branches of which the person reads everything
     * @param served branches of which the person reads what is about the own clients
     */
    public record Reading(String person, List<String> whole, List<String> served, boolean administrator) {

        boolean reads(String branch) {
            return whole.contains(branch) || served.contains(branch);
        }

        /** In the settings' order. */
        public List<String> branches() {
            return Stream.concat(whole.stream(), served.stream()).sorted().toList();
        }
    }

    private final CurrentPerson currentPerson;
    private final OwnSeats seats;

    TierReaders(CurrentPerson currentPerson, OwnSeats seats) {
        this.currentPerson = currentPerson;
        this.seats = seats;
    }

    /** @throws NotFoundException if the current person reads nothing */
    Reading reading() {
        List<String> whole = seats.branches(this::readsWhole);
        List<String> served = seats.branches(branch -> !whole.contains(branch) && seats.holds(Seat.MANAGER, branch));
        if (whole.isEmpty() && served.isEmpty()) {
            throw new NotFoundException();
        }
        return new Reading(currentPerson.id(), whole, served, currentPerson.isAdministrator());
    }

    /** @throws NotFoundException unless the current person is an administrator */
    String requireAdministrator() {
        if (!currentPerson.isAdministrator()) {
            throw new NotFoundException();
        }
        return currentPerson.id();
    }

    private boolean readsWhole(String branch) {
        return currentPerson.isAdministrator()
                || Stream.of(Seat.HQ_SALES, Seat.HQ_COMMERCIAL, Seat.SALES_DIRECTOR, Seat.ALLOCATION)
                        .anyMatch(seat -> seats.holds(seat, branch));
    }
}
