package vip.approvals.cards;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vip.approvals.spreadsheets.SheetFormat;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;
import vip.approvals.web.Downloads;
import vip.approvals.web.NotFoundException;
import vip.approvals.web.PageLink;

/** Cards as pages, for whoever may read them; what is changed there is {@link CardApi}. */
@Controller
class CardPages {

    private final CardReaders readers;
    private final CardList cards;
    private final BatchCards batches;
    private final CardPage cardPage;
    private final ElectronicCards electronicCards;
    private final Organisation organisation;
    private final People people;
    private final Clock clock;

    CardPages(
            CardReaders readers,
            CardList cards,
            BatchCards batches,
            CardPage cardPage,
            ElectronicCards electronicCards,
            Organisation organisation,
            People people,
            Clock clock) {
        this.readers = readers;
        this.cards = cards;
        this.batches = batches;
        this.cardPage = cardPage;
        this.electronicCards = electronicCards;
        this.organisation = organisation;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/cards")
    String cards() {
        List<String> branches = readers.branches();
        if (branches.isEmpty()) {
            throw new NotFoundException();
        }
        return "redirect:/cards/" + branches.get(0);
    }

    @GetMapping("/cards/{branch}")
    String cards(@PathVariable String branch, CardList.Query query, Model model) {
        CardReaders.Reading reading = readers.reading(branch);
        model.addAttribute("reading", reading);
        model.addAttribute("branches", readers.branches());
        model.addAttribute("query", query);
        model.addAttribute("cards", cards.page(reading, query));
        model.addAttribute("states", CardWords.states());
        return page("cards", branch, model);
    }

    /** Managers see their own clients' cards and no batch. */
    @GetMapping("/cards/{branch}/batches")
    String batches(@PathVariable String branch, @RequestParam(defaultValue = "0") int page, Model model) {
        CardReaders.Reading reading = readers.reading(branch);
        if (!reading.all()) {
            throw new NotFoundException();
        }
        int pages = Math.max(1, (batches.count(branch) + BatchCards.PAGE - 1) / BatchCards.PAGE);
        int shown = Math.min(Math.max(page, 0), pages - 1);
        model.addAttribute("reading", reading);
        List<BatchCards.Batch> rows = batches.page(branch, shown);
        model.addAttribute("batches", rows);
        model.addAttribute(
                "names",
                rows.stream()
                        .flatMap(batch -> Stream.of(batch.madeBy(), batch.onBehalfOf()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), people::name)));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("states", CardWords.states());
        return page("card-batches", branch, model);
    }

    /** As the card maker got it: for the card office. */
    @GetMapping("/cards/{branch}/batches/{name}.csv")
    ResponseEntity<byte[]> file(@PathVariable String branch, @PathVariable String name) {
        if (!readers.reading(branch).office()) {
            throw new NotFoundException();
        }
        byte[] file = batches.file(branch, name).getBytes(StandardCharsets.UTF_8);
        return Downloads.of(file, MediaType.parseMediaType(SheetFormat.CSV.contentType()), name + ".csv");
    }

    @GetMapping("/cards/{branch}/{number}")
    String card(@PathVariable String branch, @PathVariable String number, Model model) {
        model.addAttribute("shown", cardPage.of(branch, number));
        return page("card", branch, model);
    }

    @GetMapping("/cards/{branch}/{number}/e-card.pdf")
    ResponseEntity<byte[]> electronicCard(@PathVariable String branch, @PathVariable String number) {
        return Downloads.of(electronicCards.print(branch, number), MediaType.APPLICATION_PDF, "vip-card.pdf");
    }

    @Bean
    static PageLink cardsLink(Organisation organisation) {
        return new PageLink(
                "/cards",
                "Cards",
                person -> person.isAdministrator()
                        || organisation.branchIds().stream()
                                .flatMap(branch -> List.of(Seat.CARDS, Seat.MANAGER, Seat.SALES_DIRECTOR).stream()
                                        .map(seat -> seat.group(branch)))
                                .anyMatch(person.groups()::contains));
    }

    private String page(String template, String branch, Model model) {
        model.addAttribute("branch", branch);
        model.addAttribute("branchName", organisation.branchName(branch));
        return template;
    }
}
