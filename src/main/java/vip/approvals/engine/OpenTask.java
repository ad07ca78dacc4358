package vip.approvals.engine;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * An open task.
 *
 * @param element id of the task in the diagram
 * @param assignee null while nobody has taken it
 * @param variables of its process instance, as the task sees them
 */
public record OpenTask(String id, String element, String assignee, Map<String, Object> variables) {

    /** As a listener sees it, in the transaction that completes or assigns it. */
    public static OpenTask of(DelegateTask task) {
        return new OpenTask(task.getId(), task.getTaskDefinitionKey(), task.getAssignee(), task.getVariables());
    }

    /** @throws RefusedException if the task is with nobody, or with somebody else */
    public void requireAssignee(String person) {
        if (!person.equals(assignee)) {
            throw new RefusedException(
                    assignee == null
                            ? "Press \"Claim\" first; then you can work on this task."
                            : "This task is now with %s.".formatted(assignee));
        }
    }

    /** @throws RefusedException if the process has no such variable */
    public <T> T get(ProcessVariable<T> variable) {
        Object value = variables.get(variable.name());
        if (!variable.type().isInstance(value)) {
            throw new RefusedException("This task has no \"%s\".".formatted(variable.name()));
        }
        return variable.type().cast(value);
    }
}
