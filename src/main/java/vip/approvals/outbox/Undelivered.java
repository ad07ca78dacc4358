package vip.approvals.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the operator, once an hour, that messages have been failing for long. */
@Component
class Undelivered {

    private static final Logger log = LoggerFactory.getLogger(Undelivered.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int warnAfter;
    private Instant warnedAt = Instant.MIN;

    Undelivered(JdbcClient jdbc, Clock clock, OutboxSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.warnAfter = settings.warnAfter();
    }

    synchronized void warn() {
        Instant now = clock.instant();
        if (now.isBefore(warnedAt.plus(PAUSE))) {
            return;
        }
        jdbc.sql("""
                        SELECT channel, count(*) AS messages, string_agg(DISTINCT last_error, ', ') AS errors
                        FROM vip.outbox WHERE sent_at IS NULL AND refused_at IS NULL AND attempts >= :attempts GROUP BY channel
                        """).param("attempts", warnAfter).query(row -> {
            log.warn(
                    "{} messages by {} have failed {} times or more and are tried on: {}",
                    row.getLong("messages"),
                    row.getString("channel"),
                    warnAfter,
                    row.getString("errors"));
            warnedAt = now;
        });
    }
}
