package vip.approvals.cards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vip.approvals.onboarding.Contacts;
import vip.approvals.onboarding.Contacts.Medium;
import vip.approvals.onboarding.Problem;
import vip.approvals.onboarding.StepDraft;

/**
 * Whether the client has the card.
 *
 * @param medium CALL or SMS, or VISIT at the door
 * @param inHand null while nothing is chosen
 */
public record AnswerDraft(Medium medium, String to, String fromNumber, boolean ownNumber, Boolean inHand, String note)
        implements StepDraft {

    @Override
    public List<Problem> problems(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (medium == null) {
            problems.add(new Problem("medium", "Say how you have asked."));
        } else if (medium != Medium.VISIT) {
            problems.addAll(CallFields.problems(to, fromNumber));
        }
        if (inHand == null) {
            problems.add(new Problem("inHand", "Choose whether the client has the card."));
        }
        return problems;
    }

    Contacts.Attempt attempt() {
        String outcome = inHand ? "IN_HAND" : "NOT_YET";
        return medium == Medium.VISIT
                ? Contacts.Attempt.of(medium, outcome, note)
                : new Contacts.Attempt(medium, ownNumber, fromNumber.strip(), outcome, to.strip(), note);
    }
}
