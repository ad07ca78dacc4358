package vip.approvals.absences;

import vip.approvals.staff.Seat;

/**
 * An open task of a seat, for which somebody may stand in.
 *
 * @param name what people read
 * @param assignee null while nobody has taken it
 * @param branch null for headquarters
 */
public record SeatTask(String id, String name, String assignee, Seat seat, String branch, String quarter) {

    /** The seat's group, such as {@code altai.security}. */
    String group() {
        return seat.group(branch);
    }
}
