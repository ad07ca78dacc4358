package vip.approvals.cards;

import java.util.List;
import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.onboarding.Onboardings;
import vip.approvals.staff.OwnSeats;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/**
 * Who reads cards and changes them outside of a task: the card office, each manager those of his or her own clients; the
 * sales director and administrators read only. For everybody else there is nothing.
 */
@Component
class CardReaders {

    /**
     * @param onlyOf the manager whose clients' cards are all that is seen; empty for all cards of the branch
     * @param office whether the person is of the card office
     */
    public record Reading(String branch, String person, String onlyOf, boolean office) {

        public boolean all() {
            return onlyOf.isEmpty();
        }
    }

    private final CurrentPerson currentPerson;
    private final OwnSeats seats;
    private final Onboardings onboardings;

    CardReaders(CurrentPerson currentPerson, OwnSeats seats, Onboardings onboardings) {
        this.currentPerson = currentPerson;
        this.seats = seats;
        this.onboardings = onboardings;
    }

    /** @throws NotFoundException if the current person reads no cards of this branch, or there is no such branch */
    Reading reading(String branch) {
        if (!branches().contains(branch)) {
            throw new NotFoundException();
        }
        String person = currentPerson.id();
        return new Reading(branch, person, readsAll(branch) ? "" : person, seats.holds(Seat.CARDS, branch));
    }

    /** Of the branches that the current person reads cards of, those that have left the settings included. */
    List<String> branches() {
        return seats.branches(branch -> readsAll(branch) || seats.holds(Seat.MANAGER, branch));
    }

    /** Whether the current person is the client's manager (SIB-39). */
    boolean isManager(Reading reading, String client) {
        return seats.holds(Seat.MANAGER, reading.branch()) && reading.person().equals(onboardings.manager(client));
    }

    private boolean readsAll(String branch) {
        return currentPerson.isAdministrator()
                || seats.holds(Seat.CARDS, branch)
                || seats.holds(Seat.SALES_DIRECTOR, branch);
    }
}
