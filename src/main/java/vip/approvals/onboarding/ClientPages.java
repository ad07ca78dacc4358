package vip.approvals.onboarding;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.SessionToken;
import vip.approvals.onboarding.Standings.Query;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.web.Moments;

/** Where clients stand, for whoever may read it; nothing is changed here. */
@Controller
class ClientPages {

    private final ClientReaders readers;
    private final ClientList list;
    private final ClientPage clientPage;
    private final Organisation organisation;
    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    ClientPages(
            ClientReaders readers,
            ClientList list,
            ClientPage clientPage,
            Organisation organisation,
            People people,
            CurrentPerson currentPerson,
            Clock clock) {
        this.readers = readers;
        this.list = list;
        this.clientPage = clientPage;
        this.organisation = organisation;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @GetMapping("/clients")
    String clients(
            @RequestParam(defaultValue = "") String branch,
            @RequestParam(defaultValue = "") String manager,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "0") int page,
            Model model,
            HttpSession session) {
        model.addAttribute(
                "list",
                list.page(readers.scope(), new Query(branch, manager, step, number, overdue, Math.max(0, page))));
        model.addAttribute("branches", readers.readsBranches());
        return page("clients", model, session);
    }

    @GetMapping("/clients/{client}")
    String client(@PathVariable String client, Model model, HttpSession session) {
        model.addAttribute("page", clientPage.of(readers.reading(client)));
        return page("client", model, session);
    }

    private String page(String template, Model model, HttpSession session) {
        model.addAttribute("programme", organisation.programme().name());
        model.addAttribute("person", people.name(currentPerson.id()));
        model.addAttribute("token", SessionToken.of(session));
        model.addAttribute("moments", new Moments(clock.getZone()));
        return template;
    }
}
