package vip.approvals.absences;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vip.approvals.staff.Organisation;
import vip.approvals.web.PageLink;

/** Absences and who stands in, as a page. */
@Controller
class AbsencePages {

    private final AbsenceReaders readers;
    private final AbsenceView view;

    AbsencePages(AbsenceReaders readers, AbsenceView view) {
        this.readers = readers;
        this.view = view;
    }

    @GetMapping("/absences")
    String absences(Model model) {
        String person = readers.require();
        model.addAttribute("view", view.of(person, readers.isAdministrator()));
        return "absences";
    }

    @Configuration(proxyBeanMethods = false)
    static class Links {

        @Bean
        PageLink absencesLink(Organisation organisation) {
            return new PageLink("/absences", "Absences", person -> AbsenceReaders.mayRead(person, organisation));
        }
    }
}
