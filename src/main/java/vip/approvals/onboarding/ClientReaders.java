package vip.approvals.onboarding;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.onboarding.Standings.Scope;
import vip.approvals.staff.OwnSeats;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/**
 * Who reads what of VIPs (FRM-02): managers everything of their own clients (SIB-40), allocation staff, card office and sales director those of
 * their branch, administrators all; for everybody else there is nothing.
 */
@Component
class ClientReaders {

    /**
     * @param whole whether what the client has said, and every contact, may be read: the card office needs neither
     * @param administrator who may also move and end
     */
    record Reading(String client, String branch, boolean whole, boolean administrator) {}

    private static final List<Seat> WHOLE = List.of(Seat.ALLOCATION, Seat.SALES_DIRECTOR);
    private static final List<Seat> OF_A_BRANCH = List.of(Seat.ALLOCATION, Seat.SALES_DIRECTOR, Seat.CARDS);

    private final CurrentPerson currentPerson;
    private final JdbcClient jdbc;
    private final OwnSeats seats;

    ClientReaders(CurrentPerson currentPerson, JdbcClient jdbc, OwnSeats seats) {
        this.currentPerson = currentPerson;
        this.jdbc = jdbc;
        this.seats = seats;
    }

    /** @throws NotFoundException if the current person may read no client at all */
    Scope scope() {
        if (!readsBranches() && !isManager()) {
            throw new NotFoundException();
        }
        return new Scope(
                currentPerson.isAdministrator(),
                branchesWith(OF_A_BRANCH),
                currentPerson.id(),
                branchesWith(List.of(Seat.MANAGER)));
    }

    /** @throws NotFoundException if there is no such VIP, former one included, or none that the current person may read */
    Reading reading(String client) {
        record Found(String branch, String manager) {}
        Found found = jdbc.sql("""
                        SELECT c.branch, a.manager FROM vip.client c
                        LEFT JOIN vip.assignment a ON a.client = c.client AND a.until IS NULL
                        WHERE c.client = :client AND (EXISTS (SELECT FROM vip.vip_status s WHERE s.client = c.client)
                            OR EXISTS (SELECT FROM vip.onboarding o WHERE o.client = c.client))
                        """)
                .param("client", client)
                .query(Found.class)
                .optional()
                .orElseThrow(NotFoundException::new);
        boolean own = currentPerson.id().equals(found.manager()) && seats.holds(Seat.MANAGER, found.branch());
        boolean administrator = currentPerson.isAdministrator();
        boolean whole = own || administrator || WHOLE.stream().anyMatch(seat -> seats.holds(seat, found.branch()));
        if (!whole && !seats.holds(Seat.CARDS, found.branch())) {
            throw new NotFoundException();
        }
        return new Reading(client, found.branch(), whole, administrator);
    }

    /** @throws NotFoundException unless an administrator asks, about a client who is or was a VIP */
    Reading administering(String client) {
        Reading reading = reading(client);
        if (!reading.administrator()) {
            throw new NotFoundException();
        }
        return reading;
    }

    /** Whether more than the person's own clients. */
    boolean readsBranches() {
        return currentPerson.isAdministrator() || !branchesWith(OF_A_BRANCH).isEmpty();
    }

    boolean isManager() {
        return !branchesWith(List.of(Seat.MANAGER)).isEmpty();
    }

    private List<String> branchesWith(List<Seat> any) {
        return seats.branches(branch -> any.stream().anyMatch(seat -> seats.holds(seat, branch)));
    }
}
