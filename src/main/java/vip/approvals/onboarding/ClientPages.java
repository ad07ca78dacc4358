package vip.approvals.onboarding;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vip.approvals.onboarding.Standings.Query;

/** Where clients stand, for whoever may read it; nothing is changed here. */
@Controller
class ClientPages {

    private final ClientReaders readers;
    private final ClientList list;
    private final ClientPage clientPage;

    ClientPages(ClientReaders readers, ClientList list, ClientPage clientPage) {
        this.readers = readers;
        this.list = list;
        this.clientPage = clientPage;
    }

    @GetMapping("/clients")
    String clients(
            @RequestParam(defaultValue = "") String branch,
            @RequestParam(defaultValue = "") String manager,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        model.addAttribute(
                "list",
                list.page(readers.scope(), new Query(branch, manager, step, number, overdue, Math.max(0, page))));
        model.addAttribute("branches", readers.readsBranches());
        return "clients";
    }

    @GetMapping("/clients/{client}")
    String client(@PathVariable String client, Model model) {
        model.addAttribute("page", clientPage.of(readers.reading(client)));
        return "client";
    }
}
