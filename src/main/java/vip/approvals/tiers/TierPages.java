package vip.approvals.tiers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.spreadsheets.SheetFormat;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.Seat;
import vip.approvals.web.Downloads;
import vip.approvals.web.NotFoundException;
import vip.approvals.web.PageLink;

/** The reviews as pages, and one of them as a file, for whoever may read them. */
@Controller
class TierPages {

    private static final String MONTH = "{month:20\\d\\d-(?:0[1-9]|1[0-2])}";

    private final TierReaders readers;
    private final TierReviews reviews;
    private final TierRuns runs;
    private final TierList list;
    private final Organisation organisation;

    TierPages(TierReaders readers, TierReviews reviews, TierRuns runs, TierList list, Organisation organisation) {
        this.readers = readers;
        this.reviews = reviews;
        this.runs = runs;
        this.list = list;
        this.organisation = organisation;
    }

    @GetMapping("/tiers")
    String reviews(Model model) {
        TierReaders.Reading reading = readers.reading();
        model.addAttribute("reading", reading);
        model.addAttribute("names", names(reading));
        model.addAttribute("runs", runs.latest(reading));
        Optional<ThreeMonths> next = reviews.next();
        model.addAttribute("next", next.orElse(null));
        model.addAttribute("obstacles", next.map(reviews::obstacles).orElse(List.of()));
        return "tiers";
    }

    @GetMapping("/tiers/" + MONTH)
    String review(@PathVariable String month, TierList.Query query, Model model) {
        TierReaders.Reading reading = reading(query);
        TierRuns.Run run = run(month, reading);
        model.addAttribute("reading", reading);
        model.addAttribute("names", names(reading));
        model.addAttribute("run", run);
        model.addAttribute("query", query);
        model.addAttribute("groups", list.groups(run.month(), reading));
        model.addAttribute("vips", list.page(run.month(), reading, query));
        model.addAttribute("moves", Move.allInWords());
        return "tier-review";
    }

    @GetMapping("/tiers/" + MONTH + "/vips.{ending:csv|xlsx}")
    void file(
            @PathVariable String month, @PathVariable String ending, TierList.Query query, HttpServletResponse response)
            throws IOException {
        TierReaders.Reading reading = reading(query);
        TierRuns.Run run = run(month, reading);
        SheetFormat format = SheetFormat.valueOf(ending.toUpperCase(Locale.ROOT));
        Downloads.begin(response, format.contentType(), "tiers-" + month + "." + ending);
        list.write(response.getOutputStream(), format, run.month(), reading, query);
    }

    @Bean
    static PageLink tiersLink(Organisation organisation) {
        return new PageLink(
                "/tiers",
                "Tiers",
                person -> person.isAdministrator()
                        || organisation.branchIds().stream()
                                .flatMap(branch -> Stream.of(
                                                Seat.HQ_SALES,
                                                Seat.HQ_COMMERCIAL,
                                                Seat.SALES_DIRECTOR,
                                                Seat.ALLOCATION,
                                                Seat.MANAGER)
                                        .map(seat -> seat.group(branch)))
                                .anyMatch(person.groups()::contains));
    }

    /** A branch that is not for the person looks like none. */
    private TierReaders.Reading reading(TierList.Query query) {
        TierReaders.Reading reading = readers.reading();
        if (!query.branch().isEmpty() && !reading.reads(query.branch())) {
            throw new NotFoundException();
        }
        return reading;
    }

    private TierRuns.Run run(String month, TierReaders.Reading reading) {
        return runs.of(ThreeMonths.parse(month), reading).orElseThrow(NotFoundException::new);
    }

    private Map<String, String> names(TierReaders.Reading reading) {
        return reading.branches().stream().collect(Collectors.toMap(Function.identity(), organisation::branchName));
    }
}
