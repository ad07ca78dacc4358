package vip.approvals.cards;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.absences.PersonTask;
import vip.approvals.cards.Cards.BlockReason;
import vip.approvals.engine.RefusedException;
import vip.approvals.spreadsheets.SheetRefusedException;

/** Cards that come back from the card maker, one by one or by a file: good ones go on, misprints are ordered again. */
@Service
class Arrivals {

    /** @param problems why nothing was booked; empty if everything was */
    record Booked(int arrived, int misprints, List<ArrivalFile.Problem> problems) {}

    private static final String REMARK = """
            UPDATE vip.card c SET remark = said.remark
            FROM unnest(:numbers::text[], :remarks::text[]) AS said (number, remark)
            WHERE c.number = said.number AND said.remark IS NOT NULL
            """;

    private static final String ARRIVED = """
            UPDATE vip.card SET state = 'ARRIVED', changed_by = :by, changed_at = :now, task = :task
            WHERE number IN (:numbers)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ExpectedCards expectedCards;
    private final Cards cards;
    private final CardProcesses processes;

    Arrivals(JdbcClient jdbc, Clock clock, ExpectedCards expectedCards, Cards cards, CardProcesses processes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.expectedCards = expectedCards;
        this.cards = cards;
        this.processes = processes;
    }

    /**
     * Books what a file says: all of it, or nothing if a single row has a problem.
     *
     * @throws SheetRefusedException if the file as a whole is no good
     */
    @Transactional
    public Booked book(PersonTask task, Path file, String name) throws IOException {
        ArrivalFile arrivals = ArrivalFile.read(file, name);
        ExpectedCards.Expected expected = expectedCards.of(
                task, arrivals.rows().stream().map(ArrivalFile.Row::number).toList());
        arrivals.rows().forEach(row -> {
            String obstacle = expected.obstacle(row.number());
            if (obstacle != null) {
                arrivals.refuse(row, obstacle);
            }
        });
        if (arrivals.problems().isEmpty()) {
            return book(arrivals.rows(), expected, task);
        }
        return new Booked(
                0,
                0,
                arrivals.problems().stream()
                        .sorted(Comparator.comparing(ArrivalFile.Problem::row))
                        .toList());
    }

    /**
     * Books one card of the batch as arrived, or as a misprint, which orders it again.
     *
     * @param typed the number, with blanks anywhere
     * @throws IllegalArgumentException if it is no card number, saying whether a digit is wrong
     * @throws RefusedException if it is none of the batch, or not with the card maker any more
     */
    @Transactional
    public CardNumber book(PersonTask task, String typed, boolean misprint) {
        CardNumber number = CardNumber.typed(typed);
        book(List.of(new ArrivalFile.Row(0, number, misprint, null)), expected(task, number), task);
        return number;
    }

    /** A card that never comes is ordered again; refused as {@link #book(PersonTask, String, boolean)}. */
    @Transactional
    public CardNumber lost(PersonTask task, String typed) {
        CardNumber number = CardNumber.typed(typed);
        expected(task, number);
        cards.reissue(number, BlockReason.LOST, task.person(), task.task().id());
        return number;
    }

    private ExpectedCards.Expected expected(PersonTask task, CardNumber number) {
        ExpectedCards.Expected expected = expectedCards.of(task, List.of(number));
        String obstacle = expected.obstacle(number);
        if (obstacle != null) {
            throw new RefusedException("%s %s.".formatted(number.grouped(), obstacle));
        }
        return expected;
    }

    private Booked book(Collection<ArrivalFile.Row> rows, ExpectedCards.Expected expected, PersonTask task) {
        jdbc.sql(REMARK)
                .param(
                        "numbers",
                        rows.stream().map(row -> row.number().toString()).toArray(String[]::new))
                .param("remarks", rows.stream().map(ArrivalFile.Row::remark).toArray(String[]::new))
                .update();
        List<CardNumber> misprints = numbers(rows, true);
        misprints.forEach(number -> cards.reissue(
                number, BlockReason.MISPRINT, task.person(), task.task().id()));
        List<String> arrived =
                numbers(rows, false).stream().map(CardNumber::toString).toList();
        if (!arrived.isEmpty()) {
            jdbc.sql(ARRIVED)
                    .param("numbers", arrived)
                    .param("by", task.person())
                    .param("task", task.task().id())
                    .param("now", OffsetDateTime.now(clock))
                    .update();
            arrived.forEach(number -> processes.arrived(expected.client(number)));
        }
        return new Booked(arrived.size(), misprints.size(), List.of());
    }

    private static List<CardNumber> numbers(Collection<ArrivalFile.Row> rows, boolean misprint) {
        return rows.stream()
                .filter(row -> row.misprint() == misprint)
                .map(ArrivalFile.Row::number)
                .toList();
    }
}
