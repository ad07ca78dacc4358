package vip.approvals.cards;

import org.springframework.stereotype.Component;
import vip.approvals.absences.PersonTask;
import vip.approvals.absences.PersonTasks;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.staff.Seat;

/** From an open task of the card office to the branch and batch behind it. */
@Component
public class BatchTasks {

    /** Elements of the diagram {@code card-batch}. */
    public static final String HAND_OVER = "hand-over-batch";

    public static final String BOOK_ARRIVALS = "book-arrivals";

    /** Name of the batch, once it is handed over. */
    public static final ProcessVariable<String> BATCH = ProcessVariable.text("batch");

    private final PersonTasks tasks;

    BatchTasks(PersonTasks tasks) {
        this.tasks = tasks;
    }

    /** As {@link PersonTasks#find}, of the batch that is handed over to the printer. */
    PersonTask handOver(String id) {
        return tasks.find(id, HAND_OVER, Seat.CARDS);
    }

    /** As {@link PersonTasks#find}, of the batch whose arrival is booked. */
    PersonTask arrivals(String id) {
        return tasks.find(id, BOOK_ARRIVALS, Seat.CARDS);
    }

    static String batch(PersonTask task) {
        return task.task().get(BATCH);
    }
}
