package vip.approvals.calendar.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Deadline;
import vip.approvals.calendar.DeadlineSettings;
import vip.approvals.calendar.WorkingCalendar;
import vip.approvals.engine.AskedByDiagrams;

/**
 * When a task or a timer of a diagram is due: the step's span after the day on which it begins, at the end of the last
 * day, by the programme's calendar. Diagrams ask with {@code ${deadlines.due(execution, 'step')}}, in a task's due date
 * or a timer's date. What was answered is kept with its derivation (B10).
 */
@Component("deadlines")
public class Deadlines {

    private static final String KEEP = """
            INSERT INTO vip.deadline (subject, step, event, span, due, calendar, derivation)
            VALUES (:subject, :step, :event, :span, :due, :calendar, :derivation)
            ON CONFLICT (subject, step) DO UPDATE SET event = excluded.event, span = excluded.span,
                due = excluded.due, calendar = excluded.calendar, derivation = excluded.derivation
            """;

    private final DeadlineSettings settings;
    private final WorkingCalendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;

    Deadlines(DeadlineSettings settings, WorkingCalendar calendar, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if the settings name no such step */
    @AskedByDiagrams
    public Date due(DelegateExecution execution, String step) {
        return due(execution, step, LocalDate.now(clock).toString());
    }

    /**
     * Where the clock began on another day than today.
     *
     * @param event day 0, like {@code 2026-11-05}
     */
    @AskedByDiagrams
    public Date due(DelegateExecution execution, String step, String event) {
        return Date.from(kept(execution, step, event).end(clock.getZone()));
    }

    /** The moment after the deadline: when a timer waits until the time is over. */
    @AskedByDiagrams
    public Date over(DelegateExecution execution, String step, String event) {
        return beginning(kept(execution, step, event).due().plusDays(1));
    }

    /** The beginning of the last day: when a timer waits for what is to be done on that day (GT-27). */
    @AskedByDiagrams
    public Date on(DelegateExecution execution, String step, String event) {
        return beginning(kept(execution, step, event).due());
    }

    private Date beginning(LocalDate day) {
        return Date.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private Deadline kept(DelegateExecution execution, String step, String event) {
        Deadline deadline = calendar.after(LocalDate.parse(event), settings.span(step));
        jdbc.sql(KEEP)
                .param("subject", subject(execution))
                .param("step", step)
                .param("event", deadline.event())
                .param("span", deadline.span().toString())
                .param("due", deadline.due())
                .param("calendar", deadline.calendar())
                .param("derivation", deadline.derivation())
                .update();
        return deadline;
    }

    /** For processes that began with the diagrams of an earlier version; their deadlines keep no derivation. */
    @AskedByDiagrams
    public Date due(String step) {
        return Date.from(
                calendar.after(LocalDate.now(clock), settings.span(step)).end(clock.getZone()));
    }

    /** The engine moves a task to another execution when a process forks or joins, but not a timer. */
    private static String subject(DelegateExecution execution) {
        List<TaskEntity> tasks = ((ExecutionEntity) execution).getTasks();
        return tasks.isEmpty() ? execution.getId() : tasks.get(0).getId();
    }
}
