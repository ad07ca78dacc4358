package vip.approvals.cards;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether somebody of a branch's card office has been asked to hand over what waits: once, for all cards that wait.
 * Orders of a branch do not wait for each other, but whoever hands over waits for them, and they for the hand-over, so
 * that no card is forgotten in between. Cards that wait are locked after this.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OpenBatches {

    private static final String LOCK_KEY = "(hashtext('vip.open_batch'), hashtext(:branch))::text";

    private final JdbcClient jdbc;
    private final CardProcesses processes;

    OpenBatches(JdbcClient jdbc, CardProcesses processes) {
        this.jdbc = jdbc;
        this.processes = processes;
    }

    /** A card is about to be ordered in the branch. */
    void ask(String branch) {
        run("SELECT pg_advisory_xact_lock_shared" + LOCK_KEY, branch);
        int opened = jdbc.sql("INSERT INTO vip.open_batch (branch) VALUES (:branch) ON CONFLICT DO NOTHING")
                .param("branch", branch)
                .update();
        if (opened == 1) {
            processes.collect(branch);
        }
    }

    /** What waits is about to be handed over: from here on until the commit nothing else begins to wait. */
    void lock(String branch) {
        run("SELECT pg_advisory_xact_lock" + LOCK_KEY, branch);
    }

    /** The one who was asked is done; somebody is asked anew if cards still wait. */
    void done(String branch, boolean moreWait) {
        if (moreWait) {
            processes.collect(branch);
        } else {
            jdbc.sql("DELETE FROM vip.open_batch WHERE branch = :branch")
                    .param("branch", branch)
                    .update();
        }
    }

    private void run(String lock, String branch) {
        jdbc.sql(lock).param("branch", branch).query().singleValue();
    }
}
