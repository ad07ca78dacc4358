package vip.approvals.lists;

import java.util.List;
import org.springframework.stereotype.Component;
import vip.approvals.absences.StandingIn;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.OpenTask;
import vip.approvals.engine.OpenTasks;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/** From an open task to the list or the cycle behind it, for the current person. */
@Component
class ListTasks {

    /**
     * @param seat that the task is for
     * @param holdsSeat whether the person does, or stands in; an administrator sees the task without
     * @param absent for whom the person has the task; null for nobody else
     */
    record ListTask(OpenTask task, Seat seat, BranchList list, String person, boolean holdsSeat, String absent) {

        boolean isMine() {
            return person.equals(task.assignee());
        }
    }

    /** @param seat that the task is for; @param absent for whom the person has the task; null for nobody else */
    record CycleTask(OpenTask task, Seat seat, Quarter quarter, String person, String absent) {}

    static final ProcessVariable<String> QUARTER = ProcessVariable.text("quarter");

    private final OpenTasks openTasks;
    private final CurrentPerson currentPerson;
    private final BranchLists lists;
    private final TaskSeats seats;
    private final StandingIn standingIn;

    ListTasks(
            OpenTasks openTasks,
            CurrentPerson currentPerson,
            BranchLists lists,
            TaskSeats seats,
            StandingIn standingIn) {
        this.openTasks = openTasks;
        this.currentPerson = currentPerson;
        this.lists = lists;
        this.seats = seats;
        this.standingIn = standingIn;
    }

    /** @throws NotFoundException if there is no such task for this person, or it is not about a branch's list */
    ListTask list(String id) {
        OpenTask task = open(id, false);
        BranchList list = lists.find(task.get(ProcessVariable.BRANCH), Quarter.parse(task.get(QUARTER)))
                .orElseThrow(NotFoundException::new);
        Seat seat = seat(task);
        String absent = absent(task);
        boolean holdsSeat = absent != null || currentPerson.groups().contains(seat.group(list.branch()));
        return new ListTask(task, seat, list, currentPerson.id(), holdsSeat, absent);
    }

    /**
     * @throws NotFoundException as {@link #list}
     * @throws RefusedException if the person has not taken the task, or it is for another seat
     */
    ListTask mine(String id, Seat... allowed) {
        ListTask task = list(id);
        task.task().requireAssignee(task.person());
        refuseOtherSeat(task.seat(), allowed);
        return task;
    }

    /** @throws NotFoundException also if the task is not for the sales side of a list */
    BranchList ofSales(String id) {
        ListTask task = list(id);
        if (!task.seat().side().equals(Seat.SALES.side())) {
            throw new NotFoundException();
        }
        return task.list();
    }

    private static void refuseOtherSeat(Seat seat, Seat... allowed) {
        if (!List.of(allowed).contains(seat)) {
            throw new RefusedException("This task is not for that.");
        }
    }

    /** @throws NotFoundException if there is no such task for this person, or it is not about a cycle */
    CycleTask cycle(String id) {
        OpenTask task = open(id, true);
        return new CycleTask(task, seat(task), Quarter.parse(task.get(QUARTER)), currentPerson.id(), absent(task));
    }

    /** @throws RefusedException if the person has not taken the task, or it is for another seat */
    CycleTask myCycle(String id, Seat... allowed) {
        CycleTask task = cycle(id);
        task.task().requireAssignee(task.person());
        refuseOtherSeat(task.seat(), allowed);
        return task;
    }

    /** Whether the task is about a cycle; not, if there is no such task for this person. */
    boolean isOfHeadquarters(String id) {
        return openTasks
                .find(id)
                .flatMap(task -> seats.of(task.element()))
                .filter(Seat::isHeadquarters)
                .isPresent();
    }

    static String businessKey(BranchList list) {
        return list.branch() + "/" + list.quarter();
    }

    private OpenTask open(String id, boolean headquarters) {
        return openTasks
                .find(id)
                .filter(task -> seats.of(task.element())
                        .filter(seat -> seat.isHeadquarters() == headquarters)
                        .isPresent())
                .orElseThrow(NotFoundException::new);
    }

    private String absent(OpenTask task) {
        return standingIn.requireCover(task.id(), currentPerson.id()).orElse(null);
    }

    private Seat seat(OpenTask task) {
        return seats.of(task.element()).orElseThrow(NotFoundException::new);
    }
}
