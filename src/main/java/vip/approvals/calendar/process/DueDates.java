package vip.approvals.calendar.process;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Moves due dates inside the engine. */
@Component
class DueDates {

    private final TaskService taskService;
    private final ManagementService managementService;

    DueDates(TaskService taskService, ManagementService managementService) {
        this.taskService = taskService;
        this.managementService = managementService;
    }

    /**
     * @param subject id of a task, or of an execution whose timers are meant
     * @param step a timer is meant if its date asks for this step
     * @return false if nothing there is due at the old date (any more)
     */
    boolean move(String subject, String step, Date from, Date to) {
        Task task = taskService.createTaskQuery().taskId(subject).singleResult();
        if (task != null && isDue(task.getDueDate(), from)) {
            task.setDueDate(to);
            taskService.saveTask(task);
            return true;
        }
        List<Job> timers = managementService.createJobQuery().executionId(subject).timers().list().stream()
                .filter(timer -> isDue(timer.getDuedate(), from) && asksFor(timer, step))
                .toList();
        timers.forEach(timer -> managementService.setJobDuedate(timer.getId(), to));
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

    /** The database's dates are of another class and never equal. */
    private static boolean isDue(Date date, Date expected) {
        return date != null && date.getTime() == expected.getTime();
    }
}
