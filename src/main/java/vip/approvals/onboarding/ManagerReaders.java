package vip.approvals.onboarding;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/**
 * Who sees the managers of a branch and their clients without having a task: its allocation staff, its sales director,
 * administrators. Only the allocation staff change anything.
 */
@Component
class ManagerReaders {

    private final CurrentPerson currentPerson;
    private final JdbcClient jdbc;

    ManagerReaders(CurrentPerson currentPerson, JdbcClient jdbc) {
        this.currentPerson = currentPerson;
        this.jdbc = jdbc;
    }

    /** Whether there is any branch for this person. */
    static boolean readsSome(CurrentPerson person) {
        return person.isAdministrator()
                || person.groups().stream()
                        .anyMatch(group -> group.endsWith(Seat.ALLOCATION.group(""))
                                || group.endsWith(Seat.SALES_DIRECTOR.group("")));
    }

    /** The branches that the current person sees. */
    List<String> branches() {
        return jdbc.sql("SELECT branch FROM vip.branch ORDER BY branch").query(String.class).list().stream()
                .filter(this::mayRead)
                .toList();
    }

    /** @throws NotFoundException if there is no such branch, or none that the current person sees */
    void requireReading(String branch) {
        if (!branches().contains(branch)) {
            throw new NotFoundException();
        }
    }

    /**
     * @return the current person's login
     * @throws NotFoundException as {@link #requireReading}
     * @throws RefusedException if this person may read only
     */
    String requireActing(String branch) {
        requireReading(branch);
        if (!mayAct(branch)) {
            throw new RefusedException("Only the branch's allocation staff change this.");
        }
        return currentPerson.id();
    }

    boolean mayAct(String branch) {
        return holds(Seat.ALLOCATION, branch);
    }

    private boolean mayRead(String branch) {
        return currentPerson.isAdministrator() || mayAct(branch) || holds(Seat.SALES_DIRECTOR, branch);
    }

    private boolean holds(Seat seat, String branch) {
        return currentPerson.groups().contains(seat.group(branch));
    }
}
