package vip.approvals.onboarding;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vip.approvals.staff.Branch;
import vip.approvals.staff.Organisation;
import vip.approvals.web.NotFoundException;
import vip.approvals.web.PageLink;

/** The managers of a branch and their clients, as a page. */
@Controller
class ManagerPages {

    private final ManagerReaders readers;
    private final Organisation organisation;

    ManagerPages(ManagerReaders readers, Organisation organisation) {
        this.readers = readers;
        this.organisation = organisation;
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
    String managers(Model model) {
        List<String> branches = readers.branches();
        if (branches.isEmpty()) {
            throw new NotFoundException();
        }
        if (branches.size() == 1) {
            return "redirect:/managers/" + branches.get(0);
        }
        model.addAttribute("branches", branches.stream().map(this::branch).toList());
        return "managers";
    }

    @GetMapping("/managers/{branch}")
    String managers(@PathVariable String branch, Model model) {
        readers.requireReading(branch);
        model.addAttribute("branch", branch(branch));
        model.addAttribute("several", readers.branches().size() > 1);
        return "managers-of-branch";
    }

    private Branch branch(String id) {
        return new Branch(id, organisation.branchName(id));
    }
}
