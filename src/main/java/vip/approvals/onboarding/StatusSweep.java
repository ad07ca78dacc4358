package vip.approvals.onboarding;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends what is still open for clients whose status has ended, whatever has ended it: a billing file knows nothing of
 * processes. The database has blocked the card and closed the assignment already.
 */
@Component
class StatusSweep {

    private static final Logger LOG = LoggerFactory.getLogger(StatusSweep.class);

    private final TransactionTemplate transaction;
    private final Standings standings;
    private final OnboardingProcesses processes;
    private final ClientMoves moves;

    StatusSweep(
            TransactionTemplate transaction, Standings standings, OnboardingProcesses processes, ClientMoves moves) {
        this.transaction = transaction;
        this.standings = standings;
        this.processes = processes;
        this.moves = moves;
    }

    /** Each client in a transaction of its own; what fails, because somebody works on it, is found by the next run. */
    void run() {
        standings.withoutStatus().forEach(this::end);
        moves.forgetLostDrafts();
    }

    private void end(String client) {
        try {
            transaction.executeWithoutResult(status -> {
                processes.end(client);
                moves.forgetDrafts(client);
            });
        } catch (RuntimeException failure) {
            LOG.warn(
                    "What is open for {}, who is no VIP any more, could not be ended: {}",
                    client,
                    failure.getClass().getSimpleName());
        }
    }
}
