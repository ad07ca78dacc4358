package vip.approvals.erasure;

import java.time.OffsetDateTime;

/**
 * One client's erasure, asked for, withdrawn or done.
 *
 * @param client the number, which is all that remains
 * @param endedBy who has confirmed or withdrawn it; null while it waits
 * @param year and {@code number} of the act; null unless it is done
 */
public record Erasure(
        long erasure,
        String client,
        String branch,
        ErasureReason reason,
        State state,
        String requestedBy,
        OffsetDateTime requestedAt,
        String endedBy,
        OffsetDateTime endedAt,
        Integer year,
        Integer number,
        String sha256) {

    public enum State {
        REQUESTED,
        WITHDRAWN,
        DONE
    }

    /** Of the act, such as {@code 2026-0001}. */
    public String actNumber() {
        return "%d-%04d".formatted(year, number);
    }
}
