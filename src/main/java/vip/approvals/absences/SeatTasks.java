package vip.approvals.absences;

import java.util.Map;
import java.util.Optional;
import vip.approvals.staff.Seat;

/** Tasks for which somebody may stand in, and whom their rules refuse. The module that owns the tasks answers. */
public interface SeatTasks {

    /** By element of a diagram: the seat whose task it is. */
    Map<String, Seat> seats();

    /** Whether a task belongs to one holder of the seat, whom {@link #owner} names. */
    default boolean isOwned() {
        return false;
    }

    /** Who alone may have the tasks about this client; empty if nobody may at present. */
    default Optional<String> owner(String client) {
        return Optional.empty();
    }

    /** How the person has acted on another side of what the task is about, such as "has acted … as sales staff". */
    default Optional<String> sideOf(SeatTask task, String person) {
        return Optional.empty();
    }

    /**
     * Why the person never stands in for this seat, as long as he or she is who he or she is: "holds the seat …".
     *
     * @param branch null for headquarters
     */
    default Optional<String> never(Seat seat, String branch, String person) {
        return Optional.empty();
    }
}
