package vip.approvals.onboarding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vip.approvals.onboarding.Contacts.Attempt;
import vip.approvals.onboarding.Contacts.Medium;

/**
 * How an attempt to reach a new VIP ended. Everything but the outcome may be missing while the form is being filled in.
 *
 * @param medium CALL, or SMS where the client answers by one
 * @param ownNumber GT-19
 * @param userName, landline, birthday what the first contact must find out (GT-17)
 * @param identitySeen GT-40: the name is the real one, before a card is made
 * @param servicesTold, leadTimeTold GT-24
 * @param reason code, where the client declines
 */
public record ContactDraft(
        Medium medium,
        String to,
        String fromNumber,
        boolean ownNumber,
        Outcome outcome,
        String userName,
        String landline,
        LocalDate birthday,
        boolean identitySeen,
        boolean servicesTold,
        boolean leadTimeTold,
        String reason,
        String note)
        implements StepDraft {

    /** What came of it. */
    public enum Outcome {
        REACHED,
        NOT_REACHED,
        DECLINED
    }

    private static final int OLDEST = 120;

    @Override
    public List<Problem> problems(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (outcome == null) {
            problems.add(new Problem("outcome", "Choose what came of it."));
            return problems;
        }
        if (medium == null) {
            problems.add(new Problem("medium", "Say whether it was a call or an SMS."));
        }
        if (!Contacts.isPhone(to)) {
            problems.add(new Problem("to", "Write the client's number: digits, blanks, + ( ) - only."));
        }
        if (!ownNumber) {
            problems.add(new Problem("ownNumber", "The first contact is made from your own mobile (GT-19)."));
        }
        if (!Contacts.isPhone(fromNumber)) {
            problems.add(new Problem("fromNumber", "Write the number of your mobile: digits, blanks, + ( ) - only."));
        }
        switch (outcome) {
            case REACHED -> reached(problems, today);
            case DECLINED -> {
                if (isBlank(reason)) {
                    problems.add(new Problem("reason", "Choose why the client declines."));
                }
            }
            case NOT_REACHED -> {}
        }
        return problems;
    }

    /** As it is kept with the others. */
    Attempt attempt() {
        return new Attempt(medium, ownNumber, fromNumber.strip(), outcome.name(), to.strip(), note);
    }

    private void reached(List<Problem> problems, LocalDate today) {
        if (isBlank(userName) || userName.length() > 200) {
            problems.add(new Problem("userName", "Ask who uses the number: the name goes on the card (GT-17)."));
        }
        if (!Contacts.isPhone(landline)) {
            problems.add(new Problem("landline", "Ask for a landline: digits, blanks, + ( ) - only (GT-17)."));
        }
        if (birthday == null || !birthday.isBefore(today) || birthday.isBefore(today.minusYears(OLDEST))) {
            problems.add(new Problem("birthday", "Ask for the birthday: a day in the past (GT-17)."));
        }
        if (!identitySeen) {
            problems.add(new Problem("identitySeen", "Check that it is the real name (GT-40)."));
        }
        if (!servicesTold) {
            problems.add(new Problem("servicesTold", "Tell the client what a VIP gets (GT-24)."));
        }
        if (!leadTimeTold) {
            problems.add(new Problem("leadTimeTold", "Tell the client that the card takes about a month (GT-24)."));
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
