package vip.approvals.engine;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/** The engine's own authorizations for tasks, but none for {@link SharedTasks}. */
class TaskAuthorizations extends DefaultAuthorizationProvider {

    private static final AuthorizationEntity[] NONE = {};

    private final Set<String> shared;

    TaskAuthorizations(List<SharedTasks> shared) {
        this.shared =
                shared.stream().flatMap(tasks -> tasks.processes().stream()).collect(Collectors.toSet());
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        return unlessShared(task, () -> super.newTaskAssignee(task, oldAssignee, newAssignee));
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
        return unlessShared(task, () -> super.newTaskOwner(task, oldOwner, newOwner));
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String user, String type) {
        return unlessShared(task, () -> super.newTaskUserIdentityLink(task, user, type));
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
        return unlessShared(task, () -> super.newTaskGroupIdentityLink(task, group, type));
    }

    private AuthorizationEntity[] unlessShared(Task task, Supplier<AuthorizationEntity[]> own) {
        String definition = task.getProcessDefinitionId(); // <key>:<version>:<id>
        return definition != null && shared.contains(definition.split(":", 2)[0]) ? NONE : own.get();
    }
}
