package vip.approvals.cards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vip.approvals.onboarding.Problem;
import vip.approvals.onboarding.StepDraft;

/** @param tracking the post's number, or blank */
public record PostingDraft(LocalDate posted, String tracking, String note) implements StepDraft {

    private static final int LONGEST = 50;

    @Override
    public List<Problem> problems(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (posted == null || posted.isAfter(today)) {
            problems.add(new Problem("posted", "Say on which day it was posted, at the latest today."));
        }
        if (tracking != null && tracking.length() > LONGEST) {
            problems.add(new Problem("tracking", "The post's number has at most 50 characters."));
        }
        return problems;
    }
}
