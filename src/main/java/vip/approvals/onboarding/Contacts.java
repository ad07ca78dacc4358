package vip.approvals.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;
import vip.approvals.outbox.Channel;
import vip.approvals.outbox.Message;
import vip.approvals.outbox.Outbox;
import vip.approvals.web.Texts;

/** Every attempt to reach a client, and every step with the card: evidence that is added and never changed (GT-28). */
@Service
public class Contacts {

    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_SMS = 480; // three parts in Cyrillic
    private static final String PHONE = "\\+?[0-9][0-9 ()-]{4,24}";

    /** How a client was approached. */
    public enum Medium {
        SMS,
        CALL,
        MAIL,
        VISIT,
        /** Something that was found out or done without the client. */
        NONE
    }

    /**
     * @param ownNumber whether it was made from the manager's own mobile (GT-19)
     * @param fromNumber which one; null through the product
     * @param outcome a word of the step, such as REACHED
     * @param to the client's number, or null
     */
    public record Attempt(Medium medium, boolean ownNumber, String fromNumber, String outcome, String to, String note) {

        /** Without a phone. */
        public static Attempt of(Medium medium, String outcome, String note) {
            return new Attempt(medium, false, null, outcome, null, note);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Outbox outbox;

    Contacts(JdbcClient jdbc, Clock clock, Outbox outbox) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.outbox = outbox;
    }

    /** @throws RefusedException if a text is too long or cannot be shown */
    @Transactional
    public void record(ClientTask task, Attempt attempt) {
        store(task, attempt, null);
    }

    /**
     * Sends an SMS through the outbox and keeps the attempt, in one transaction.
     *
     * @param after how many attempts of this task the person saw, so that a double click sends one
     * @throws RefusedException if number or text cannot be sent, or the form is stale
     */
    @Transactional
    public void sendSms(ClientTask task, String to, String text, int after) {
        refuseStale(task, after);
        String number = phone("The client's number", to);
        String message = Texts.require("The SMS", text, LONGEST_SMS);
        String key = "sms-%s-%d".formatted(task.id(), after);
        outbox.put(new Message(
                Channel.SMS, key, task.person(), number, "SMS to client %s".formatted(task.client()), message, null));
        store(task, new Attempt(Medium.SMS, false, null, "SENT", number, message), key);
    }

    /** @throws RefusedException if another attempt was recorded since the person saw {@code after} of them */
    @Transactional
    public void record(ClientTask task, Attempt attempt, int after) {
        refuseStale(task, after);
        store(task, attempt, null);
    }

    /** The day of the first SMS of the task, where the clocks begin (AMB-25); empty if there is none. */
    public Optional<LocalDate> firstSms(String task) {
        return jdbc.sql("SELECT min(at) FROM vip.contact WHERE task = :task AND channel = 'SMS'")
                .param("task", task)
                .query(OffsetDateTime.class)
                .optional()
                .map(at -> at.atZoneSameInstant(clock.getZone()).toLocalDate());
    }

    /** How many attempts were recorded in the task. */
    public int count(String task) {
        return jdbc.sql("SELECT count(*) FROM vip.contact WHERE task = :task")
                .param("task", task)
                .query(Integer.class)
                .single();
    }

    /** Whether the client has still to be reached for the first time. */
    boolean isFirst(String client) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM vip.dossier WHERE client = :client)")
                .param("client", client)
                .query(Boolean.class)
                .single();
    }

    /** @throws RefusedException if it is no phone number */
    public static String phone(String what, String number) {
        String text = Texts.require(what, number, 30);
        if (!text.matches(PHONE)) {
            throw new RefusedException(what + " is no phone number: digits, blanks, + ( ) - only.");
        }
        return text;
    }

    /** Whether {@link #phone} would take it. */
    public static boolean isPhone(String number) {
        return number != null && number.strip().matches(PHONE);
    }

    private void refuseStale(ClientTask task, int after) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext(:task))::text")
                .param("task", task.id())
                .query()
                .singleValue();
        if (count(task.id()) != after) {
            throw new RefusedException(
                    "An attempt has been recorded meanwhile, perhaps by a double click. Look at it first.");
        }
    }

    private void store(ClientTask task, Attempt attempt, String message) {
        jdbc.sql("""
                        INSERT INTO vip.contact (client, step, task, person, at, channel, own_number, from_number, message,
                            outcome, reached_at, note)
                        VALUES (:client, :step, :task, :person, :now, :channel, :own, :from, :message, :outcome, :to, :note)
                        """)
                .param("client", task.client())
                .param("step", task.element())
                .param("task", task.id())
                .param("person", task.person())
                .param("now", OffsetDateTime.now(clock))
                .param("channel", attempt.medium().name())
                .param("own", attempt.ownNumber())
                .param("from", attempt.fromNumber())
                .param("message", message)
                .param("outcome", attempt.outcome())
                .param("to", attempt.to())
                .param("note", blankToNull(attempt.note()))
                .update();
    }

    private static String blankToNull(String note) {
        return note == null || note.isBlank() ? null : Texts.require("The note", note, LONGEST_NOTE);
    }
}
