package vip.approvals.onboarding;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vip.approvals.absences.StandingIn;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.OpenTask;
import vip.approvals.engine.OpenTasks;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.People;
import vip.approvals.web.NotFoundException;

/** From an open task of the allocation staff to its branch, for the current person (GT-14). */
@Component
public class AllocationTasks {

    /** Element of the diagram. */
    public static final String ELEMENT = "allocate-managers";

    /** @param mine whether the person is the task's assignee; @param onBehalfOf name of the one for whom, or null */
    record AllocationTask(String id, String branch, String person, boolean mine, String onBehalfOf) {}

    private final OpenTasks openTasks;
    private final CurrentPerson currentPerson;
    private final StandingIn standingIn;
    private final People people;

    AllocationTasks(OpenTasks openTasks, CurrentPerson currentPerson, StandingIn standingIn, People people) {
        this.openTasks = openTasks;
        this.currentPerson = currentPerson;
        this.standingIn = standingIn;
        this.people = people;
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
        Optional<String> absent = standingIn.requireCover(id, person);
        return new AllocationTask(
                id,
                task.get(ProcessVariable.BRANCH),
                person,
                person.equals(task.assignee()),
                absent.map(people::name).orElse(null));
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
