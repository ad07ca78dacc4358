package vip.approvals.cards;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import vip.approvals.onboarding.Contacts;
import vip.approvals.onboarding.Problem;
import vip.approvals.onboarding.StepDraft;

/**
 * How the client wants to get the card (GT-25).
 *
 * @param ownNumber whether the call came from the manager's own mobile
 * @param doorAt in the programme's time zone; for DOOR (GT-30)
 */
public record AgreementDraft(
        String to, String fromNumber, boolean ownNumber, Way way, String address, LocalDateTime doorAt, String note)
        implements StepDraft {

    /** How the card gets to the client. */
    public enum Way {
        MAIL,
        PICK_UP,
        DOOR
    }

    static final int LONGEST_ADDRESS = 500;

    @Override
    public List<Problem> problems(LocalDate today) {
        List<Problem> problems = new ArrayList<>(CallFields.problems(to, fromNumber));
        if (way == null) {
            problems.add(new Problem("way", "Choose how the client gets the card."));
        } else if (way != Way.PICK_UP && (address == null || address.isBlank() || address.length() > LONGEST_ADDRESS)) {
            problems.add(new Problem("address", "Write the address, at most 500 characters."));
        }
        if (way == Way.DOOR && (doorAt == null || doorAt.toLocalDate().isBefore(today))) {
            problems.add(new Problem("doorAt", "Write the time that you have agreed: today or later."));
        }
        return problems;
    }

    Contacts.Attempt attempt() {
        return new Contacts.Attempt(
                Contacts.Medium.CALL, ownNumber, fromNumber.strip(), "AGREED_" + way, to.strip(), note);
    }
}
