package vip.approvals.staff;

import java.util.List;
import java.util.Set;
import vip.approvals.engine.RefusedException;

/** Who holds which seat. */
public interface People {

    /** A group without a seat: its members may load billing files ({@code engine/SystemLogin}, which knows no staff). */
    String BILLING = "billing";

    /** A group without a seat: its members may stand in for others, and so use Tasklist (B7). */
    String SUBSTITUTES = "substitutes";

    /** The engine's own group. */
    String ADMINISTRATORS = "camunda-admin";

    /** Whether the person holds the seat in this branch (any branch id will do for headquarters' seats). */
    boolean holds(String person, Seat seat, String branch);

    /**
     * @param person null for nobody, who needs no seat
     * @throws RefusedException if the person does not hold the seat in this branch
     */
    default void requireSeat(String person, Seat seat, String branch) {
        if (person != null && !holds(person, seat, branch)) {
            throw new RefusedException("%s does not hold the seat \"%s\".".formatted(name(person), seat.group(branch)));
        }
    }

    /** Logins of everybody who holds the seat in this branch. */
    List<String> holders(Seat seat, String branch);

    /** Logins of a group's members. */
    List<String> members(String group);

    /** Of seats and others; none for a login that does not exist. */
    Set<String> groups(String person);

    boolean exists(String person);

    /** The groups of all seats that nobody holds, such as {@code altai.security}. */
    List<String> vacantSeats();

    /** The groups of this branch's seats that work on its list and that nobody holds. */
    List<String> vacantSeats(String branch);

    /** Everybody who has an e-mail address, by one query. */
    List<Addressee> addressees();

    /** The groups of all seats that somebody holds, but nobody with an e-mail address. */
    List<String> seatsWithoutAddress();

    /** First and last name, or the login if there is none. */
    String name(String person);

    /** As {@link #name(String)}, with the absent person for whom it was done. @param onBehalfOf null for nobody */
    default String name(String person, String onBehalfOf) {
        return onBehalfOf == null ? name(person) : "%s on behalf of %s".formatted(name(person), name(onBehalfOf));
    }
}
