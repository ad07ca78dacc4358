package vip.approvals.absences;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the page of absences changes. Tasks move at once, not with the next minute. */
@RestController
@RequestMapping("/api/absences")
class AbsenceApi {

    private final AbsenceReaders readers;
    private final Absences absences;
    private final Substitutions substitutions;
    private final AbsenceChecks checks;

    AbsenceApi(AbsenceReaders readers, Absences absences, Substitutions substitutions, AbsenceChecks checks) {
        this.readers = readers;
        this.absences = absences;
        this.substitutions = substitutions;
        this.checks = checks;
    }

    record Refusal(String field, String message) {}

    @PostMapping
    void enter(@RequestBody AbsenceEntry entry) {
        String by = readers.require();
        absences.enter(person(entry, by), entry, by);
        substitutions.run();
    }

    @PostMapping("/{absence}/change")
    void change(@PathVariable long absence, @RequestBody AbsenceEntry entry) {
        Absence found = readers.requireChanging(absence);
        absences.change(found, entry, readers.require());
        substitutions.run();
    }

    @PostMapping("/{absence}/end")
    void end(@PathVariable long absence) {
        Absence found = readers.requireChanging(absence);
        absences.end(found, readers.require());
        substitutions.run();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    Refusal refused(EntryException refusal) {
        return new Refusal(refusal.field(), refusal.getMessage());
    }

    /** An administrator says whose absence it is; everybody else enters the own one. */
    private String person(AbsenceEntry entry, String by) {
        String person = AbsenceEntry.stripped(entry.person());
        if (!readers.isAdministrator() || person.equals(by)) {
            return by;
        }
        checks.requireLogin("person", person, "Admin shows whose there are.");
        return person;
    }
}
