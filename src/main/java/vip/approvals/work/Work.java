package vip.approvals.work;

import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One piece of work that a person waits for. It can be cancelled until the moment before its transaction is committed,
 * and never after it: so whoever cancels learns for certain whether something was stored.
 */
class Work {

    /**
     * @param step what is being done, in words; empty before the first step
     * @param number of the step, from 1; @param steps how many there are
     * @param done of what the step counts; @param total 0 if nobody knows yet
     */
    record HowFar(String step, int number, int steps, long done, long total, boolean ended) {}

    private enum State {
        RUNNING,
        CANCELLED,
        /** Its transaction is being committed, or it has ended. */
        TOO_LATE
    }

    private final DataSource dataSource;
    private final boolean goesOn;
    private State state = State.RUNNING;
    private boolean ended;
    private HowFar progress = new HowFar("", 0, 0, 0, 0, false);
    private Instant seen;
    private PGConnection connection;
    private int number;
    private int before;
    private int steps;

    /** @param goesOn although its person has left */
    Work(DataSource dataSource, Instant now, boolean goesOn) {
        this.dataSource = dataSource;
        this.goesOn = goesOn;
        seen = now;
    }

    /**
     * Where one service after another tells its own steps, they are counted on; the first may say how many will come in
     * all.
     *
     * @throws CancelledException if it was cancelled
     */
    synchronized void step(String step, int number, int steps, long total) {
        refuseCancelled();
        if (number <= this.number) {
            before += this.number;
        }
        this.number = number;
        this.steps = Math.max(this.steps, before + steps);
        progress = new HowFar(step, before + number, this.steps, 0, total, false);
    }

    /** @throws CancelledException if it was cancelled */
    synchronized void done(long done) {
        refuseCancelled();
        progress = new HowFar(progress.step(), progress.number(), progress.steps(), done, progress.total(), false);
    }

    /** The transaction in which the first step is made is the one that a cancellation undoes. */
    synchronized void followTransaction() {
        if (connection == null && TransactionSynchronizationManager.isActualTransactionActive()) {
            connection = FollowedTransaction.follow(this, dataSource);
        }
    }

    synchronized void leaveTransaction() {
        connection = null;
    }

    /** The last moment before the commit. @throws CancelledException if it was cancelled */
    synchronized void store() {
        refuseCancelled();
        state = State.TOO_LATE;
    }

    /** @return whether it is cancelled now, or was before: not if it is stored, or has ended otherwise */
    synchronized boolean cancel() {
        if (state == State.RUNNING) {
            state = State.CANCELLED;
            stopStatement();
        }
        return state == State.CANCELLED;
    }

    /** Again and again, since a statement that was about to begin has not been stopped. */
    synchronized void stopStatement() {
        if (state == State.CANCELLED && connection != null) {
            try {
                connection.cancelQuery();
            } catch (SQLException unreachable) {
                // The work itself looks before its next step.
            }
        }
    }

    /** Whatever became of it. @return whether it was cancelled */
    synchronized boolean end() {
        boolean cancelled = state == State.CANCELLED;
        state = cancelled ? State.CANCELLED : State.TOO_LATE;
        ended = true;
        notifyAll();
        return cancelled;
    }

    /** Somebody looks. @return how far it is, when so many milliseconds have passed or it has ended */
    synchronized HowFar look(Instant now, long wait) throws InterruptedException {
        seen = now;
        if (!ended && wait > 0) {
            wait(wait);
        }
        return new HowFar(
                progress.step(), progress.number(), progress.steps(), progress.done(), progress.total(), ended);
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** Its person has not looked since, and so does not want it any more. */
    synchronized boolean wasLeftBefore(Instant moment) {
        return !goesOn && !ended && isUnseenSince(moment);
    }

    synchronized boolean isUnseenSince(Instant moment) {
        return seen.isBefore(moment);
    }

    private void refuseCancelled() {
        if (state == State.CANCELLED) {
            throw new CancelledException();
        }
    }
}
