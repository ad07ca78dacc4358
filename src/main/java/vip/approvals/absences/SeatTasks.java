package vip.approvals.absences;

import java.util.List;
import java.util.Optional;
import vip.approvals.staff.Seat;

/** The tasks for which somebody may stand in, and whom their rules refuse. The module that owns the tasks answers. */
public interface SeatTasks {

    /** Ids of all that are open and not suspended. */
    List<String> open();

    /** The task as it is now, locked until the end of the transaction; empty if it is no more. */
    Optional<SeatTask> locked(String id);

    /** How the person has acted on another side of what the task is about, such as "has acted … as sales staff". */
    Optional<String> sideOf(SeatTask task, String person);

    /**
     * Which seat of another side the person holds, such as "holds the seat …": who does never stands in for this one.
     *
     * @param branch null for headquarters
     */
    Optional<String> otherSeat(Seat seat, String branch, String person);
}
