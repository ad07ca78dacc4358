package vip.approvals.absences.process;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vip.approvals.absences.TaskMoves;
import vip.approvals.engine.Unrestricted;
import vip.approvals.staff.People;

/** The product itself moves tasks, whoever has asked for it. */
@Component
class EngineTaskMoves implements TaskMoves {

    private final TaskService taskService;
    private final IdentityService identityService;
    private final AuthorizationService authorizationService;
    private final Unrestricted unrestricted;
    private final People people;

    EngineTaskMoves(
            TaskService taskService,
            IdentityService identityService,
            AuthorizationService authorizationService,
            Unrestricted unrestricted,
            People people) {
        this.taskService = taskService;
        this.identityService = identityService;
        this.authorizationService = authorizationService;
        this.unrestricted = unrestricted;
        this.people = people;
    }

    @Override
    public void assign(String task, String person) {
        unrestricted.run(() -> taskService.setAssignee(task, person));
    }

    @Override
    public void grant(String task, String person) {
        unrestricted.run(() -> {
            if (rights(task, person).count() > 0) {
                return;
            }
            Authorization right = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            right.setUserId(person);
            right.setResource(Resources.TASK);
            right.setResourceId(task);
            right.addPermission(TaskPermissions.READ);
            right.addPermission(TaskPermissions.TASK_WORK);
            authorizationService.saveAuthorization(right);
        });
    }

    /** The engine leaves it to whoever was the assignee once. */
    @Override
    public void revoke(String task, String person) {
        unrestricted.run(() ->
                rights(task, person).list().forEach(right -> authorizationService.deleteAuthorization(right.getId())));
    }

    private AuthorizationQuery rights(String task, String person) {
        return authorizationService
                .createAuthorizationQuery()
                .userIdIn(person)
                .resourceType(Resources.TASK)
                .resourceId(task);
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
    public Optional<String> groupWithAView(String person) {
        String[] groups = people.groups(person).toArray(String[]::new);
        return groups.length == 0
                ? Optional.empty()
                : unrestricted.call(() -> authorizationService
                        .createAuthorizationQuery()
                        .groupIdIn(groups)
                        .resourceType(Resources.PROCESS_DEFINITION)
                        .hasPermission(ProcessDefinitionPermissions.READ_TASK)
                        .list()
                        .stream()
                        .map(Authorization::getGroupId)
                        .filter(group -> !group.equals(People.ADMINISTRATORS))
                        .min(Comparator.naturalOrder()));
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
