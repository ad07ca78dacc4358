package vip.approvals.onboarding;

import vip.approvals.engine.OpenTask;
import vip.approvals.engine.ProcessVariable;

/**
 * An open task about one client, for the person who asks.
 *
 * @param element id of the task in the diagram
 * @param person who asks
 * @param mine whether the person is the task's assignee
 */
public record ClientTask(String id, String element, String client, String branch, String person, boolean mine) {

    /** For a listener of the completion, which only the assignee does. */
    public static ClientTask completed(OpenTask task) {
        return of(task, task.assignee());
    }

    public static ClientTask of(OpenTask task, String person) {
        return new ClientTask(
                task.id(),
                task.element(),
                task.get(ClientTasks.CLIENT),
                task.get(ProcessVariable.BRANCH),
                person,
                person.equals(task.assignee()));
    }
}
