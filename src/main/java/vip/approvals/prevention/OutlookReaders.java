package vip.approvals.prevention;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/**
 * Who reads the outlook: each manager that of his or her own clients; the sales director, the allocation staff and
 * administrators the branch's. For everybody else there is none.
 */
@Component
class OutlookReaders {

    /** @param all whether the person reads the whole branch */
    public record Reading(String branch, String person, boolean all, boolean administrator) {}

    private final CurrentPerson currentPerson;
    private final JdbcClient jdbc;

    OutlookReaders(CurrentPerson currentPerson, JdbcClient jdbc) {
        this.currentPerson = currentPerson;
        this.jdbc = jdbc;
    }

    /** @throws NotFoundException if the current person reads none of this branch, or there is no such branch */
    Reading reading(String branch) {
        if (!branches().contains(branch)) {
            throw new NotFoundException();
        }
        return new Reading(branch, currentPerson.id(), readsAll(branch), currentPerson.isAdministrator());
    }

    /** @throws NotFoundException unless the current person is an administrator */
    void requireAdministrator() {
        if (!currentPerson.isAdministrator()) {
            throw new NotFoundException();
        }
    }

    /** Of which the current person reads something, those that have left the settings included. */
    List<String> branches() {
        return jdbc.sql("SELECT branch FROM vip.branch ORDER BY branch").query(String.class).list().stream()
                .filter(branch -> readsAll(branch) || holds(Seat.MANAGER, branch))
                .toList();
    }

    private boolean readsAll(String branch) {
        return currentPerson.isAdministrator() || holds(Seat.SALES_DIRECTOR, branch) || holds(Seat.ALLOCATION, branch);
    }

    private boolean holds(Seat seat, String branch) {
        return currentPerson.groups().contains(seat.group(branch));
    }
}
