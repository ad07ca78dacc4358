package vip.approvals.engine;

import java.util.Optional;

/**
 * An operation that the rules refuse; nothing of it is stored. The message is for the person who asked for it, so it
 * says what to do and carries nothing that this person must not see.
 */
public class RefusedException extends RuntimeException {

    public RefusedException(String message) {
        super(message);
    }

    /** The refusal behind a failure, however deep the engine has wrapped it. */
    public static Optional<RefusedException> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }
}
