package vip.approvals.revocation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A notice that the client's mail server refuses has come back like a letter (SIB-24): the branch corrects the address, or
 * sends it on another way.
 */
@Service
public class RefusedMails {

    /** Books it, as no person does. */
    static final String PRODUCT = "product";

    private static final Logger log = LoggerFactory.getLogger(RefusedMails.class);

    /** Of the attempt that the notice is at. */
    private static final String REFUSED = """
            FROM vip.outbox o JOIN vip.notice n ON vip.notice_number(n.branch, n.year, n.number) = o.recipient
            JOIN vip.dispatch d USING (notice)
            WHERE o.refused_at IS NOT NULL AND o.key = 'notice-' || o.recipient || '-' || d.attempt
              AND d.state = 'SENT' AND d.way = 'EMAIL'
            """;

    private record Refused(String branch, String number, String address) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Dispatches dispatches;

    RefusedMails(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, Dispatches dispatches) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.dispatches = dispatches;
    }

    /** Each in a transaction of its own. May run again, and on several nodes at once: each is booked once. */
    public void book() {
        List<Long> notices =
                jdbc.sql("SELECT d.notice " + REFUSED).query(Long.class).list();
        for (Long notice : notices) {
            try {
                transaction.executeWithoutResult(status -> book(notice));
            } catch (RuntimeException failure) { // the next run finds it
                log.error("The refused mail of the notice with the key {} is not booked", notice, failure);
            }
        }
    }

    private void book(long notice) {
        jdbc.sql("SELECT d.branch, o.recipient AS number, o.address " + REFUSED
                        + " AND d.notice = :notice FOR UPDATE OF d SKIP LOCKED")
                .param("notice", notice)
                .query(Refused.class)
                .optional()
                .ifPresent(refused -> dispatches.answered(
                        new NoticeReaders.Reading(refused.branch(), PRODUCT, true),
                        refused.number(),
                        false,
                        LocalDate.now(clock),
                        "the mail server has refused " + refused.address()));
    }
}
