package vip.approvals.absences;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.staff.People;

/** Brings one task to whom it belongs by the absences of this moment. */
@Component
class Routing {

    private final Absences absences;
    private final StandIns standIns;
    private final StandingIn standingIn;
    private final RoutedTasks tasks;
    private final TaskMoves moves;
    private final Access access;
    private final Alarm alarm;
    private final Candidates candidates;
    private final People people;

    Routing(
            Absences absences,
            StandIns standIns,
            StandingIn standingIn,
            RoutedTasks tasks,
            TaskMoves moves,
            Access access,
            Alarm alarm,
            Candidates candidates,
            People people) {
        this.absences = absences;
        this.standIns = standIns;
        this.standingIn = standingIn;
        this.tasks = tasks;
        this.moves = moves;
        this.access = access;
        this.alarm = alarm;
        this.candidates = candidates;
        this.people = people;
    }

    /** May run again and again; does nothing where the task is right, or is no more. */
    @Transactional
    public void route(String task) {
        standIns.lock();
        tasks.locked(task).ifPresent(this::route);
    }

    private void route(SeatTask task) {
        Map<String, Absence> active = absences.active();
        Search search = new Search(task, active, tasks, standingIn, standIns, candidates, people);
        Optional<StandIn> open = standIns.open(task.id());
        Optional<StandIn> current = open.filter(standIn -> !standIn.foundNobody());
        if (current.filter(standIn -> isRight(task, standIn, search, active)).isPresent()) {
            return;
        }
        String taker = taker(task, current);
        List<String> away = away(task, taker, active);
        current.ifPresent(standIn -> takeBack(standIn, !away.isEmpty()));
        Optional<Search.Found> found = search.substituteOf(away);
        if (found.isPresent()) {
            open.ifPresent(standIn -> access.end(standIn, StandIn.Outcome.MOVED));
            handOver(task, found.get(), taker != null, search.passedOver());
            return;
        }
        boolean left = open.isPresent() && task.assignee() == null && task.owner() != null;
        if (current.isPresent() || left) {
            giveBack(task, taker);
        }
        if (away.isEmpty()) {
            open.ifPresent(standIn -> access.end(standIn, StandIn.Outcome.RETURNED));
        } else if (standIns.open(task.id()).isEmpty()) {
            tell(task, active.get(away.get(0)), taker != null, search.passedOver());
        }
    }

    private boolean isRight(SeatTask task, StandIn standIn, Search search, Map<String, Absence> active) {
        return standIns.isCovered(standIn)
                && mayHave(task, standIn.absent())
                && !active.containsKey(standIn.substitute())
                && (standIn.branch() == null || moves.sees(standIn.substitute(), standIn.branch()))
                && search.obstacle(standIn.substitute()).isEmpty();
    }

    /** Who should do the task and is absent: whoever has taken it; else all holders of the seat, if nobody is there. */
    private List<String> away(SeatTask task, String taker, Map<String, Absence> active) {
        if (taker != null) {
            return active.containsKey(taker) && mayHave(task, taker) ? List.of(taker) : List.of();
        }
        List<String> holders = people.holders(task.seat(), task.branch());
        return active.keySet().containsAll(holders) ? holders : List.of();
    }

    /** To whom it belongs: the owner, if it has one; else whoever has taken it, or had before somebody stood in. */
    private static String taker(SeatTask task, Optional<StandIn> current) {
        if (task.owner() != null) {
            return task.owner();
        }
        return current.isPresent() ? current.get().taker() : task.assignee();
    }

    private boolean mayHave(SeatTask task, String person) {
        return (task.owner() == null || task.owner().equals(person))
                && people.holds(person, task.seat(), task.branch());
    }

    private void takeBack(StandIn standIn, boolean goesOn) {
        access.end(standIn, goesOn ? StandIn.Outcome.MOVED : StandIn.Outcome.RETURNED);
        moves.assign(standIn.task(), null);
    }

    /** Who has lost the seat meanwhile, or stands on another side, does not get it: every holder of the seat may take it. */
    private void giveBack(SeatTask task, String taker) {
        if (taker != null && mayHave(task, taker) && tasks.sideOf(task, taker).isEmpty()) {
            moves.assign(task.id(), taker);
        }
    }

    private void handOver(SeatTask task, Search.Found found, boolean taken, List<String> passedOver) {
        boolean tenant = access.grant(found.substitute(), task.branch());
        standIns.begin(task, found, taken, tenant, passedOver);
        moves.assign(task.id(), found.substitute());
        moves.grant(task.id(), found.substitute());
    }

    private void tell(SeatTask task, Absence absence, boolean taken, List<String> passedOver) {
        long standIn = standIns.begin(task, Search.Found.nobody(absence.person()), taken, false, passedOver);
        alarm.nobodyFound(standIn, task, absence);
    }
}
