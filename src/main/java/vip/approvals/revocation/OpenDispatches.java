package vip.approvals.revocation;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether somebody of a branch's sales staff has been asked to dispatch the notices that wait: once, for all of them.
 * Whoever ends the task waits for notices that are being registered, and they for the end, so that none is forgotten.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OpenDispatches {

    private static final String LOCK_KEY = "(hashtext('vip.open_dispatch'), hashtext(:branch))::text";

    private final JdbcClient jdbc;
    private final RevocationProcesses processes;

    OpenDispatches(JdbcClient jdbc, RevocationProcesses processes) {
        this.jdbc = jdbc;
        this.processes = processes;
    }

    /** A notice is about to wait. */
    void ask(String branch, LocalDate effective) {
        run("SELECT pg_advisory_xact_lock_shared" + LOCK_KEY, branch);
        int opened = jdbc.sql("INSERT INTO vip.open_dispatch (branch) VALUES (:branch) ON CONFLICT DO NOTHING")
                .param("branch", branch)
                .update();
        if (opened == 1) {
            processes.dispatch(branch, effective);
        }
    }

    /** The one who was asked is done: nothing waits any more, and nothing begins to until the commit. */
    void done(String branch) {
        jdbc.sql("DELETE FROM vip.open_dispatch WHERE branch = :branch")
                .param("branch", branch)
                .update();
    }

    void lock(String branch) {
        run("SELECT pg_advisory_xact_lock" + LOCK_KEY, branch);
    }

    private void run(String lock, String branch) {
        jdbc.sql(lock).param("branch", branch).query().singleValue();
    }
}
