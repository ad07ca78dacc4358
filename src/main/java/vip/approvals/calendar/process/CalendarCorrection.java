package vip.approvals.calendar.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.calendar.Calendars;
import vip.approvals.calendar.Deadline;
import vip.approvals.calendar.Span;

/**
 * At each start: open tasks and timers whose due date is another one by today's calendars move there, and each move is
 * reported (B10). Event and span stay as they were kept; a due date that somebody has set by hand stays too.
 */
@Component
@Order(1)
class CalendarCorrection implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(CalendarCorrection.class);
    private static final int ATTEMPTS = 5;

    private static final String FORGET_WHAT_HAS_ENDED = """
            DELETE FROM vip.deadline d
            WHERE NOT EXISTS (SELECT FROM camunda.act_ru_task t WHERE t.id_ = d.subject)
              AND NOT EXISTS (SELECT FROM camunda.act_ru_job j WHERE j.execution_id_ = d.subject AND j.type_ = 'timer')
            """;
    private static final String KEPT = """
            SELECT subject, step, event, span, due, split_part(calendar, ' ', 1) AS calendar, derivation
            FROM vip.deadline ORDER BY subject, step
            """;
    private static final String MOVE = """
            WITH moved AS (
                UPDATE vip.deadline SET due = :due, calendar = :calendar, derivation = :derivation
                WHERE subject = :subject AND step = :step RETURNING subject, step, due, derivation)
            INSERT INTO vip.deadline_change
                (subject, step, old_due, new_due, old_derivation, new_derivation, at)
            SELECT subject, step, :oldDue, due, :oldDerivation, derivation, :now FROM moved
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Calendars calendars;
    private final DueDates dueDates;
    private final Clock clock;

    CalendarCorrection(
            JdbcClient jdbc, TransactionTemplate transaction, Calendars calendars, DueDates dueDates, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.calendars = calendars;
        this.dueDates = dueDates;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.execute(status -> correct()).forEach(move -> log.info("Calendar correction: {}", move));
                return;
            } catch (OptimisticLockingException busy) { // another node has worked on the task meanwhile
                if (attempt == ATTEMPTS) {
                    throw busy;
                }
            }
        }
    }

    /** Two nodes that start at once do this one after the other; the second finds nothing left to move. */
    private List<Move> correct() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('vip.deadline'))::text")
                .query()
                .singleValue();
        jdbc.sql(FORGET_WHAT_HAS_ENDED).update();
        List<Move> moves = new ArrayList<>();
        for (Kept kept : jdbc.sql(KEPT).query(Kept.class).list()) {
            Deadline present = calendars.of(kept.calendar()).after(kept.event(), kept.span());
            var move = new Move(kept, present);
            if (!present.due().equals(kept.due()) && moved(move)) {
                report(move);
                moves.add(move);
            }
        }
        return moves;
    }

    private boolean moved(Move move) {
        return dueDates.move(move.kept.subject, move.kept.step, move.kept.due, move.present.due());
    }

    private void report(Move move) {
        jdbc.sql(MOVE)
                .param("subject", move.kept.subject)
                .param("step", move.kept.step)
                .param("due", move.present.due())
                .param("calendar", move.present.calendar())
                .param("derivation", move.present.derivation())
                .param("oldDue", move.kept.due)
                .param("oldDerivation", move.kept.derivation)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** @param calendar id only: the version may be another one today */
    record Kept(
            String subject,
            String step,
            LocalDate event,
            Span span,
            LocalDate due,
            String calendar,
            String derivation) {}

    record Move(Kept kept, Deadline present) {

        @Override
        public String toString() {
            return "%s (%s) was due on %s and is now due on %s: %s"
                    .formatted(kept.step, kept.subject, kept.due, present.due(), present.derivation());
        }
    }
}
