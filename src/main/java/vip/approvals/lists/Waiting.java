package vip.approvals.lists;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Deadline;
import vip.approvals.calendar.KeptDeadlines;
import vip.approvals.calendar.Quarter;

/** What the lists of a quarter wait for, until when, and why until then (B10). */
@Component
class Waiting {

    /**
     * @param branch null for headquarters
     * @param due ISO date, {@code derivation} how it was found; null if no deadline is kept
     */
    public record Wait(String branch, String name, String due, String derivation) {}

    private final OpenSteps steps;
    private final KeptDeadlines deadlines;

    Waiting(OpenSteps steps, KeptDeadlines deadlines) {
        this.steps = steps;
        this.deadlines = deadlines;
    }

    List<Wait> of(Quarter quarter) {
        List<OpenSteps.Step> open = steps.of(quarter);
        Map<String, Deadline> kept =
                deadlines.find(open.stream().map(OpenSteps.Step::subject).toList());
        return open.stream().map(step -> wait(step, kept.get(step.subject()))).toList();
    }

    static List<Wait> of(List<Wait> all, String branch) {
        return all.stream()
                .filter(wait -> Objects.equals(wait.branch(), branch))
                .toList();
    }

    private static Wait wait(OpenSteps.Step step, Deadline deadline) {
        return new Wait(
                step.branch(),
                step.name(),
                deadline == null ? null : deadline.due().toString(),
                deadline == null ? null : deadline.derivation());
    }
}
