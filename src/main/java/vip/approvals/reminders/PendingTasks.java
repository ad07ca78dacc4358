package vip.approvals.reminders;

import java.util.List;

/** The engine's open tasks, many at a time. */
public interface PendingTasks {

    /**
     * The next page.
     *
     * @param task id of the last one of the page before; empty for the first page
     * @return empty at the end
     */
    List<PendingTask> after(String task);

    /** Forgets which reminders were given of tasks that are no more. */
    void forgetFinished();
}
