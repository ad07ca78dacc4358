package vip.approvals.revocation;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.staff.OwnSeats;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/**
 * Who reads the notices of a branch: its sales staff, who also dispatch them, its sales and commercial director, and
 * administrators. For everybody else there is nothing.
 */
@Component
class NoticeReaders {

    static final List<Seat> SEATS = List.of(Seat.SALES, Seat.SALES_DIRECTOR, Seat.COMMERCIAL);

    /**
     * @param acts whether the person dispatches and books; everybody else reads only
     * @param task in which it is done, perhaps for somebody who is absent; null for a page
     */
    public record Reading(String branch, String person, boolean acts, String task) {

        Reading(String branch, String person, boolean acts) {
            this(branch, person, acts, null);
        }
    }

    private final CurrentPerson currentPerson;
    private final OwnSeats seats;

    NoticeReaders(CurrentPerson currentPerson, OwnSeats seats) {
        this.currentPerson = currentPerson;
        this.seats = seats;
    }

    /** @throws NotFoundException if the current person reads no notices of this branch, or there is no such branch */
    Reading reading(String branch) {
        if (!branches().contains(branch)) {
            throw new NotFoundException();
        }
        return new Reading(branch, currentPerson.id(), seats.holds(Seat.SALES, branch));
    }

    /** @throws NotFoundException if the current person is not of the branch's sales staff */
    Reading acting(String branch) {
        Reading reading = reading(branch);
        if (!reading.acts()) {
            throw new NotFoundException();
        }
        return reading;
    }

    /** Of the branches that the current person reads, those that have left the settings included. */
    List<String> branches() {
        return seats.branches(branch -> mayRead(currentPerson, Stream.of(branch)));
    }

    static boolean mayRead(CurrentPerson person, Stream<String> branches) {
        return person.isAdministrator()
                || branches.flatMap(branch -> SEATS.stream().map(seat -> seat.group(branch)))
                        .anyMatch(person.groups()::contains);
    }
}
