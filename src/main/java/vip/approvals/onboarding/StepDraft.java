package vip.approvals.onboarding;

import java.time.LocalDate;
import java.util.List;

/** What a person has typed into the form of one step; stored as JSON while the task is open. */
public interface StepDraft {

    /** What keeps the step from being completed, in the order of the form; empty if nothing does. */
    List<Problem> problems(LocalDate today);
}
