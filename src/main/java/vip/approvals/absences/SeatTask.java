package vip.approvals.absences;

import vip.approvals.staff.Seat;

/**
 * An open task of a seat, for which somebody may stand in.
 *
 * @param name what people read
 * @param assignee null while nobody has taken it
 * @param owner the one holder of the seat who may have it, such as the client's manager; null if every holder may
 * @param branch null for headquarters
 * @param quarter null unless it is about lists
 */
public record SeatTask(
        String id, String name, String assignee, String owner, Seat seat, String branch, String quarter) {

    /** No login: the owner of a task that nobody may have at present, such as that of a client without a manager. */
    public static final String NOBODY = "";

    /** The seat's group, such as {@code altai.security}. */
    String group() {
        return seat.group(branch);
    }
}
