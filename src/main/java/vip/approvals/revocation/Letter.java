package vip.approvals.revocation;

import java.time.LocalDate;

/**
 * A notice on its way, locked by the current transaction.
 *
 * @param batch with which it was printed, or null
 * @param address to which it goes, line by line; null if it was erased
 * @param since day on which it came into its state
 */
record Letter(
        long notice,
        String number,
        String client,
        String language,
        String state,
        String way,
        Long batch,
        String tracking,
        int attempt,
        String address,
        String email,
        LocalDate since) {

    /** Whether it has not left the house. */
    boolean isHere() {
        return state.equals("WAITING") || state.equals("PRINTED");
    }

    boolean isSent() {
        return state.equals("SENT");
    }

    boolean isByMail() {
        return "REGISTERED_MAIL".equals(way);
    }

    Letter with(String newTracking) {
        return new Letter(
                notice, number, client, language, state, way, batch, newTracking, attempt, address, email, since);
    }
}
