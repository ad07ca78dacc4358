package vip.approvals.revocation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks each day whether a ground has been cured, so that the directors hear of it before the day comes (AMB-17); and tells
 * those whose day has come who could not hear it then.
 */
@Service
public class Cures {

    private static final Logger log = LoggerFactory.getLogger(Cures.class);

    private final Revocations revocations;
    private final TransactionTemplate transaction;

    Cures(Revocations revocations, TransactionTemplate transaction) {
        this.revocations = revocations;
        this.transaction = transaction;
    }

    /** Each branch in a transaction of its own, so that one that fails keeps nobody else waiting. */
    public void run() {
        for (Revocations.Open open : revocations.open()) {
            try {
                look(open);
            } catch (RuntimeException failure) { // the next look finds it
                log.error("Cures of {} {} were not looked for", open.branch(), open.quarter(), failure);
            }
        }
    }

    private void look(Revocations.Open open) {
        transaction.executeWithoutResult(status -> revocations.check(open.branch(), open.quarter()));
        boolean due = revocations.isDue(open);
        while (Boolean.TRUE.equals(
                transaction.execute(status -> revocations.tellNext(open.branch(), open.quarter(), due) > 0))) {}
    }
}
