package vip.approvals.prevention;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.criteria.ComingGrounds;

/** Looks ahead once a day: which grounds are coming, who is to be warned, what is cured (SIB-29, SIB-30). */
@Service
public class Prevention {

    private static final Logger log = LoggerFactory.getLogger(Prevention.class);

    /** So many processes start in one transaction. */
    private static final int CHUNK = 100;

    /** Who acts on a task at the moment at which it is cancelled wins; then it is looked at once more. */
    private static final int ATTEMPTS = 3;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ComingGrounds grounds;
    private final Outlook outlook;
    private final Warnings warnings;
    private final GroundProcesses processes;

    Prevention(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ComingGrounds grounds,
            Outlook outlook,
            Warnings warnings,
            GroundProcesses processes) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.grounds = grounds;
        this.outlook = outlook;
        this.warnings = warnings;
        this.processes = processes;
    }

    /**
     * Computes the outlook, cancels the warnings of what is cured and begins those that are due. May run again at any
     * time: nothing is given twice, and what a killed run has left is done by the next one. Where another run goes on,
     * this one does nothing. Each ground is cancelled in a transaction of its own, so that one that fails keeps none of the
     * others. Blocks no client and ends no status (SIB-31).
     *
     * @return whether this run has looked
     */
    public boolean run() {
        if (Boolean.FALSE.equals(transaction.execute(status -> lock() && look()))) {
            return false;
        }
        warnings.cured().forEach(this::cancel);
        int started = 0;
        int some;
        do {
            some = transaction.execute(status -> lock() ? warn() : 0);
            started += some;
        } while (some > 0);
        log.info("Looked ahead: warnings of {} grounds begin", started);
        return true;
    }

    private boolean look() {
        outlook.replace(grounds.all());
        return true;
    }

    private void cancel(Warnings.Term term) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                transaction.executeWithoutResult(status -> {
                    if (warnings.cancel(term)) {
                        processes.cured(term.client(), term.ground());
                    }
                });
                return;
            } catch (RuntimeException failure) {
                log.warn(
                        "Warnings of {} ({}) not cancelled, attempt {}",
                        term.client(),
                        term.ground(),
                        attempt,
                        failure);
            }
        }
    }

    private int warn() {
        List<Warnings.Term> terms = warnings.plan(CHUNK);
        terms.forEach(term -> processes.start(term.client(), term.branch(), term.ground(), term.lastDay()));
        return terms.size();
    }

    /** Whether this transaction is the only one of a run; until its end, if it is. */
    private boolean lock() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtext('vip.outlook'))")
                .query(Boolean.class)
                .single();
    }
}
