package vip.approvals.staff.process;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.Grants;

/** The ready-made filters in everyone's Tasklist. Their expressions are the only ones that the engine allows. */
@Component
@Order(1)
class TasklistFilters implements ApplicationRunner {

    private final FilterService filterService;
    private final TaskService taskService;
    private final Grants grants;

    TasklistFilters(FilterService filterService, TaskService taskService, Grants grants) {
        this.filterService = filterService;
        this.taskService = taskService;
        this.grants = grants;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        filter(
                "My seats' tasks",
                10,
                "What my seats have to do",
                tasks().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks());
        filter("My tasks", 20, "What I have taken", tasks().taskAssigneeExpression("${currentUser()}"));
        filter("Overdue", 30, "Mine and my seats', past their due date", tasks().dueBeforeExpression("${now()}"));
    }

    private TaskQuery tasks() {
        return taskService.createTaskQuery();
    }

    private void filter(String name, int priority, String description, TaskQuery query) {
        if (filterService.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filterService.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of("priority", priority, "description", description, "refresh", true));
        filterService.saveFilter(filter);
        grants.toEveryone(Resources.FILTER, filter.getId(), Permissions.READ);
    }
}
