package vip.approvals.revocation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vip.approvals.engine.RefusedException;
import vip.approvals.outbox.Outbox;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.web.Downloads;
import vip.approvals.web.NotFoundException;
import vip.approvals.web.PageLink;

/** Notices as pages and files, for whoever may read them; what is done there is {@link NoticeApi}. */
@Controller
class NoticePages {

    private final NoticeReaders readers;
    private final NoticeList list;
    private final PrintBatches batches;
    private final DispatchDesk desk;
    private final PendingRemovals removals;
    private final Outbox outbox;
    private final Organisation organisation;
    private final People people;
    private final Clock clock;

    NoticePages(
            NoticeReaders readers,
            NoticeList list,
            PrintBatches batches,
            DispatchDesk desk,
            PendingRemovals removals,
            Outbox outbox,
            Organisation organisation,
            People people,
            Clock clock) {
        this.readers = readers;
        this.list = list;
        this.batches = batches;
        this.desk = desk;
        this.removals = removals;
        this.outbox = outbox;
        this.organisation = organisation;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/notices")
    String notices() {
        return "redirect:/notices/" + readers.branches().stream().findFirst().orElseThrow(NotFoundException::new);
    }

    @GetMapping("/notices/{branch}")
    String notices(@PathVariable String branch, Model model) {
        model.addAttribute("reading", readers.reading(branch));
        model.addAttribute("branches", readers.branches());
        return page("notices", branch, model);
    }

    @GetMapping("/notices/{branch}/{number}")
    String notice(@PathVariable String branch, @PathVariable String number, Model model) {
        model.addAttribute("reading", readers.reading(branch));
        NoticeList.Row notice = list.find(branch, number).orElseThrow(NotFoundException::new);
        List<NoticeList.Event> events = list.events(notice.notice());
        model.addAttribute("notice", notice);
        model.addAttribute("events", events);
        model.addAttribute(
                "names", names(events.stream().flatMap(event -> Stream.of(event.person(), event.onBehalfOf()))));
        model.addAttribute("kept", list.pdf(notice.notice()).isPresent());
        outbox.delivery(NoticeMails.key(number, notice.attempt())).ifPresent(mail -> model.addAttribute("mail", mail));
        return page("notice-page", branch, model);
    }

    @GetMapping("/notices/{branch}/{number}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String branch, @PathVariable String number) {
        readers.reading(branch);
        byte[] pdf = list.find(branch, number)
                .flatMap(notice -> list.pdf(notice.notice()))
                .orElseThrow(NotFoundException::new);
        return Downloads.of(pdf, MediaType.APPLICATION_PDF, number + ".pdf");
    }

    @GetMapping("/notices/{branch}/batches")
    String batches(@PathVariable String branch, @RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("reading", readers.reading(branch));
        int pages = Math.max(1, (batches.count(branch) + PrintBatches.PAGE - 1) / PrintBatches.PAGE);
        int shown = Math.min(Math.max(page, 0), pages - 1);
        List<PrintBatches.Batch> rows = batches.page(branch, shown);
        model.addAttribute("batches", rows);
        model.addAttribute(
                "names", names(rows.stream().flatMap(batch -> Stream.of(batch.printedBy(), batch.onBehalfOf()))));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        return page("notice-batches", branch, model);
    }

    @GetMapping("/notices/{branch}/batches/{batch}.pdf")
    ResponseEntity<byte[]> letters(@PathVariable String branch, @PathVariable long batch) {
        readers.reading(branch);
        return desk.letters(branch, batch);
    }

    @GetMapping("/notices/{branch}/batches/{batch}.csv")
    ResponseEntity<byte[]> addresses(@PathVariable String branch, @PathVariable long batch) {
        readers.reading(branch);
        return desk.addresses(branch, batch);
    }

    @GetMapping("/notices/{branch}/removals")
    String removals(
            @PathVariable String branch,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        model.addAttribute("reading", readers.reading(branch));
        model.addAttribute("search", search.strip());
        model.addAttribute("removals", removals.page(branch, search.strip(), page));
        return page("notice-removals", branch, model);
    }

    /** Why it cannot be written is told as text: there is no page around a file. */
    @GetMapping("/notices/{branch}/preview/{client}.pdf")
    ResponseEntity<byte[]> preview(@PathVariable String branch, @PathVariable String client) {
        readers.reading(branch);
        try {
            return Downloads.of(
                    removals.preview(branch, client), MediaType.APPLICATION_PDF, "preview-%s.pdf".formatted(client));
        } catch (RefusedException refused) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(refused.getMessage().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Bean
    static PageLink noticesLink(Organisation organisation) {
        return new PageLink(
                "/notices", "Notices", person -> NoticeReaders.mayRead(person, organisation.branchIds().stream()));
    }

    private Map<String, String> names(Stream<String> people) {
        return people.filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(
                        person -> person,
                        person -> person.equals(RefusedMails.PRODUCT) ? "the product" : this.people.name(person)));
    }

    private String page(String template, String branch, Model model) {
        model.addAttribute("branch", branch);
        model.addAttribute("branchName", organisation.branchName(branch));
        model.addAttribute("today", LocalDate.now(clock));
        return template;
    }
}
