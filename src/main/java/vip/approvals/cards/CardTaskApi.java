package vip.approvals.cards;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.ClientTasks;
import vip.approvals.web.Downloads;
import vip.approvals.web.Moments;
import vip.approvals.web.NotFoundException;

/** The card behind a task of the client's manager. */
@RestController
@RequestMapping("/api/tasks/{task}/card")
class CardTaskApi {

    /**
     * @param number in groups of four
     * @param way how the client gets it, or null before it was agreed; so are the others
     * @param electronic address of the electronic card (GT-61)
     */
    record View(
            String number,
            String state,
            String way,
            LocalDate agreed,
            OffsetDateTime doorAt,
            String address,
            LocalDate posted,
            String tracking,
            String electronic) {}

    record Lost(String number) {}

    record Done(String message) {}

    private record Stored(
            String number,
            String branch,
            String state,
            String way,
            LocalDate agreed,
            OffsetDateTime doorAt,
            String address,
            LocalDate posted,
            String tracking) {}

    private static final String CARD = """
            SELECT c.number, c.branch, c.state, d.way, d.agreed, d.door_at, d.address, d.posted, d.tracking
            FROM vip.card c LEFT JOIN vip.delivery d USING (number) WHERE c.client = :client AND c.state <> 'BLOCKED'
            """;

    private final ClientTasks tasks;
    private final Cards cards;
    private final ElectronicCards electronicCards;
    private final JdbcClient jdbc;
    private final Clock clock;

    CardTaskApi(ClientTasks tasks, Cards cards, ElectronicCards electronicCards, JdbcClient jdbc, Clock clock) {
        this.tasks = tasks;
        this.cards = cards;
        this.electronicCards = electronicCards;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @GetMapping
    View card(@PathVariable String task) {
        Stored card = jdbc.sql(CARD)
                .param("client", tasks.find(task).client())
                .query(Stored.class)
                .optional()
                .orElseThrow(NotFoundException::new);
        return new View(
                CardNumber.parse(card.number()).grouped(),
                card.state(),
                card.way(),
                card.agreed(),
                Moments.in(clock.getZone(), card.doorAt()),
                card.address(),
                card.posted(),
                card.tracking(),
                "/api/tasks/%s/card/e-card.pdf".formatted(task));
    }

    /** For the manager, or who stands in and has no page of cards. */
    @GetMapping("/e-card.pdf")
    ResponseEntity<byte[]> electronic(@PathVariable String task) {
        ClientTask found = tasks.find(task);
        if (!found.mine()) {
            throw new NotFoundException();
        }
        Cards.Card card = cards.working(found.client()).orElseThrow(NotFoundException::new);
        byte[] paper = electronicCards.print(found, CardNumber.parse(card.number()));
        return Downloads.of(paper, MediaType.APPLICATION_PDF, "vip-card.pdf");
    }

    /** The card is lost or spoilt on its way: blocked, and ordered anew; the task ends (GT-31). */
    @PostMapping("/lost")
    Done lost(@PathVariable String task, @RequestBody Lost lost) {
        ClientTask mine = tasks.mine(task);
        CardNumber number = CardNumber.parse(String.valueOf(lost.number()));
        if (cards.working(mine.client())
                .filter(card -> card.number().equals(number.toString()))
                .isEmpty()) {
            throw new RefusedException("The client has another card by now. Reload the form.");
        }
        cards.reissue(number, Cards.BlockReason.LOST, mine.person(), mine.id());
        return new Done("A new card is ordered.");
    }
}
