package vip.approvals.prevention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vip.approvals.onboarding.Contacts;
import vip.approvals.onboarding.Contacts.Attempt;
import vip.approvals.onboarding.Contacts.Medium;
import vip.approvals.onboarding.Problem;
import vip.approvals.onboarding.StepDraft;

/**
 * How a manager has looked after a client for whom a ground is coming (SIB-30).
 *
 * @param to the client's number, where it was a call or an SMS
 * @param promised by which day the client pays or changes what is wrong
 */
public record LookAfterDraft(Medium medium, String to, Outcome outcome, LocalDate promised, String note)
        implements StepDraft {

    /** What the client says. */
    public enum Outcome {
        PROMISED,
        DISPUTED,
        NOT_REACHED,
        OTHER
    }

    @Override
    public List<Problem> problems(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (medium == null || medium == Medium.NONE) {
            problems.add(new Problem("medium", "Say how you have contacted the client."));
        } else if (byPhone() && !Contacts.isPhone(to)) {
            problems.add(new Problem("to", "Write the client's number: digits, blanks, + ( ) - only."));
        }
        if (outcome == null) {
            problems.add(new Problem("outcome", "Choose what came of it."));
        }
        if (outcome == Outcome.PROMISED && (promised == null || promised.isBefore(today))) {
            problems.add(new Problem("promised", "Say by which day, at the earliest today."));
        }
        if (outcome == Outcome.OTHER && (note == null || note.isBlank())) {
            problems.add(new Problem("note", "Say what came of it."));
        }
        return problems;
    }

    /** The day that counts: only a promise has one. */
    LocalDate promise() {
        return outcome == Outcome.PROMISED ? promised : null;
    }

    /** As it is kept with the others. */
    Attempt attempt() {
        String words = outcome == Outcome.PROMISED ? "By %s. %s".formatted(promised, note == null ? "" : note) : note;
        return new Attempt(medium, false, null, outcome.name(), byPhone() ? to.strip() : null, words);
    }

    private boolean byPhone() {
        return medium == Medium.CALL || medium == Medium.SMS;
    }
}
