package vip.approvals.lists;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.criteria.Ground;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.Seat;

/** What the pages on lists ask for, and what a person may change from outside of a task. */
@RestController
class ListPageApi {

    private final ListReaders readers;
    private final Lines lines;
    private final Interventions interventions;
    private final Organisation organisation;
    private final CurrentPerson currentPerson;

    ListPageApi(
            ListReaders readers,
            Lines lines,
            Interventions interventions,
            Organisation organisation,
            CurrentPerson currentPerson) {
        this.readers = readers;
        this.lines = lines;
        this.interventions = interventions;
        this.organisation = organisation;
        this.currentPerson = currentPerson;
    }

    /** What the table of lines needs to know; {@code mine} is false, since nothing is decided on a page. */
    record Head(
            List<String> months,
            String currency,
            boolean mine,
            Map<Seat, Map<String, String>> reasons,
            Map<String, String> grounds) {}

    record Reason(String reason) {}

    record Done(String message) {}

    @GetMapping("/api/lists/{branch}/{quarter}")
    Head head(@PathVariable String branch, @PathVariable String quarter) {
        return new Head(
                readers.reading(branch, quarter).list().quarter().monthsAsText(),
                organisation.programme().currency(),
                false,
                organisation.reasons(),
                Ground.allInWords());
    }

    @GetMapping("/api/lists/{branch}/{quarter}/lines")
    Lines.Page lines(@PathVariable String branch, @PathVariable String quarter, Lines.Query query) {
        ListReaders.Reading reading = readers.reading(branch, quarter);
        return lines.page(reading.list().id(), reading.of(currentPerson.id()), query);
    }

    @PostMapping("/api/lists/{branch}/{quarter}/recall")
    Done recall(@PathVariable String branch, @PathVariable String quarter) {
        interventions.recall(branch, ListReaders.quarter(quarter), currentPerson.id());
        return new Done("The list is with the sales staff again.");
    }

    @PostMapping("/api/cycles/{quarter}/cancel")
    Done cancel(@PathVariable String quarter, @RequestBody Reason reason) {
        interventions.cancel(ListReaders.quarter(quarter), currentPerson.id(), reason.reason());
        return new Done("The cycle is cancelled.");
    }
}
