package vip.approvals.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.engine.RefusedException;
import vip.approvals.revocation.DispatchDesk.Done;
import vip.approvals.revocation.DispatchDesk.Numbers;
import vip.approvals.revocation.DispatchDesk.Posted;
import vip.approvals.revocation.DispatchDesk.Print;
import vip.approvals.spreadsheets.Sheets;
import vip.approvals.web.NotFoundException;

/** Notices of a branch: everybody who reads them looks, its sales staff dispatch and book. */
@RestController
@RequestMapping("/api/notices/{branch}")
class NoticeApi {

    private final NoticeReaders readers;
    private final NoticeList list;
    private final DispatchDesk desk;
    private final Dispatches dispatches;
    private final PostAnswers answers;
    private final PendingRemovals removals;
    private final Clock clock;

    NoticeApi(
            NoticeReaders readers,
            NoticeList list,
            DispatchDesk desk,
            Dispatches dispatches,
            PostAnswers answers,
            PendingRemovals removals,
            Clock clock) {
        this.readers = readers;
        this.list = list;
        this.desk = desk;
        this.dispatches = dispatches;
        this.answers = answers;
        this.removals = removals;
        this.clock = clock;
    }

    /** @param states code to words, to choose from; @param largest letters that a batch holds */
    record Head(
            boolean acts,
            Map<String, String> states,
            Map<String, Integer> counts,
            int largest,
            LocalDate today,
            NoticeList.Page found) {}

    /** @param by who handed it over */
    record InPerson(LocalDate day, String by) {}

    /** @param result {@code DELIVERED} or {@code RETURNED} */
    record Answer(Result result, LocalDate day, String note) {}

    enum Result {
        DELIVERED,
        RETURNED
    }

    record Tracking(String tracking) {}

    record Reach(String address, String email) {}

    @GetMapping
    Head list(@PathVariable String branch, NoticeList.Query query) {
        NoticeReaders.Reading reading = readers.reading(branch);
        return new Head(
                reading.acts(),
                NoticeWords.filters(),
                list.counts(branch),
                NoticeBatch.LARGEST,
                LocalDate.now(clock),
                list.page(branch, query));
    }

    @PostMapping("/print")
    Done print(@PathVariable String branch, @RequestBody Print print) {
        return desk.print(readers.acting(branch), print);
    }

    @PostMapping("/email")
    Done email(@PathVariable String branch, @RequestBody Numbers chosen) {
        return desk.email(readers.acting(branch), chosen);
    }

    @PostMapping("/posted")
    Done posted(@PathVariable String branch, @RequestBody Posted posted) {
        return desk.posted(readers.acting(branch), posted);
    }

    @PostMapping("/file")
    PostAnswers.Booked file(@PathVariable String branch, @RequestParam String name, InputStream body)
            throws IOException {
        try {
            NoticeReaders.Reading acting = readers.acting(branch);
            Path file = Sheets.keep(body, Sheets.LARGEST_FILE);
            try {
                return answers.book(acting, file, name);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (RuntimeException refused) {
            // A server that answers and closes while the client still sends is seen as a broken connection.
            body.transferTo(OutputStream.nullOutputStream());
            throw refused;
        }
    }

    @PostMapping("/{number}/posted")
    Done posted(@PathVariable String branch, @PathVariable String number, @RequestBody Posted posted) {
        dispatches.posted(acting(branch, number), List.of(number), posted.day(), posted.tracking());
        return Done.of("It is posted.");
    }

    @PostMapping("/{number}/in-person")
    Done inPerson(@PathVariable String branch, @PathVariable String number, @RequestBody InPerson inPerson) {
        dispatches.inPerson(acting(branch, number), number, inPerson.day(), inPerson.by());
        return Done.of("It is in the client's hand.");
    }

    @PostMapping("/{number}/answer")
    Done answer(@PathVariable String branch, @PathVariable String number, @RequestBody Answer answer) {
        NoticeReaders.Reading acting = acting(branch, number);
        if (answer.result() == null) {
            throw new RefusedException("Say whether it was delivered or returned.");
        }
        dispatches.answered(acting, number, answer.result() == Result.DELIVERED, answer.day(), answer.note());
        return Done.of("It is booked.");
    }

    @PostMapping("/{number}/tracking")
    Done tracking(@PathVariable String branch, @PathVariable String number, @RequestBody Tracking tracking) {
        dispatches.tracked(acting(branch, number), number, tracking.tracking());
        return Done.of("It is booked.");
    }

    @PostMapping("/removals/{client}")
    Done reach(@PathVariable String branch, @PathVariable String client, @RequestBody Reach reach) {
        readers.acting(branch);
        removals.reach(branch, client, reach.address(), reach.email());
        return Done.of("The address is entered.");
    }

    /** @throws NotFoundException also if the branch has no such notice */
    private NoticeReaders.Reading acting(String branch, String number) {
        NoticeReaders.Reading acting = readers.acting(branch);
        list.find(branch, number).orElseThrow(NotFoundException::new);
        return acting;
    }
}
