package vip.approvals.absences;

import java.util.List;
import vip.approvals.staff.Seat;

/**
 * One task with one substitute, or with nobody found for it.
 *
 * @param branch null for headquarters
 * @param quarter null unless the task is about lists
 * @param taken whether the absent person had taken the task, and gets it back
 * @param substitute null if nobody was found
 * @param tenant whether the substitute sees the branch because of it
 */
record StandIn(
        long id,
        String task,
        Seat seat,
        String branch,
        String quarter,
        String absent,
        boolean taken,
        String substitute,
        List<Long> absences,
        boolean tenant) {

    enum Outcome {
        /** It went back, since the absence was over. */
        RETURNED,
        /** It went on: to somebody else of the absences, or to the first one who was found. */
        MOVED,
        /** An administrator gave it to somebody else. */
        REASSIGNED,
        /** The substitute gave it back. */
        GIVEN_BACK,
        /** The task is completed, or has ended with its process. */
        OVER
    }

    /** To whom it goes back; null for every holder of the seat. */
    String taker() {
        return taken ? absent : null;
    }

    boolean foundNobody() {
        return substitute == null;
    }
}
