package vip.approvals.lists;

import java.util.List;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.staff.OwnSeats;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/**
 * Who reads a list without having a task on it: its branch's seats, headquarters, administrators; for everybody else
 * there is nothing.
 */
@Component
class ListReaders {

    /**
     * @param whole whether the current person reads what sales have dropped, and conflicts with other branches: the sales
     *     side and headquarters do, the branch's directors do not
     */
    record Reading(BranchList list, boolean whole) {

        /** Decisions as far as everybody may know them; a director's own notes are in the task. */
        Lines.Reader of(String person) {
            return new Lines.Reader(Seat.SALES, person, whole ? Lines.Scope.PAGE : Lines.Scope.SUBMITTED, true);
        }
    }

    private final CurrentPerson currentPerson;
    private final BranchLists lists;
    private final OwnSeats seats;

    ListReaders(CurrentPerson currentPerson, BranchLists lists, OwnSeats seats) {
        this.currentPerson = currentPerson;
        this.lists = lists;
        this.seats = seats;
    }

    /** @throws NotFoundException if there is no such list, or none that the current person may read */
    Reading reading(String branch, String quarter) {
        if (!mayRead(branch)) {
            throw new NotFoundException();
        }
        BranchList list = lists.find(branch, quarter(quarter)).orElseThrow(NotFoundException::new);
        return new Reading(list, readsWhole(branch));
    }

    /** @throws NotFoundException if it is no quarter */
    static Quarter quarter(String text) {
        try {
            return Quarter.parse(text);
        } catch (IllegalArgumentException noQuarter) {
            throw new NotFoundException();
        }
    }

    /** Every branch whose lists the current person may read, those that have left the settings included. */
    List<String> branches() {
        return seats.branches(this::mayRead);
    }

    boolean isHeadquarters() {
        return Seat.ofHeadquarters().stream().anyMatch(seat -> holds(seat, null));
    }

    boolean holds(Seat seat, String branch) {
        return seats.holds(seat, branch);
    }

    boolean readsAll() {
        return isHeadquarters() || currentPerson.isAdministrator();
    }

    private boolean mayRead(String branch) {
        return readsAll() || Seat.ofLists().stream().anyMatch(seat -> holds(seat, branch));
    }

    private boolean readsWhole(String branch) {
        return readsAll() || holds(Seat.SALES, branch) || holds(Seat.SALES_DIRECTOR, branch);
    }
}
