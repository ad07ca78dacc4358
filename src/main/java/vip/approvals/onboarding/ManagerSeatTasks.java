package vip.approvals.onboarding;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vip.approvals.absences.SeatTasks;
import vip.approvals.staff.Seat;

/** A client's tasks are its manager's (SIB-39); who stands in must be allowed to serve VIPs of the branch (FRM-12). */
record ManagerSeatTasks(Set<String> elements, Assignments assignments, Managers managers) implements SeatTasks {

    @Override
    public Map<String, Seat> seats() {
        return elements.stream().collect(Collectors.toMap(Function.identity(), element -> Seat.MANAGER));
    }

    @Override
    public boolean isOwned() {
        return true;
    }

    @Override
    public Optional<String> owner(String client) {
        return assignments.manager(client);
    }

    @Override
    public Optional<String> never(Seat seat, String branch, String person) {
        return seat == Seat.MANAGER ? managers.hindrance(person, branch) : Optional.empty();
    }
}
