package vip.approvals.onboarding;

import org.springframework.stereotype.Component;
import vip.approvals.absences.StandingIn;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.OpenTask;
import vip.approvals.engine.OpenTasks;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.engine.RefusedException;
import vip.approvals.web.NotFoundException;

/** From an open task of the allocation staff to its branch, for the current person (GT-14). */
@Component
public class AllocationTasks {

    /** Element of the diagram. */
    public static final String ELEMENT = "allocate-managers";

    /** @param mine whether the person is the task's assignee */
    record AllocationTask(String id, String branch, String person, boolean mine) {}

    private final OpenTasks openTasks;
    private final CurrentPerson currentPerson;
    private final StandingIn standingIn;

    AllocationTasks(OpenTasks openTasks, CurrentPerson currentPerson, StandingIn standingIn) {
        this.openTasks = openTasks;
        this.currentPerson = currentPerson;
        this.standingIn = standingIn;
    }

    /**
     * @throws NotFoundException if there is no such task for this person
     * @throws RefusedException if the person stood in, and the absence has ended
     */
    AllocationTask find(String id) {
        OpenTask task = openTasks
                .find(id)
                .filter(open -> open.element().equals(ELEMENT))
                .orElseThrow(NotFoundException::new);
        String person = currentPerson.id();
        standingIn.requireCover(id, person);
        return new AllocationTask(id, task.get(ProcessVariable.BRANCH), person, person.equals(task.assignee()));
    }

    /**
     * @throws NotFoundException as {@link #find}
     * @throws RefusedException if the person has not taken the task
     */
    AllocationTask mine(String id) {
        AllocationTask task = find(id);
        if (!task.mine()) {
            throw new RefusedException("This task is not with you: press \"Claim\" first, if nobody else has.");
        }
        return task;
    }
}
