package vip.approvals.absences;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the engine does when somebody stands in. */
public interface TaskMoves {

    /** @param person null for nobody: every holder of the seat may take it */
    void assign(String task, String person);

    /** The right to see and do the task, where its process grants none to assignees (adr 0015). */
    void grant(String task, String person);

    /** Takes from the person what being its assignee has granted. */
    void revoke(String task, String person);

    /** Whether the person belongs to the branch by a seat, or because an administrator said so. */
    boolean sees(String person, String branch);

    /** A group of the person whose members see tasks of their branch that are not for them (adr 0015). */
    Optional<String> groupWithAView(String person);

    void letIn(String person, String branch);

    void shutOut(String person, String branch);

    /** Those of the tasks that are over: completed, or ended by the process. */
    List<String> over(Collection<String> tasks);
}
