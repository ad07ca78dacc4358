package vip.approvals.engine;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.dto.task.UserIdDto;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.task.Task;

/**
 * Takes and gives back tasks. The engine's own routes let every candidate claim for somebody else or give back
 * somebody else's task, and ask for the right to assign when one gives back one's own.
 */
class TaskClaims {

    private final TaskService taskService;
    private final CurrentPerson currentPerson;

    TaskClaims(TaskService taskService, CurrentPerson currentPerson) {
        this.taskService = taskService;
        this.currentPerson = currentPerson;
    }

    /** Answers before the engine's own route, since its path says more. */
    @Path("/engine/default/task/{task}/claim")
    public record Claim(TaskClaims tasks) {

        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        public void claim(@PathParam("task") String task, UserIdDto person) {
            tasks.claim(task, person == null ? null : person.getUserId());
        }
    }

    /** As {@link Claim}. */
    @Path("/engine/default/task/{task}/unclaim")
    public record Unclaim(TaskClaims tasks) {

        @POST
        public void unclaim(@PathParam("task") String task) {
            tasks.unclaim(task);
        }
    }

    private void claim(String id, String person) {
        Task task = visible(id);
        if (!currentPerson.id().equals(person)) {
            throw new RefusedException("You can take a task for yourself only.");
        }
        if (task.getAssignee() != null && !isMine(task)) {
            throw new RefusedException("This task is now with %s.".formatted(task.getAssignee()));
        }
        taskService.claim(id, person);
    }

    private void unclaim(String id) {
        if (!isMine(visible(id))) {
            throw new RefusedException("This task is not yours, so you cannot give it back.");
        }
        taskService.claim(id, null);
    }

    private Task visible(String id) {
        Task task = taskService.createTaskQuery().taskId(id).singleResult();
        if (task == null) {
            throw new InvalidRequestException(Response.Status.NOT_FOUND, "There is no such task.");
        }
        return task;
    }

    private boolean isMine(Task task) {
        return currentPerson.id().equals(task.getAssignee());
    }
}
