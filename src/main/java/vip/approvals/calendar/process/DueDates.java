package vip.approvals.calendar.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Deadline;

/** Moves due dates inside the engine. */
@Component
class DueDates {

    private final TaskService taskService;
    private final ManagementService managementService;

    private final Clock clock;

    DueDates(TaskService taskService, ManagementService managementService, Clock clock) {
        this.taskService = taskService;
        this.managementService = managementService;
        this.clock = clock;
    }

    /**
     * @param subject id of a task, or of an execution whose timers are meant
     * @param step a timer is meant if its date asks for this step
     * @return false if nothing there is due on the old day (any more)
     */
    boolean move(String subject, String step, LocalDate from, LocalDate to) {
        Task task = taskService.createTaskQuery().taskId(subject).singleResult();
        if (task != null) {
            Optional<Date> moved = moved(task.getDueDate(), from, to);
            moved.ifPresent(due -> {
                task.setDueDate(due);
                taskService.saveTask(task);
            });
            if (moved.isPresent()) {
                return true;
            }
        }
        List<Job> timers = managementService.createJobQuery().executionId(subject).timers().list().stream()
                .filter(timer -> moved(timer.getDuedate(), from, to).isPresent() && asksFor(timer, step))
                .toList();
        timers.forEach(timer -> managementService.setJobDuedate(
                timer.getId(), moved(timer.getDuedate(), from, to).orElseThrow()));
        return !timers.isEmpty();
    }

    private boolean asksFor(Job timer, String step) {
        return managementService
                .createJobDefinitionQuery()
                .jobDefinitionId(timer.getJobDefinitionId())
                .singleResult()
                .getJobConfiguration()
                .contains("'" + step + "'");
    }

    /** At the end of the day, at its beginning, or when it is over ({@link Deadlines}); empty if it is none of these. */
    private Optional<Date> moved(Date date, LocalDate from, LocalDate to) {
        return Stream.<UnaryOperator<LocalDateTime>>of(
                        day -> day.with(Deadline.END_OF_DAY), day -> day, day -> day.plusDays(1))
                .filter(moment ->
                        date != null && date.getTime() == instant(from, moment).toEpochMilli())
                .map(moment -> Date.from(instant(to, moment)))
                .findFirst();
    }

    private Instant instant(LocalDate day, UnaryOperator<LocalDateTime> moment) {
        return moment.apply(day.atStartOfDay()).atZone(clock.getZone()).toInstant();
    }
}
