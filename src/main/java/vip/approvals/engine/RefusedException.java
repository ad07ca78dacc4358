package vip.approvals.engine;

/**
 * An operation that the rules refuse; nothing of it is stored. The message is for the person who asked for it, so it
 * says what to do and carries nothing that this person must not see.
 */
public class RefusedException extends RuntimeException {

    public RefusedException(String message) {
        super(message);
    }
}
