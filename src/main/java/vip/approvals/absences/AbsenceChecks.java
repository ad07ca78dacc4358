package vip.approvals.absences;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vip.approvals.staff.People;

/** Whether an absence can be as it is typed. */
@Component
class AbsenceChecks {

    /** Ours: what is longer is a slip of the pen, or a seat to be given to somebody else. */
    private static final int LONGEST_DAYS = 366;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern LOGIN = Pattern.compile("[\\w.@-]{1,64}");

    record Checked(LocalDate firstDay, LocalDate lastDay, List<String> substitutes) {}

    private final Clock clock;
    private final People people;
    private final Candidates candidates;

    AbsenceChecks(Clock clock, People people, Candidates candidates) {
        this.clock = clock;
        this.people = people;
        this.candidates = candidates;
    }

    /** @param others absences of the person that are not over */
    Checked check(String person, AbsenceEntry entry, List<Absence> others) {
        LocalDate first = day("first", entry.first());
        LocalDate last = day("last", entry.last());
        checkDays(first, last);
        others.stream()
                .filter(other -> !first.isAfter(other.lastDay()) && !last.isBefore(other.firstDay()))
                .findFirst()
                .ifPresent(other -> {
                    throw new EntryException(
                            "first",
                            "There is an absence from %s already. Change or end that one.".formatted(other.days()));
                });
        return new Checked(first, last, checkedSubstitutes(person, entry.substitutes()));
    }

    /** @throws EntryException with a hint if there is no such person */
    void requireLogin(String field, String login, String hint) {
        if (!LOGIN.matcher(login).matches() || !people.exists(login)) {
            throw new EntryException(field, "There is no such login. " + hint);
        }
    }

    private void checkDays(LocalDate first, LocalDate last) {
        LocalDate today = LocalDate.now(clock);
        if (first.isBefore(today)) {
            throw new EntryException("first", "This day has passed. The earliest is today, %s.".formatted(today));
        }
        if (last.isBefore(first)) {
            throw new EntryException("last", "The last day is before the first.");
        }
        if (last.isAfter(first.plusDays(LONGEST_DAYS - 1))) {
            throw new EntryException("last", "An absence has %d days at most.".formatted(LONGEST_DAYS));
        }
    }

    private static LocalDate day(String field, String text) {
        String day = AbsenceEntry.stripped(text);
        try {
            if (DAY.matcher(day).matches()) {
                return LocalDate.parse(day);
            }
        } catch (DateTimeParseException noDay) {
            // as 2026-02-30; the same sentence
        }
        throw new EntryException(field, "Give a day as year-month-day, such as 2026-09-20.");
    }

    private List<String> checkedSubstitutes(String person, List<String> typed) {
        for (int index = 0; index < typed.size(); index++) {
            if (!typed.get(index).isEmpty()) {
                check(person, typed.get(index), "substitute" + (index + 1), typed.subList(0, index));
            }
        }
        List<String> named = typed.stream().filter(login -> !login.isEmpty()).toList();
        if (named.isEmpty()) {
            throw new EntryException("substitute1", "Name a substitute. " + candidates.proposal(person));
        }
        return named;
    }

    private void check(String person, String substitute, String field, List<String> before) {
        if (substitute.equals(person)) {
            throw new EntryException(field, "Nobody stands in for himself or herself.");
        }
        if (before.contains(substitute)) {
            throw new EntryException(field, "%s is named twice.".formatted(substitute));
        }
        requireLogin(field, substitute, candidates.proposal(person));
        candidates.neverEligible(person, substitute).ifPresent(reason -> {
            throw new EntryException(
                    field, "%s %s. %s".formatted(people.name(substitute), reason, candidates.proposal(person)));
        });
    }
}
