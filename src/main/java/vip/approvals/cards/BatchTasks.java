package vip.approvals.cards;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vip.approvals.absences.StandingIn;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.OpenTask;
import vip.approvals.engine.OpenTasks;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/** From an open task of the card office to the branch and batch behind it: for the office, who stands in, and administrators. */
@Component
public class BatchTasks {

    /** Elements of the diagram {@code card-batch}. */
    public static final String HAND_OVER = "hand-over-batch";

    public static final String BOOK_ARRIVALS = "book-arrivals";

    /** Name of the batch, once it is handed over. */
    public static final ProcessVariable<String> BATCH = ProcessVariable.text("batch");

    /** @param mine whether the current person has taken it; @param onBehalfOf name of the one for whom, or null */
    record BatchTask(OpenTask task, String branch, String person, boolean mine, String onBehalfOf) {

        String batch() {
            return task.get(BATCH);
        }
    }

    private final OpenTasks openTasks;
    private final CurrentPerson currentPerson;
    private final StandingIn standingIn;
    private final People people;

    BatchTasks(OpenTasks openTasks, CurrentPerson currentPerson, StandingIn standingIn, People people) {
        this.openTasks = openTasks;
        this.currentPerson = currentPerson;
        this.standingIn = standingIn;
        this.people = people;
    }

    /**
     * @throws NotFoundException if this person has no such task
     * @throws RefusedException if the person stood in, and the absence has ended
     */
    BatchTask find(String id, String element) {
        OpenTask task = openTasks
                .find(id)
                .filter(open -> open.element().equals(element))
                .orElseThrow(NotFoundException::new);
        String branch = task.get(ProcessVariable.BRANCH);
        String person = currentPerson.id();
        Optional<String> absent = standingIn.requireCover(id, person);
        if (absent.isEmpty()
                && !currentPerson.groups().contains(Seat.CARDS.group(branch))
                && !currentPerson.isAdministrator()) {
            throw new NotFoundException();
        }
        return new BatchTask(
                task,
                branch,
                person,
                person.equals(task.assignee()),
                absent.map(people::name).orElse(null));
    }

    /** @throws RefusedException if the task is with nobody, or with somebody else */
    BatchTask mine(String id, String element) {
        BatchTask task = find(id, element);
        if (!task.mine()) {
            throw new RefusedException(
                    task.task().assignee() == null
                            ? "Press \"Claim\" first; then you can work on this task."
                            : "This task is now with %s.".formatted(task.task().assignee()));
        }
        return task;
    }
}
