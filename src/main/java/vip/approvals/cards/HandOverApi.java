package vip.approvals.cards;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.absences.PersonTask;
import vip.approvals.calendar.KeptDeadlines;
import vip.approvals.staff.Organisation;

/** What the form asks for that hands cards over to the card maker. */
@RestController
class HandOverApi {

    /** So many rows a page, and so many cards without a name. */
    private static final int PAGE = 50;

    private final BatchTasks tasks;
    private final WaitingCards waiting;
    private final KeptDeadlines deadlines;
    private final Organisation organisation;

    HandOverApi(BatchTasks tasks, WaitingCards waiting, KeptDeadlines deadlines, Organisation organisation) {
        this.tasks = tasks;
        this.waiting = waiting;
        this.deadlines = deadlines;
        this.organisation = organisation;
    }

    /** @param day ISO date */
    record Due(String day, String derivation) {}

    /** @param replaces number of the card in whose place this one is made, or null */
    record Card(
            String number,
            String client,
            String name,
            String holder,
            String tier,
            OffsetDateTime orderedAt,
            String replaces) {

        static Card of(WaitingCards.Waiting card) {
            return new Card(
                    CardWords.grouped(card.number()),
                    card.client(),
                    card.name(),
                    card.holder(),
                    card.tier(),
                    card.orderedAt(),
                    CardWords.grouped(card.replaces()));
        }
    }

    /**
     * @param onBehalfOf name of the absent person for whom the reader has the task, or null
     * @param token of everything that would be handed over now; the completion carries it
     * @param taken how many cards that is
     * @param waiting all that wait
     * @param rows one page of what is taken
     * @param nameless cards that cannot be made yet; the first ones
     */
    record Waiting(
            String branchName,
            boolean mine,
            String onBehalfOf,
            Due due,
            String token,
            int taken,
            int waiting,
            List<Card> rows,
            int page,
            int pages,
            List<Card> nameless) {}

    @GetMapping("/api/tasks/{task}/waiting-cards")
    Waiting waiting(@PathVariable String task, @RequestParam(defaultValue = "0") int page) {
        PersonTask found = tasks.handOver(task);
        List<WaitingCards.Waiting> next = waiting.next(found.branch());
        int pages = Math.max(1, (next.size() + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(page, 0), pages - 1);
        return new Waiting(
                organisation.branchName(found.branch()),
                found.mine(),
                found.onBehalfOf(),
                due(deadlines, task),
                CardBatches.token(next),
                next.size(),
                waiting.count(found.branch()),
                next.stream()
                        .skip((long) shown * PAGE)
                        .limit(PAGE)
                        .map(Card::of)
                        .toList(),
                shown,
                pages,
                waiting.nameless(found.branch()).stream()
                        .limit(PAGE)
                        .map(Card::of)
                        .toList());
    }

    static Due due(KeptDeadlines deadlines, String task) {
        return deadlines
                .find(task)
                .map(deadline -> new Due(deadline.due().toString(), deadline.derivation()))
                .orElse(null);
    }
}
