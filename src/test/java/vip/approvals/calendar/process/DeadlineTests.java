package vip.approvals.calendar.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.time.LocalDate;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import vip.approvals.calendar.Deadline;
import vip.approvals.calendar.Span;

/** A diagram asks for a due date, and the deadline is kept. */
class DeadlineTests extends DueTasks {

    @Test
    void aTaskKeepsItsDeadlineWithTheDerivation() {
        openCycle();
        Task task = prepare("altai");
        assertThat(task.getDueDate()).isEqualTo("2026-10-12T16:59:59Z");
        assertThat(deadlines.find(task.getId()))
                .contains(new Deadline(
                        TODAY,
                        Span.of("5 working days"),
                        LocalDate.of(2026, 10, 12),
                        "RU 2026-09-02",
                        "5 working days after Mon 5 Oct 2026: Tue 6 Oct, Wed 7 Oct, Thu 8 Oct, Fri 9 Oct, Mon 12 Oct;"
                                + " off: 10–11 Oct weekend (RU calendar 2026-09-02)"));
        assertThat(deadlines.find("no task")).isEmpty();
    }

    @Test
    void theNextTaskOfTheSameExecutionHasADeadlineOfItsOwn() {
        start(Bpmn.createExecutableProcess("test")
                .startEvent()
                .userTask("first")
                .camundaDueDate(PREPARE)
                .userTask("second")
                .camundaDueDate(SIGN)
                .endEvent()
                .done());
        Task first = task("first");
        clock.set(TODAY.plusDays(1));
        complete("first");
        Task second = task("second");
        assertThat(second.getExecutionId()).isEqualTo(first.getExecutionId());
        assertThat(deadlines.find(second.getId()))
                .hasValueSatisfying(deadline -> assertThat(deadline.due()).isEqualTo("2026-10-08"));
    }

    @Test
    void aTaskThatTheEngineMovesToAnotherExecutionKeepsItsDeadline() {
        start(fork());
        Task before = task("long");
        complete("short");
        Task after = task("long");
        assertThat(after.getExecutionId()).isNotEqualTo(before.getExecutionId());
        assertThat(deadlines.find(after.getId()))
                .hasValueSatisfying(deadline -> assertThat(deadline.due()).isEqualTo("2026-10-12"));
        correct("2026-10-09");
        assertThat(task("long").getDueDate()).isEqualTo("2026-10-13T16:59:59Z");
    }

    @Test
    void aStepThatTheSettingsDoNotKnowIsNamed() {
        assertThatException()
                .isThrownBy(() -> start(Bpmn.createExecutableProcess("test")
                        .startEvent()
                        .userTask()
                        .camundaDueDate("${deadlines.due(execution, 'dance')}")
                        .endEvent()
                        .done()))
                .withStackTraceContaining("vip.deadlines.dance is not set");
    }
}
