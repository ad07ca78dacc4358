package vip.approvals.erasure;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.web.Downloads;
import vip.approvals.web.NotFoundException;
import vip.approvals.web.PageLink;

/** Erasures and their acts, for administrators; what is done there is {@link ErasureApi}. */
@Controller
class ErasurePages {

    private final CurrentPerson currentPerson;
    private final Erasures erasures;
    private final ClientData data;
    private final Organisation organisation;
    private final People people;

    ErasurePages(
            CurrentPerson currentPerson, Erasures erasures, ClientData data, Organisation organisation, People people) {
        this.currentPerson = currentPerson;
        this.erasures = erasures;
        this.data = data;
        this.organisation = organisation;
        this.people = people;
    }

    @GetMapping("/erasures")
    String erasures(Model model) {
        requireAdministrator(currentPerson);
        List<Erasure> all = erasures.all();
        model.addAttribute("erasures", all);
        model.addAttribute("reasons", ErasureReason.values());
        return page("erasures", all.stream(), model);
    }

    @GetMapping("/erasures/{erasure}")
    String erasure(@PathVariable long erasure, Model model) {
        requireAdministrator(currentPerson);
        Erasure found = erasures.find(erasure).orElseThrow(NotFoundException::new);
        model.addAttribute("erasure", found);
        if (found.state() == Erasure.State.REQUESTED) {
            model.addAttribute("obstacles", data.obstacles(found.client()));
            model.addAttribute("counts", data.counts(found.client()));
            model.addAttribute("own", found.requestedBy().equals(currentPerson.id()));
        }
        return page("erasure", Stream.of(found), model);
    }

    @GetMapping("/erasures/{erasure}.pdf")
    ResponseEntity<byte[]> act(@PathVariable long erasure) {
        requireAdministrator(currentPerson);
        Erasure found = erasures.find(erasure).orElseThrow(NotFoundException::new);
        byte[] pdf = erasures.pdf(erasure).orElseThrow(NotFoundException::new);
        return Downloads.of(pdf, MediaType.APPLICATION_PDF, "act-of-destruction-%s.pdf".formatted(found.actNumber()));
    }

    @Bean
    static PageLink erasuresLink() {
        return new PageLink("/erasures", "Erasures", CurrentPerson::isAdministrator);
    }

    /** @throws NotFoundException for everybody else: whom the company has erased is nobody's business */
    static void requireAdministrator(CurrentPerson person) {
        if (!person.isAdministrator()) {
            throw new NotFoundException();
        }
    }

    private String page(String template, Stream<Erasure> shown, Model model) {
        Map<String, String> names = shown.flatMap(one -> Stream.of(one.requestedBy(), one.endedBy()))
                .filter(person -> person != null)
                .distinct()
                .collect(Collectors.toMap(person -> person, people::name));
        model.addAttribute("names", names);
        model.addAttribute(
                "branches",
                organisation.branchIds().stream().collect(Collectors.toMap(id -> id, organisation::branchName)));
        return template;
    }
}
