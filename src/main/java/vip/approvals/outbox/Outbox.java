package vip.approvals.outbox;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/**
 * What leaves the system is a row in the transaction of its cause, and is delivered afterwards, at least once (design
 * decision 5). A failure is tried again after 1, 2, 4 … minutes, then each hour, for as long as it takes; what the
 * receiver refuses for good is not.
 */
@Service
public class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private static final long LONGEST_PAUSE = 60;

    /** One row at a time: a crash repeats one message, and another node takes the next one meanwhile. */
    private static final String CLAIM = """
            SELECT id, attempts, channel, key, recipient, address, subject, body, html, attachment_name, attachment
            FROM vip.outbox WHERE sent_at IS NULL AND refused_at IS NULL AND next_attempt_at <= :start
            ORDER BY next_attempt_at, id LIMIT 1
            FOR UPDATE SKIP LOCKED
            """;

    private static final RowMapper<Message> MESSAGE = (row, number) -> new Message(
            row.getString("channel"),
            row.getString("key"),
            row.getString("recipient"),
            row.getString("address"),
            row.getString("subject"),
            row.getString("body"),
            row.getString("html"),
            row.getBytes("attachment") == null
                    ? null
                    : new Message.Attachment(row.getString("attachment_name"), row.getBytes("attachment")));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, Channel> channels;
    private final Duration keep;
    private final Undelivered undelivered;

    Outbox(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            List<Channel> channels,
            OutboxSettings settings,
            Undelivered undelivered) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.keep = settings.keep();
        this.undelivered = undelivered;
    }

    /**
     * Stores the message with the current transaction; the same key twice is one message.
     *
     * @throws IllegalArgumentException if there is no such channel
     * @throws org.springframework.transaction.IllegalTransactionStateException outside of a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Message message) {
        Assert.isTrue(channels.containsKey(message.channel()), () -> "No channel " + message.channel());
        Optional<Message.Attachment> attachment = Optional.ofNullable(message.attachment());
        jdbc.sql("""
                        INSERT INTO vip.outbox
                            (channel, key, recipient, address, subject, body, html, attachment_name, attachment,
                             created_at, next_attempt_at)
                        VALUES (:channel, :key, :recipient, :address, :subject, :body, :html, :name, :attachment, :now, :now)
                        ON CONFLICT (key) DO NOTHING
                        """)
                .param("channel", message.channel())
                .param("key", message.key())
                .param("recipient", message.recipient())
                .param("address", message.address())
                .param("subject", message.subject())
                .param("body", message.body())
                .param("html", message.html())
                .param("name", attachment.map(Message.Attachment::name).orElse(null), Types.VARCHAR)
                .param("attachment", attachment.map(Message.Attachment::content).orElse(null), Types.BINARY)
                .param("now", now())
                .update();
    }

    /**
     * Whether the message with this key has really been sent (GT-21). Empty if there is none, or no longer: what was
     * sent is forgotten after {@code vip.outbox.keep}.
     */
    public Optional<Delivery> delivery(String key) {
        return jdbc.sql("SELECT created_at, sent_at, refused_at, attempts, last_error FROM vip.outbox WHERE key = :key")
                .param("key", key)
                .query(Delivery.class)
                .optional();
    }

    /** Delivers what is due now, each message in a transaction of its own. Several nodes may do it at once. */
    public void deliver() {
        OffsetDateTime start = now(); // what fails is due later than this, so that the run ends
        while (Boolean.TRUE.equals(transaction.execute(status -> deliverNext(start)))) {}
        undelivered.warn();
        jdbc.sql("DELETE FROM vip.outbox WHERE coalesce(sent_at, refused_at) < :before")
                .param("before", start.minus(keep))
                .update();
    }

    /** Whether there was one. */
    private boolean deliverNext(OffsetDateTime start) {
        Optional<Due> due = jdbc.sql(CLAIM)
                .param("start", start)
                .query((row, number) -> new Due(row.getLong("id"), row.getInt("attempts"), MESSAGE.mapRow(row, number)))
                .optional();
        due.ifPresent(this::deliver);
        return due.isPresent();
    }

    private void deliver(Due due) {
        try {
            channels.get(due.message.channel()).send(due.message);
        } catch (MessageRefusedException refused) {
            refuse(due, refused);
            return;
        } catch (Exception failure) {
            postpone(due, failure);
            return;
        }
        jdbc.sql("UPDATE vip.outbox SET sent_at = :now, attempts = attempts + 1, last_error = NULL WHERE id = :id")
                .param("now", now())
                .param("id", due.id)
                .update();
    }

    private void refuse(Due due, MessageRefusedException refused) {
        log.warn(
                "{} by {} to {} is refused for good: {}",
                due.message.key(),
                due.message.channel(),
                due.message.recipient(),
                cause(refused));
        jdbc.sql("UPDATE vip.outbox SET refused_at = :now, attempts = attempts + 1, last_error = :error WHERE id = :id")
                .param("now", now())
                .param("error", cause(refused))
                .param("id", due.id)
                .update();
    }

    /** A class name: the text may hold an address. */
    private static String cause(Exception failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName();
    }

    private void postpone(Due due, Exception failure) {
        jdbc.sql("""
                        UPDATE vip.outbox SET next_attempt_at = :next, attempts = attempts + 1, last_error = :error
                        WHERE id = :id
                        """)
                .param("next", now().plusMinutes(pause(due.attempts)))
                .param("error", cause(failure))
                .param("id", due.id)
                .update();
    }

    /** @param failures before this one */
    private static long pause(int failures) {
        return failures < 6 ? 1L << failures : LONGEST_PAUSE;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private record Due(long id, int attempts, Message message) {}
}
