package vip.approvals.calendar.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.calendar.Deadline;
import vip.approvals.onboarding.ContactDraft.Outcome;
import vip.approvals.onboarding.Reception;

/** What a corrected calendar does to open tasks and timers (B10). */
class CalendarCorrectionTests extends DueTasks {

    @Autowired
    ManagementService managementService;

    @Autowired
    Reception reception;

    /** With the calendar that comes with the product. */
    @Autowired
    CalendarCorrection atStart;

    @Test
    void tasksMoveAndEachMoveIsReportedAndNothingElseMoves() {
        openCycle();
        clock.set(TODAY.plusDays(7));
        start(fork());
        Date later = task("long").getDueDate();
        Task byHand = prepare("tomsk");
        byHand.setDueDate(Date.from(clock.instant()));
        taskService.saveTask(byHand);

        correct("2026-10-09");

        Deadline moved = deadlines.find(prepare("altai").getId()).orElseThrow();
        assertThat(prepare("altai").getDueDate()).isEqualTo("2026-10-13T16:59:59Z");
        assertThat(moved.event()).isEqualTo(TODAY);
        assertThat(moved.due()).isEqualTo("2026-10-13");
        assertThat(moved.calendar()).isEqualTo("RU corrected");
        assertThat(moved.derivation())
                .isEqualTo(
                        "5 working days after Mon 5 Oct 2026: Tue 6 Oct, Wed 7 Oct, Thu 8 Oct, Mon 12 Oct, Tue 13 Oct;"
                                + " off: 9–11 Oct test (RU calendar corrected)");
        assertThat(prepare("omsk").getDueDate()).isEqualTo("2026-10-13T16:59:59Z");
        assertThat(prepare("tomsk").getDueDate()).isEqualTo(byHand.getDueDate());
        assertThat(task("long").getDueDate()).isEqualTo(later);
        assertThat(changes())
                .filteredOn(change -> !change.step().equals("cycle")) // the cycle's own timer moves too
                .extracting(Change::subject, Change::step, Change::oldDue, Change::newDue, Change::newDerivation)
                .containsExactlyInAnyOrder(
                        tuple(prepare("altai").getId(), "prepare", "2026-10-12", "2026-10-13", moved.derivation()),
                        tuple(prepare("omsk").getId(), "prepare", "2026-10-12", "2026-10-13", moved.derivation()));
        assertThat(changes()).extracting(Change::step).containsExactlyInAnyOrder("prepare", "prepare", "cycle");
    }

    @Test
    void aSecondRunAndAnUnchangedCalendarChangeNothing() {
        openCycle();
        atStart.run(null);
        assertThat(changes()).isEmpty();
        correct("2026-10-09");
        String state = state();
        correct("2026-10-09");
        assertThat(state()).isEqualTo(state);
        assertThat(changes()).hasSize(4);
    }

    @Test
    void aCorrectionThatIsTakenBackMovesTheTasksBack() {
        openCycle();
        correct("2026-10-09");
        atStart.run(null);
        assertThat(prepare("altai").getDueDate()).isEqualTo("2026-10-12T16:59:59Z");
        assertThat(changes()).hasSize(8);
    }

    @Test
    void timersMoveWithoutTheTaskThatTheyInterrupt() {
        start(Bpmn.createExecutableProcess("test")
                .startEvent()
                .userTask("task")
                .camundaDueDate(SIGN)
                .boundaryEvent("late")
                .timerWithDate("${deadlines.due(execution, 'rework')}")
                .endEvent()
                .moveToActivity("task")
                .boundaryEvent("much-too-late")
                .timerWithDate("${deadlines.due(execution, 'cycle')}")
                .endEvent()
                .moveToActivity("task")
                .endEvent()
                .done());
        Task task = task("task");
        assertThat(timers()).isEqualTo(ends("2026-10-19", "2026-11-17"));

        correct("2026-10-09", "2026-11-05");

        assertThat(timers()).isEqualTo(ends("2026-10-20", "2026-11-19"));
        assertThat(task("task").getDueDate()).isEqualTo(task.getDueDate());
        assertThat(changes())
                .extracting(Change::subject, Change::step)
                .containsExactlyInAnyOrder(
                        tuple(task.getExecutionId(), "rework"), tuple(task.getExecutionId(), "cycle"));
    }

    @Test
    void timersThatWaitForTheDayOrUntilItIsOverKeepTheirTimeOfTheDay() {
        start(Bpmn.createExecutableProcess("test")
                .startEvent()
                .userTask("task")
                .camundaDueDate(SIGN)
                .boundaryEvent("on-the-day")
                .timerWithDate("${deadlines.on(execution, 'rework', '2026-10-05')}")
                .endEvent()
                .moveToActivity("task")
                .boundaryEvent("over")
                .timerWithDate("${deadlines.over(execution, 'cycle', '2026-10-05')}")
                .endEvent()
                .moveToActivity("task")
                .endEvent()
                .done());
        assertThat(timers())
                .extracting(Date::toInstant)
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-10-18T17:00:00Z"), Instant.parse("2026-11-17T17:00:00Z"));
        correct("2026-10-09");
        assertThat(timers())
                .extracting(Date::toInstant)
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-10-19T17:00:00Z"), Instant.parse("2026-11-18T17:00:00Z"));
        assertThat(changes()).extracting(Change::step).containsExactlyInAnyOrder("rework", "cycle");
    }

