package vip.approvals.absences.process;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vip.approvals.absences.TaskMoves;
import vip.approvals.engine.Unrestricted;

/** The product itself moves tasks, whoever has asked for it. */
@Component
class EngineTaskMoves implements TaskMoves {

    private final TaskService taskService;
    private final IdentityService identityService;
    private final AuthorizationService authorizationService;
    private final Unrestricted unrestricted;

    EngineTaskMoves(
            TaskService taskService,
            IdentityService identityService,
            AuthorizationService authorizationService,
            Unrestricted unrestricted) {
        this.taskService = taskService;
        this.identityService = identityService;
        this.authorizationService = authorizationService;
        this.unrestricted = unrestricted;
    }

    @Override
    public void assign(String task, String person) {
        unrestricted.run(() -> taskService.setAssignee(task, person));
    }

    /** The engine leaves it to whoever was the assignee once. */
    @Override
    public void revoke(String task, String person) {
        unrestricted.run(() -> authorizationService
                .createAuthorizationQuery()
                .userIdIn(person)
                .resourceType(Resources.TASK)
                .resourceId(task)
                .list()
                .forEach(right -> authorizationService.deleteAuthorization(right.getId())));
    }

    @Override
    public boolean sees(String person, String branch) {
        return unrestricted.call(() -> identityService
                        .createTenantQuery()
                        .tenantId(branch)
                        .userMember(person)
                        .includingGroupsOfUser(true)
                        .count()
                > 0);
    }

    @Override
    public void letIn(String person, String branch) {
        unrestricted.run(() -> identityService.createTenantUserMembership(branch, person));
    }

    @Override
    public void shutOut(String person, String branch) {
        unrestricted.run(() -> identityService.deleteTenantUserMembership(branch, person));
    }

    @Override
    public List<String> over(Collection<String> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        Set<String> open = unrestricted.call(
                () -> taskService.createTaskQuery().taskIdIn(tasks.toArray(String[]::new)).list().stream()
                        .map(Task::getId)
                        .collect(Collectors.toSet()));
        return tasks.stream().filter(task -> !open.contains(task)).toList();
    }
}
