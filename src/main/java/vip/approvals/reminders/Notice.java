package vip.approvals.reminders;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Something to tell somebody of a task: once, or once more when the due day has moved.
 *
 * @param task id
 * @param person login
 * @param due null for what does not depend on it
 */
record Notice(String task, String person, Occasion occasion, LocalDate due) {

    static final Comparator<Notice> MOST_URGENT_FIRST = Comparator.comparing(Notice::occasion);

    static Notice of(PendingTask task, String person, Occasion occasion) {
        return new Notice(task.id(), person, occasion, occasion == Occasion.NEW ? null : task.due());
    }
}
