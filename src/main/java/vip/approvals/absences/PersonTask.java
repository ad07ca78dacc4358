package vip.approvals.absences;

import vip.approvals.engine.OpenTask;
import vip.approvals.engine.RefusedException;

/**
 * An open task of a branch's seat, for the person who asks.
 *
 * @param onBehalfOf name of the one for whom the person has it; null for nobody else
 */
public record PersonTask(OpenTask task, String branch, String person, String onBehalfOf) {

    /** Whether the person has taken it. */
    public boolean mine() {
        return person.equals(task.assignee());
    }

    /** @throws RefusedException if the task is with nobody, or with somebody else */
    public PersonTask requireMine() {
        task.requireAssignee(person);
        return this;
    }
}
