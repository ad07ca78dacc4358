package vip.approvals.absences;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vip.approvals.staff.Seat;

/** The open tasks of all modules that name some in {@link SeatTasks}. */
public interface RoutedTasks {

    /**
     * Ids of those that may have to move: nobody has taken them, one of these people has, or they have been looked at
     * before. Suspended ones are left alone.
     */
    List<String> open(Collection<String> absent);

    /** The task as it is now, locked until the end of the transaction; empty if it is no more. */
    Optional<SeatTask> locked(String id);

    /** As {@link SeatTasks#sideOf}. */
    Optional<String> sideOf(SeatTask task, String person);

    /** As {@link SeatTasks#never}. */
    Optional<String> never(Seat seat, String branch, String person);
}
