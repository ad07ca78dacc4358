package vip.approvals.onboarding;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.SessionToken;
import vip.approvals.staff.Branch;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.web.NotFoundException;
import vip.approvals.web.PageLink;

/** The managers of a branch and their clients, as a page. */
@Controller
class ManagerPages {

    private final ManagerReaders readers;
    private final Organisation organisation;
    private final People people;
    private final CurrentPerson currentPerson;

    ManagerPages(ManagerReaders readers, Organisation organisation, People people, CurrentPerson currentPerson) {
        this.readers = readers;
        this.organisation = organisation;
        this.people = people;
        this.currentPerson = currentPerson;
    }

    @Configuration(proxyBeanMethods = false)
    static class Links {

        @Bean
        PageLink managersLink() {
            return new PageLink("/managers", "Managers", ManagerReaders::readsSome);
        }
    }

    /** Who has one branch goes there; others choose. */
    @GetMapping("/managers")
    String managers(Model model, HttpSession session) {
        List<String> branches = readers.branches();
        if (branches.isEmpty()) {
            throw new NotFoundException();
        }
        if (branches.size() == 1) {
            return "redirect:/managers/" + branches.get(0);
        }
        model.addAttribute("branches", branches.stream().map(this::branch).toList());
        return page("managers", model, session);
    }

    @GetMapping("/managers/{branch}")
    String managers(@PathVariable String branch, Model model, HttpSession session) {
        readers.requireReading(branch);
        model.addAttribute("branch", branch(branch));
        model.addAttribute("several", readers.branches().size() > 1);
        return page("managers-of-branch", model, session);
    }

    private Branch branch(String id) {
        return new Branch(id, organisation.branchName(id));
    }

    private String page(String template, Model model, HttpSession session) {
        model.addAttribute("programme", organisation.programme().name());
        model.addAttribute("person", people.name(currentPerson.id()));
        model.addAttribute("token", SessionToken.of(session));
        return template;
    }
}
