package vip.approvals.revocation;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.Problem;
import vip.approvals.onboarding.StepDraft;
import vip.approvals.web.Texts;

/**
 * Where a returned notice goes next.
 *
 * @param address line by line
 * @param email may be null or blank: none, so it goes out on another way
 * @param note how the address was found; may be null
 */
public record AddressDraft(String address, String email, String note) implements StepDraft {

    static final int LONGEST = 500;

    private static final int LONGEST_EMAIL = 254;

    /** More would not fit above the letter. */
    static final int MOST_LINES = 6;

    @Override
    public List<Problem> problems(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        try {
            checked(address);
        } catch (RefusedException wrong) {
            problems.add(new Problem("address", wrong.getMessage()));
        }
        try {
            checkedEmail(email);
        } catch (RefusedException wrong) {
            problems.add(new Problem("email", wrong.getMessage()));
        }
        if (note != null && note.length() > LONGEST) {
            problems.add(new Problem("note", "The note has more than %d characters.".formatted(LONGEST)));
        }
        return problems;
    }

    /**
     * @return without blanks around its lines, and without empty ones
     * @throws RefusedException if there is none, or it does not fit above a letter
     */
    static String checked(String address) {
        List<String> lines = NoticeContents.lines(Texts.require("The address", address, LONGEST));
        if (lines.size() > MOST_LINES) {
            throw new RefusedException(
                    "The address has %d lines; %d fit above a letter.".formatted(lines.size(), MOST_LINES));
        }
        return String.join("\n", lines);
    }

    /**
     * @return null if there is none
     * @throws RefusedException if no mail could be sent there
     */
    static String checkedEmail(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String email = text.strip();
        try {
            if (email.length() <= LONGEST_EMAIL
                    && email.contains("@")
                    && new InternetAddress(email, true).getAddress().equals(email)) {
                return email;
            }
        } catch (AddressException unreadable) {
            // refused below
        }
        throw new RefusedException(
                "\"%s\" is no e-mail address.".formatted(email.length() > 60 ? email.substring(0, 60) + "…" : email));
    }
}
