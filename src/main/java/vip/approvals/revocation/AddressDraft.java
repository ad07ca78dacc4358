package vip.approvals.revocation;

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
 * @param note how the address was found; may be null
 */
public record AddressDraft(String address, String note) implements StepDraft {

    static final int LONGEST = 500;

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
}
