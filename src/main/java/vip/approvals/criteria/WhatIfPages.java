package vip.approvals.criteria;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.RefusedException;
import vip.approvals.spreadsheets.SheetFormat;
import vip.approvals.spreadsheets.SheetWriter;
import vip.approvals.staff.Branch;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.Seat;
import vip.approvals.web.Downloads;
import vip.approvals.web.NotFoundException;
import vip.approvals.web.PageLink;
import vip.approvals.work.Works;

/** What-if as a page and a file, for headquarters and administrators. Everything asked for stands in the address. */
@Controller
class WhatIfPages {

    private static final int QUARTERS = 8;
    private static final List<String> HEADER =
            List.of("Branch", "Client", "VIP", "Tier now", "Tier then", "Why now", "Why then");

    private final WhatIf whatIf;
    private final CriteriaSettings settings;
    private final Organisation organisation;
    private final CurrentPerson currentPerson;
    private final Clock clock;
    private final Works works;

    WhatIfPages(
            WhatIf whatIf,
            CriteriaSettings settings,
            Organisation organisation,
            CurrentPerson currentPerson,
            Clock clock,
            Works works) {
        this.whatIf = whatIf;
        this.settings = settings;
        this.organisation = organisation;
        this.currentPerson = currentPerson;
        this.clock = clock;
        this.works = works;
    }

    @GetMapping("/what-if")
    String whatIf(
            @RequestParam Map<String, String> wanted,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        requireHeadquarters();
        Quarter quarter = quarter(wanted.get("quarter"));
        model.addAttribute("quarter", quarter.toString());
        model.addAttribute("quarters", quarters());
        model.addAttribute("bounds", whatIf.bounds());
        model.addAttribute("tables", whatIf.tables().stream().map(Rules::table).toList());
        model.addAttribute("wanted", wanted);
        model.addAttribute("address", String.valueOf(request.getQueryString()));
        model.addAttribute("failedQuarters", settings.failedQuarters());
        model.addAttribute(
                "names", organisation.branches().stream().collect(Collectors.toMap(Branch::id, Branch::name)));
        try {
            Hypothesis changed = whatIf.suppose(wanted);
            model.addAttribute("changes", changed.changes());
            if (!changed.changes().isEmpty()) {
                List<String> branches = organisation.branchIds();
                List<WhatIf.Group> groups = works.run(() -> whatIf.groups(changed, quarter, branches));
                model.addAttribute("effects", WhatIfEffects.of(groups, branches));
            }
        } catch (RefusedException refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refused", refused.getMessage());
        }
        return "what-if";
    }

    /** Everybody whose answer differs, with both reasons. What the page refuses is told as text: there is no page. */
    @GetMapping("/what-if/clients.{ending:csv|xlsx}")
    void clients(@PathVariable String ending, @RequestParam Map<String, String> wanted, HttpServletResponse response)
            throws IOException {
        requireHeadquarters();
        Quarter quarter = quarter(wanted.get("quarter"));
        try {
            Hypothesis changed = whatIf.suppose(wanted);
            whatIf.groups(changed, quarter, organisation.branchIds());
            write(changed, quarter, SheetFormat.valueOf(ending.toUpperCase(Locale.ROOT)), response);
        } catch (RefusedException refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(refused.getMessage());
        }
    }

    private void write(Hypothesis changed, Quarter quarter, SheetFormat format, HttpServletResponse response)
            throws IOException {
        String name = "what-if-%s.%s".formatted(quarter, format.name().toLowerCase(Locale.ROOT));
        Downloads.begin(response, format.contentType(), name);
        try (SheetWriter sheet = format.writer(response.getOutputStream(), quarter.toString(), HEADER)) {
            for (String branch : organisation.branchIds()) {
                whatIf.changes(changed, quarter, branch, client -> write(sheet, branch, client));
            }
        }
    }

    private static void write(SheetWriter sheet, String branch, WhatIf.Change client) {
        try {
            sheet.row(Arrays.asList(
                    branch,
                    client.client(),
                    client.vip() ? "yes" : "no",
                    client.before(),
                    client.after(),
                    client.reasonBefore(),
                    client.reasonAfter()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void requireHeadquarters() {
        if (!readsIt(currentPerson)) {
            throw new NotFoundException();
        }
    }

    private static boolean readsIt(CurrentPerson person) {
        return person.isAdministrator()
                || Seat.ofHeadquarters().stream()
                        .anyMatch(seat -> person.groups().contains(seat.group(null)));
    }

    /** The one that ended last unless another is asked for, so that the past can be looked at. */
    private Quarter quarter(String text) {
        if (text == null || text.isBlank()) {
            return Quarter.lastEndedBefore(LocalDate.now(clock));
        }
        try {
            return Quarter.parse(text);
        } catch (IllegalArgumentException noQuarter) {
            throw new NotFoundException();
        }
    }

    private List<String> quarters() {
        return Stream.iterate(Quarter.lastEndedBefore(LocalDate.now(clock)), Quarter::previous)
                .limit(QUARTERS)
                .map(Quarter::toString)
                .toList();
    }

    @Bean
    static PageLink whatIfLink() {
        return new PageLink("/what-if", "What if", WhatIfPages::readsIt);
    }
}
