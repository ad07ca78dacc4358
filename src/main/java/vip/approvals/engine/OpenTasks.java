package vip.approvals.engine;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Looks up tasks with the authorizations and tenants of the current person. */
@Component
public class OpenTasks {

    private final TaskService taskService;

    OpenTasks(TaskService taskService) {
        this.taskService = taskService;
    }

    /**
     * Empty if there is no such task, or none that the current person may see: the two look the same.
     *
     * @throws RefusedException while an administrator has suspended it
     */
    public Optional<OpenTask> find(String id) {
        Optional<Task> task = visible(id);
        if (task.filter(Task::isSuspended).isPresent()) {
            throw RefusedException.paused();
        }
        try {
            return task.map(this::open);
        } catch (RuntimeException failure) {
            // Completed between the engine's questions, it fails in many ways, also with a null pointer inside.
            if (visible(id).isEmpty()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private Optional<Task> visible(String id) {
        return Optional.ofNullable(taskService.createTaskQuery().taskId(id).singleResult());
    }

    private OpenTask open(Task task) {
        return new OpenTask(
                task.getId(), task.getTaskDefinitionKey(), task.getAssignee(), taskService.getVariables(task.getId()));
    }
}
