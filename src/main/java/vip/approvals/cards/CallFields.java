package vip.approvals.cards;

import java.util.ArrayList;
import java.util.List;
import vip.approvals.onboarding.Contacts;
import vip.approvals.onboarding.Problem;

/** The two numbers of a call, in every form with one. */
final class CallFields {

    private CallFields() {}

    static List<Problem> problems(String to, String from) {
        List<Problem> problems = new ArrayList<>();
        if (!Contacts.isPhone(to)) {
            problems.add(new Problem("to", "Write the client's number: digits, blanks, + ( ) - only."));
        }
        if (!Contacts.isPhone(from)) {
            problems.add(new Problem("fromNumber", "Write the number you called from: digits, blanks, + ( ) - only."));
        }
        return problems;
    }
}
