package vip.approvals.revocation;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vip.approvals.absences.StandingIn;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.OpenTask;
import vip.approvals.engine.OpenTasks;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.ClientTasks;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/** From an open task about notices to the branch behind it: for its sales staff, who stands in, and administrators. */
@Component
public class NoticeTasks {

    /** Elements of the diagrams {@code notice-dispatch} and {@code revocation}. */
    public static final String DISPATCH = "dispatch-notices";

    public static final String CORRECT_ADDRESS = "correct-address";

    /** Variable of {@code revocation}: line of the removal that it stands for. */
    public static final ProcessVariable<Long> REMOVAL = ProcessVariable.number("removal");

    /** @param mine whether the current person has taken it; @param onBehalfOf name of the one for whom, or null */
    record NoticeTask(OpenTask task, String branch, String person, boolean mine, String onBehalfOf) {

        /** Of a task about one client. */
        ClientTask aboutClient() {
            return new ClientTask(task.id(), task.element(), task.get(ClientTasks.CLIENT), branch, person, mine);
        }
    }

    private final OpenTasks openTasks;
    private final CurrentPerson currentPerson;
    private final StandingIn standingIn;
    private final People people;

    NoticeTasks(OpenTasks openTasks, CurrentPerson currentPerson, StandingIn standingIn, People people) {
        this.openTasks = openTasks;
        this.currentPerson = currentPerson;
        this.standingIn = standingIn;
        this.people = people;
    }

    /**
     * @throws NotFoundException if this person has no such task
     * @throws RefusedException if the person stood in, and the absence has ended
     */
    NoticeTask find(String id, String element) {
        OpenTask task = openTasks
                .find(id)
                .filter(open -> open.element().equals(element))
                .orElseThrow(NotFoundException::new);
        String branch = task.get(ProcessVariable.BRANCH);
        String person = currentPerson.id();
        Optional<String> absent = standingIn.requireCover(id, person);
        if (absent.isEmpty()
                && !currentPerson.groups().contains(Seat.SALES.group(branch))
                && !currentPerson.isAdministrator()) {
            throw new NotFoundException();
        }
        return new NoticeTask(
                task,
                branch,
                person,
                person.equals(task.assignee()),
                absent.map(people::name).orElse(null));
    }

    /** @throws RefusedException if the task is with nobody, or with somebody else */
    NoticeTask mine(String id, String element) {
        NoticeTask task = find(id, element);
        if (!task.mine()) {
            throw new RefusedException(
                    task.task().assignee() == null
                            ? "Press \"Claim\" first; then you can work on this task."
                            : "This task is now with somebody else.");
        }
        return task;
    }
}