    @Test
    void theWeeksInWhichAClientIsTriedAgainBeginWhenTheCorrectedCalendarSays() {
        reception.received(Reception.CLIENT);
        reception.smsSent(Reception.CLIENT);
        reception.complete(Reception.CLIENT, "first-call", Reception.contact(Outcome.NOT_REACHED));
        assertThat(reception.timer()).isEqualTo("2026-10-13");

        correct("2026-10-09");

        assertThat(reception.timer()).isEqualTo("2026-10-14");
        assertThat(changes()).extracting(Change::step).containsExactly("not-reachable");
        clock.set(LocalDate.of(2026, 10, 14));
        product.runTimers();
        assertThat(reception.due(Reception.CLIENT, "try-again")).isEqualTo("2026-10-20");
    }

    @Test
    void aTimerOfTheWholeProcessMovesAlsoAfterAFork() {
        ProcessBuilder process = Bpmn.createExecutableProcess("test");
        process.startEvent()
                .parallelGateway("fork")
                .userTask("long")
                .camundaDueDate(PREPARE)
                .endEvent()
                .moveToNode("fork")
                .userTask("short")
                .camundaDueDate(SIGN)
                .endEvent();
        process.eventSubProcess()
                .startEvent()
                .timerWithDate("${deadlines.due(execution, 'rework')}")
                .endEvent();
        start(process.done());
        correct("2026-10-09");
        complete("short");
        correct("2026-10-09", "2026-10-08");
        assertThat(timers()).isEqualTo(ends("2026-10-21"));
        assertThat(task("long").getDueDate()).isEqualTo("2026-10-14T16:59:59Z");
        assertThat(changes())
                .extracting(Change::step)
                .containsExactlyInAnyOrder("prepare", "rework", "prepare", "rework");
    }

    @Test
    void whatHasEndedIsForgotten() {
        start(fork());
        complete("short");
        assertThat(kept()).isEqualTo(2);
        atStart.run(null);
        assertThat(kept()).isOne();
        complete("long");
        atStart.run(null);
        assertThat(kept()).isZero();
    }

    @Test
    void aTaskThatAnotherNodeChangesMeanwhileMovesAllTheSame() throws Exception {
        openCycle();
        String task = prepare("altai").getId();
        CompletableFuture<Void> correction = transaction.execute(status -> {
            jdbc.sql("UPDATE camunda.act_ru_task SET rev_ = rev_ + 1 WHERE id_ = :task")
                    .param("task", task)
                    .update();
            var waits = CompletableFuture.runAsync(() -> correct("2026-10-09"));
            await().until(() -> jdbc.sql("SELECT exists(SELECT FROM pg_locks WHERE NOT granted)")
                    .query(Boolean.class)
                    .single());
            return waits;
        });
        correction.get();
        assertThat(prepare("altai").getDueDate()).isEqualTo("2026-10-13T16:59:59Z");
        assertThat(changes()).hasSize(4);
    }

    @Test
    void aReportIsEvidence() {
        openCycle();
        correct("2026-10-09");
        assertThatException()
                .isThrownBy(() -> jdbc.sql("DELETE FROM vip.deadline_change").update())
                .withStackTraceContaining("permission denied");
        assertThatException()
                .isThrownBy(() -> product.asSuperuser("UPDATE vip.deadline_change SET step = 'sign'"))
                .withMessageContaining("evidence");
    }

    private List<Date> timers() {
        return managementService
                .createJobQuery()
                .timers()
                .processDefinitionKey("test")
                .orderByJobDuedate()
                .asc()
                .list()
                .stream()
                .map(Job::getDuedate)
                .toList();
    }

    private static List<Date> ends(String... days) {
        return Stream.of(days)
                .map(day -> Date.from(Instant.parse(day + "T16:59:59Z")))
                .toList();
    }

    private List<Change> changes() {
        return jdbc.sql("SELECT * FROM vip.deadline_change").query(Change.class).list();
    }

    private String state() {
        return jdbc.sql("""
                        SELECT (SELECT string_agg(d::text, ',' ORDER BY subject, step) FROM vip.deadline d)
                            || (SELECT string_agg(t::text, ',' ORDER BY id_) FROM camunda.act_ru_task t)
                        """).query(String.class).single();
    }

    private long kept() {
        return jdbc.sql("SELECT count(*) FROM vip.deadline").query(Long.class).single();
    }

    record Change(
            String subject, String step, String oldDue, String newDue, String oldDerivation, String newDerivation) {}
}
