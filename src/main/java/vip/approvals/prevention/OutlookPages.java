package vip.approvals.prevention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vip.approvals.criteria.Ground;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;
import vip.approvals.web.PageLink;

/** The outlook as a page, for whoever may read it. */
@Controller
class OutlookPages {

    /** How the page writes days and months. */
    public record Days(LocalDate today) {

        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
        private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

        public String day(LocalDate day) {
            return DAY.format(day);
        }

        public String month(String month) {
            return month.equals(OutlookList.ARISEN) ? "Arisen already" : MONTH.format(YearMonth.parse(month));
        }

        /** The month under which the day stands. */
        public String under(LocalDate lastDay) {
            return lastDay.isBefore(today)
                    ? OutlookList.ARISEN
                    : YearMonth.from(lastDay).toString();
        }

        /** How far away the day is. */
        public String away(LocalDate day) {
            long days = day.toEpochDay() - today.toEpochDay();
            return days == 0 ? "today" : days == 1 ? "tomorrow" : "in %,d days".formatted(days);
        }
    }

    private final OutlookReaders readers;
    private final OutlookList list;
    private final Organisation organisation;
    private final Clock clock;

    OutlookPages(OutlookReaders readers, OutlookList list, Organisation organisation, Clock clock) {
        this.readers = readers;
        this.list = list;
        this.organisation = organisation;
        this.clock = clock;
    }

    @GetMapping("/outlook")
    String outlook() {
        List<String> branches = readers.branches();
        if (branches.isEmpty()) {
            throw new NotFoundException();
        }
        return "redirect:/outlook/" + branches.get(0);
    }

    @GetMapping("/outlook/{branch}")
    String outlook(@PathVariable String branch, OutlookList.Query query, Model model) {
        OutlookReaders.Reading reading = readers.reading(branch);
        model.addAttribute("reading", reading);
        model.addAttribute("branches", readers.branches());
        model.addAttribute("query", query);
        model.addAttribute("outlook", list.page(reading, query));
        model.addAttribute("computedAt", list.computedAt().orElse(null));
        model.addAttribute("grounds", Ground.allInWords());
        model.addAttribute("days", new Days(LocalDate.now(clock)));
        model.addAttribute("branch", branch);
        model.addAttribute("branchName", organisation.branchName(branch));
        return "outlook";
    }

    @Bean
    static PageLink outlookLink(Organisation organisation) {
        return new PageLink(
                "/outlook",
                "Outlook",
                person -> person.isAdministrator()
                        || organisation.branchIds().stream()
                                .flatMap(branch -> Stream.of(Seat.MANAGER, Seat.SALES_DIRECTOR, Seat.ALLOCATION)
                                        .map(seat -> seat.group(branch)))
                                .anyMatch(person.groups()::contains));
    }
}
