package vip.approvals.onboarding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Personal terms of service (SIB-35).
 *
 * @param text what was agreed
 * @param filedAs under which number the signed paper lies
 */
public record TermsDraft(String text, LocalDate prepared, LocalDate signed, String filedAs) implements StepDraft {

    static final int LONGEST = 5_000;
    static final int LONGEST_NUMBER = 100;

    @Override
    public List<Problem> problems(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            problems.add(new Problem("text", "Write the terms, at most 5,000 characters."));
        }
        if (prepared == null || prepared.isAfter(today)) {
            problems.add(new Problem("prepared", "Say on which day the paper was prepared, at the latest today."));
        }
        if (signed == null || signed.isAfter(today)) {
            problems.add(new Problem("signed", "Say on which day it was signed, at the latest today."));
        } else if (prepared != null && signed.isBefore(prepared)) {
            problems.add(new Problem("signed", "It was signed before it was prepared."));
        }
        if (filedAs == null || filedAs.isBlank() || filedAs.length() > LONGEST_NUMBER) {
            problems.add(new Problem("filedAs", "Say under which number the signed paper is filed."));
        }
        return problems;
    }
}
