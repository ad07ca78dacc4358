package vip.approvals.revocation;

import java.time.LocalDate;

/**
 * A notice on its way, locked by the current transaction.
 *
 * @param removal of which it tells; its branch is the one that has registered the notice
 * @param batch with which it was printed, or null
 * @param address to which it goes, line by line; null if it was erased
 * @param email where it can be mailed to, or null
 * @param since day on which it came into its state
 */
record Letter(
        long notice,
        String number,
        Removal removal,
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

    String client() {
        return removal.client();
    }

    Letter with(String newTracking) {
        return new Letter(
                notice, number, removal, language, state, way, batch, newTracking, attempt, address, email, since);
    }
}
