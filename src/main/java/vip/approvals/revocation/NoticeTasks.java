package vip.approvals.revocation;

import org.springframework.stereotype.Component;
import vip.approvals.absences.PersonTask;
import vip.approvals.absences.PersonTasks;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.staff.Seat;

/** From an open task of the sales staff about notices to the branch behind it. */
@Component
public class NoticeTasks {

    /** Elements of the diagrams {@code notice-dispatch} and {@code revocation}. */
    public static final String DISPATCH = "dispatch-notices";

    public static final String CORRECT_ADDRESS = "correct-address";

    /** Variable of {@code revocation}: line of the removal that it stands for. */
    public static final ProcessVariable<Long> REMOVAL = ProcessVariable.number("removal");

    private final PersonTasks tasks;

    NoticeTasks(PersonTasks tasks) {
        this.tasks = tasks;
    }

    /** As {@link PersonTasks#find}, of the branch's notices that are to be sent. */
    PersonTask dispatch(String id) {
        return tasks.find(id, DISPATCH, Seat.SALES);
    }

    /** As {@link PersonTasks#find}, of one client's notice that came back. */
    PersonTask correctAddress(String id) {
        return tasks.find(id, CORRECT_ADDRESS, Seat.SALES);
    }
}
