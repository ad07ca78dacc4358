package vip.approvals.staff;

import java.util.List;

/** Who holds which seat. */
public interface People {

    /** A group without a seat: its members may load billing files ({@code engine/SystemLogin}, which knows no staff). */
    String BILLING = "billing";

    /** Whether the person holds the seat in this branch (any branch id will do for headquarters' seats). */
    boolean holds(String person, Seat seat, String branch);

    /** The groups of all seats that nobody holds, such as {@code altai.security}. */
    List<String> vacantSeats();

    /** The groups of this branch's seats that nobody holds. */
    List<String> vacantSeats(String branch);

    /** Everybody who has an e-mail address, by one query. */
    List<Addressee> addressees();

    /** The groups of all seats that somebody holds, but nobody with an e-mail address. */
    List<String> seatsWithoutAddress();

    /** First and last name, or the login if there is none. */
    String name(String person);
}
