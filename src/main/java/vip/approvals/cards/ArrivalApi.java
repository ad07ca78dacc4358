package vip.approvals.cards;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.absences.PersonTask;
import vip.approvals.calendar.KeptDeadlines;
import vip.approvals.engine.RefusedException;
import vip.approvals.spreadsheets.Sheets;
import vip.approvals.staff.People;

/** What the form asks for that books arrivals. */
@RestController
@RequestMapping("/api/tasks/{task}")
class ArrivalApi {

    private final BatchTasks tasks;
    private final BatchCards batches;
    private final CardList cards;
    private final Arrivals arrivals;
    private final KeptDeadlines deadlines;
    private final People people;

    ArrivalApi(
            BatchTasks tasks,
            BatchCards batches,
            CardList cards,
            Arrivals arrivals,
            KeptDeadlines deadlines,
            People people) {
        this.tasks = tasks;
        this.batches = batches;
        this.cards = cards;
        this.arrivals = arrivals;
        this.deadlines = deadlines;
        this.people = people;
    }

    /** @param words of its state */
    record Card(String number, String client, String name, String holder, String tier, String state, String words) {}

    /**
     * @param onBehalfOf name of the absent person for whom the reader has the task, or null
     * @param states code to words, to choose from
     */
    record Head(
            BatchCards.Batch batch,
            String madeBy,
            boolean mine,
            String onBehalfOf,
            HandOverApi.Due due,
            Map<String, String> states) {}

    record Page(List<Card> rows, int matching, int page, int pages) {}

    /** @param result {@code ARRIVED}, {@code MISPRINT} or {@code LOST} */
    record Booking(String number, Result result) {}

    enum Result {
        ARRIVED("has arrived."),
        MISPRINT("is blocked as a misprint; a new card is ordered."),
        LOST("is blocked as lost; a new card is ordered.");

        private final String words;

        Result(String words) {
            this.words = words;
        }
    }

    record Done(String message) {}

    @GetMapping("/batch")
    Head head(@PathVariable String task) {
        PersonTask found = tasks.arrivals(task);
        BatchCards.Batch batch = batches.find(found.branch(), BatchTasks.batch(found));
        return new Head(
                batch,
                people.name(batch.madeBy(), batch.onBehalfOf()),
                found.mine(),
                found.onBehalfOf(),
                HandOverApi.due(deadlines, task),
                CardWords.states());
    }

    @GetMapping("/batch/cards")
    Page cards(@PathVariable String task, CardList.Query query) {
        PersonTask found = tasks.arrivals(task);
        var all = new CardReaders.Reading(found.branch(), found.person(), "", false);
        CardList.Page page = cards.page(
                all, new CardList.Query(query.search(), query.state(), BatchTasks.batch(found), query.page()));
        return new Page(
                page.rows().stream().map(ArrivalApi::card).toList(), page.matching(), page.page(), page.pages());
    }

    @PostMapping("/arrivals")
    Done book(@PathVariable String task, @RequestBody Booking booking) {
        PersonTask mine = tasks.arrivals(task).requireMine();
        if (booking.number() == null || booking.number().isBlank() || booking.result() == null) {
            throw new RefusedException("Type a card's number.");
        }
        CardNumber number = booking.result() == Result.LOST
                ? arrivals.lost(mine, booking.number())
                : arrivals.book(mine, booking.number(), booking.result() == Result.MISPRINT);
        return new Done("%s %s".formatted(number.grouped(), booking.result().words));
    }

    @PostMapping("/arrivals/file")
    Arrivals.Booked book(@PathVariable String task, @RequestParam String name, InputStream body) throws IOException {
        try {
            PersonTask mine = tasks.arrivals(task).requireMine();
            Path file = Sheets.keep(body, Sheets.LARGEST_FILE);
            try {
                return arrivals.book(mine, file, name);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (RuntimeException refused) {
            // A server that answers and closes while the client still sends is seen as a broken connection.
            body.transferTo(OutputStream.nullOutputStream());
            throw refused;
        }
    }

    private static Card card(CardList.Row row) {
        return new Card(row.grouped(), row.client(), row.name(), row.holder(), row.tier(), row.state(), row.words());
    }
}
