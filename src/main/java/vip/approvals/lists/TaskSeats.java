package vip.approvals.lists;

import java.util.Optional;
import vip.approvals.staff.Seat;

/** Which seat a task of the diagrams is for. */
public interface TaskSeats {

    /** @param element id of the user task; empty if it is no task of this module */
    Optional<Seat> of(String element);
}
