package vip.approvals.engine;

import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;

/**
 * An operation that the rules refuse; nothing of it is stored. The message is for the person who asked for it, so it
 * says what to do and carries nothing that this person must not see.
 */
public class RefusedException extends RuntimeException {

    public RefusedException(String message) {
        super(message);
    }

    private static final String CHANGED_MEANWHILE =
            "Somebody has changed this in the meantime. Nothing was stored; reload the page.";

    private static final String PAUSED =
            "An administrator has paused this: nothing can be done with it until it goes on. What was stored is kept.";

    /** For what an administrator has suspended. */
    public static RefusedException paused() {
        return new RefusedException(PAUSED);
    }

    /**
     * The refusal behind a failure, however deep the engine has wrapped it; who comes second where two change the same at
     * the same moment is refused, too, and who touches what an administrator has suspended.
     */
    public static Optional<RefusedException> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refusal) {
                return Optional.of(refusal);
            }
            if (cause instanceof OptimisticLockingException) {
                return Optional.of(new RefusedException(CHANGED_MEANWHILE));
            }
            if (cause instanceof SuspendedEntityInteractionException) {
                return Optional.of(paused());
            }
        }
        return Optional.empty();
    }
}
