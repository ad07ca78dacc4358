package vip.approvals.lists;

import java.time.OffsetDateTime;
import vip.approvals.calendar.Quarter;

/**
 * One branch's list of one quarter.
 *
 * @param revision counts the changes while the list is being prepared
 * @param checkedAt when its lines were last measured against the criteria
 * @param hash over the lines, in hexadecimal; null until the list is sealed
 */
public record BranchList(
        long id, String branch, Quarter quarter, State state, long revision, OffsetDateTime checkedAt, String hash) {

    public enum State {
        PREPARING,
        COORDINATION,
        AGREED,
        APPLIED
    }

    /** What a form shows and its completion must carry: it changes whenever the list changes. */
    String token() {
        return hash == null ? "r" + revision : hash;
    }
}
