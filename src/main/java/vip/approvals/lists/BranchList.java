package vip.approvals.lists;

import java.time.OffsetDateTime;
import vip.approvals.calendar.Quarter;

/**
 * One branch's list of one quarter.
 *
 * @param revision counts the changes while sales work on the list
 * @param round of rework; 0 until the directors have returned a line (AMB-13)
 * @param checkedAt when its lines were last measured against the criteria
 * @param hash over the lines, in hexadecimal; null until the list is sealed
 */
public record BranchList(
        long id,
        String branch,
        Quarter quarter,
        State state,
        long revision,
        int round,
        OffsetDateTime checkedAt,
        String hash) {

    public enum State {
        PREPARING("In preparation"),
        COORDINATION("With the directors"),
        /** The directors have returned lines; sales correct, withdraw or contest them. */
        REWORK("In rework"),
        AGREED("Agreed"),
        APPLIED("In effect"),
        /** The cycle went on without the branch: what was in force before stays (AMB-19). */
        CARRIED_OVER("Carried over"),
        CANCELLED("Cancelled");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What a form shows and its completion must carry: it changes whenever the list changes. */
    String token() {
        return isWithSales() ? "r" + revision : hash;
    }

    boolean isWithSales() {
        return state == State.PREPARING || state == State.REWORK;
    }
}
