package vip.approvals.cards;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.DeadlineSettings;
import vip.approvals.calendar.WorkingCalendar;
import vip.approvals.engine.RefusedException;
import vip.approvals.outbox.Channel;
import vip.approvals.outbox.Message;
import vip.approvals.outbox.Outbox;
import vip.approvals.staff.Organisation;

/** Cards go to the card maker together: a file with a checksum, and a record of what was handed over (GT-18). */
@Service
public class CardBatches {

    /** GT-24: from the hand-over to the arrival; a step of {@code vip.deadlines}. */
    private static final String LEAD_TIME = "card-arrival";

    /** So many numbers fit into a sentence. */
    private static final int NAMED = 5;

    /** Gapless, since nobody else hands over in this branch before the commit. */
    private static final String NEXT_NUMBER = """
            SELECT coalesce(max(split_part(name, '-', -1)::int), 0) + 1 FROM vip.card_batch
            WHERE branch = :branch AND starts_with(name, :year)
            """;

    private static final String RECORD = """
            INSERT INTO vip.card_batch (branch, name, cards, file, sha256, made_by, made_at, expected, task)
            VALUES (:branch, :name, :cards, :file, :sha256, :by, :now, :expected, :task) RETURNING batch
            """;

    private static final String HAND_OVER = """
            UPDATE vip.card SET state = 'HANDED_OVER', batch = :batch, changed_by = :by, changed_at = :now, task = :task
            WHERE number IN (:numbers)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WaitingCards waiting;
    private final OpenBatches openBatches;
    private final Outbox outbox;
    private final Organisation organisation;
    private final WorkingCalendar calendar;
    private final DeadlineSettings deadlines;

    CardBatches(
            JdbcClient jdbc,
            Clock clock,
            WaitingCards waiting,
            OpenBatches openBatches,
            Outbox outbox,
            Organisation organisation,
            WorkingCalendar calendar,
            DeadlineSettings deadlines) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.waiting = waiting;
        this.openBatches = openBatches;
        this.outbox = outbox;
        this.organisation = organisation;
        this.calendar = calendar;
        this.deadlines = deadlines;
    }

    /**
     * Hands over what waits in the branch, as much as fits into one batch. If more waits, somebody is asked to hand over
     * the rest.
     *
     * @param shown token of what the person saw
     * @param task in which it is done
     * @return name of the batch, such as {@code altai-2026-0001}; empty if no card waits any more
     * @throws RefusedException if other cards would go than the person saw, or none can go yet
     */
    @Transactional
    public Optional<String> handOver(String branch, String by, String shown, String task) {
        openBatches.lock(branch);
        List<WaitingCards.Waiting> cards = waiting.take(branch);
        if (!token(cards).equals(shown)) {
            throw new RefusedException("The cards that wait have changed since they were shown: one was ordered or"
                    + " blocked, or a name was corrected. Look at them again, then complete the task.");
        }
        int left = waiting.count(branch) - cards.size();
        if (cards.isEmpty() && left > 0) {
            throw new RefusedException("No card can be made yet: the names of the holders are not known.");
        }
        Optional<String> batch = cards.isEmpty() ? Optional.empty() : Optional.of(send(branch, cards, by, task));
        openBatches.done(branch, left > 0);
        return batch;
    }

    /** Of what the next batch takes: each card with everything that is printed on it. */
    static String token(List<WaitingCards.Waiting> cards) {
        return BatchFile.of("", "", cards).sha256();
    }

    /** @throws RefusedException as long as a card of the batch is with the card maker, naming the first ones */
    @Transactional(readOnly = true)
    public void requireArrived(String batch) {
        List<String> missing =
                jdbc.sql("""
                        SELECT c.number FROM vip.card c JOIN vip.card_batch b USING (batch)
                        WHERE b.name = :batch AND c.state = 'HANDED_OVER' ORDER BY c.number
                        """).param("batch", batch).query(String.class).list();
        if (!missing.isEmpty()) {
            throw new RefusedException("%s: %s%s. Book what has come; what never comes is booked as lost."
                    .formatted(
                            missing.size() == 1
                                    ? "1 card has not arrived"
                                    : "%,d cards have not arrived".formatted(missing.size()),
                            missing.stream()
                                    .limit(NAMED)
                                    .map(CardWords::grouped)
                                    .collect(Collectors.joining(", ")),
                            missing.size() > NAMED ? " and %,d more".formatted(missing.size() - NAMED) : ""));
        }
    }

    private String send(String branch, List<WaitingCards.Waiting> cards, String by, String task) {
        LocalDate today = LocalDate.now(clock);
        String name = name(branch, today.getYear());
        BatchFile file = BatchFile.of(name, organisation.branchName(branch), cards);
        OffsetDateTime now = OffsetDateTime.now(clock);
        long batch = jdbc.sql(RECORD)
                .param("branch", branch)
                .param("name", name)
                .param("cards", cards.size())
                .param("file", file.content())
                .param("sha256", file.sha256())
                .param("by", by)
                .param("task", task)
                .param("now", now)
                .param(
                        "expected",
                        calendar.after(today, deadlines.span(LEAD_TIME)).due())
                .query(Long.class)
                .single();
        jdbc.sql(HAND_OVER)
                .param("batch", batch)
                .param("by", by)
                .param("task", task)
                .param("now", now)
                .param(
                        "numbers",
                        cards.stream().map(WaitingCards.Waiting::number).toList())
                .update();
        outbox.put(new Message(
                Channel.FILE,
                "card-batch-" + batch,
                "card-maker",
                name + ".csv",
                "Cards " + name,
                file.content(),
                null));
        return name;
    }

    private String name(String branch, int year) {
        String ofYear = "%s-%d-".formatted(branch, year);
        int number = jdbc.sql(NEXT_NUMBER)
                .param("branch", branch)
                .param("year", ofYear)
                .query(Integer.class)
                .single();
        return "%s%04d".formatted(ofYear, number);
    }
}
