package vip.approvals.lists.process;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vip.approvals.absences.SeatTask;
import vip.approvals.absences.SeatTasks;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.FourEyes;
import vip.approvals.staff.Seat;

/** Tasks on lists and on cycles, for which a substitute may stand in (B7). */
@Component
class ListSeatTasks implements SeatTasks {

    private final FourEyes fourEyes;

    ListSeatTasks(FourEyes fourEyes) {
        this.fourEyes = fourEyes;
    }

    @Override
    public Map<String, Seat> seats() {
        return SeatGuard.SEATS;
    }

    @Override
    public Optional<String> sideOf(SeatTask task, String person) {
        return task.quarter() == null
                ? Optional.empty()
                : fourEyes.sideOf(task.seat(), person, task.branch(), Quarter.parse(task.quarter()));
    }

    @Override
    public Optional<String> never(Seat seat, String branch, String person) {
        return SeatGuard.SEATS.containsValue(seat)
                ? fourEyes.otherSeat(seat, branch, person).map(reason -> reason + " (four eyes)")
                : Optional.empty();
    }
}
