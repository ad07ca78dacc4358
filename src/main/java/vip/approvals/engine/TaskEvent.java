package vip.approvals.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * What happens to a task, for its guard.
 *
 * @param assignee null for nobody
 * @param assigned whether the assignee has just become it; else the task is about to be completed
 */
public record TaskEvent(String task, String assignee, boolean assigned) {

    public static TaskEvent of(DelegateTask task) {
        return new TaskEvent(
                task.getId(), task.getAssignee(), TaskListener.EVENTNAME_ASSIGNMENT.equals(task.getEventName()));
    }
}
