package vip.approvals.cards;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.onboarding.Onboardings;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/**
 * Who reads cards and changes them outside of a task: the card office, each manager those of his or her own clients; the
 * sales director and administrators read only. For everybody else there is nothing.
 */
@Component
class CardReaders {

    /**
     * @param onlyOf the manager whose clients' cards are all that is seen; empty for all cards of the branch
     * @param office whether the person is of the card office
     */
    public record Reading(String branch, String person, String onlyOf, boolean office) {

        public boolean all() {
            return onlyOf.isEmpty();
        }
    }

    private final CurrentPerson currentPerson;
    private final JdbcClient jdbc;
    private final Onboardings onboardings;

    CardReaders(CurrentPerson currentPerson, JdbcClient jdbc, Onboardings onboardings) {
        this.currentPerson = currentPerson;
        this.jdbc = jdbc;
        this.onboardings = onboardings;
    }

    /** @throws NotFoundException if the current person reads no cards of this branch, or there is no such branch */
    Reading reading(String branch) {
        if (!branches().contains(branch)) {
            throw new NotFoundException();
        }
        String person = currentPerson.id();
        return new Reading(branch, person, readsAll(branch) ? "" : person, holds(Seat.CARDS, branch));
    }

    /** Of the branches that the current person reads cards of, those that have left the settings included. */
    List<String> branches() {
        return jdbc.sql("SELECT branch FROM vip.branch ORDER BY branch").query(String.class).list().stream()
                .filter(branch -> readsAll(branch) || holds(Seat.MANAGER, branch))
                .toList();
    }

    /** Whether the current person is the client's manager (SIB-39). */
    boolean isManager(Reading reading, String client) {
        return holds(Seat.MANAGER, reading.branch()) && reading.person().equals(onboardings.manager(client));
    }

    private boolean readsAll(String branch) {
        return currentPerson.isAdministrator() || holds(Seat.CARDS, branch) || holds(Seat.SALES_DIRECTOR, branch);
    }

    private boolean holds(Seat seat, String branch) {
        return currentPerson.groups().contains(seat.group(branch));
    }
}
