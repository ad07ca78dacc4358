package vip.approvals.staff.process;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
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
                tasks -> tasks.taskCandidateGroupInExpression("${currentUserGroups()}")
                        .includeAssignedTasks());
        filter("My tasks", 20, "What I have taken", tasks -> tasks.taskAssigneeExpression("${currentUser()}"));
        filter(
                "Overdue",
                30,
                "Mine and my seats', past their due date",
                tasks -> tasks.dueBeforeExpression("${now()}"));
    }

    /** SIB-26, SIB-27: what is stamped comes first in every filter; among the rest the order is the person's own. */
    private void filter(String name, int priority, String description, UnaryOperator<TaskQuery> query) {
        Filter wanted = filterService.newTaskFilter(name);
        wanted.setQuery(
                query.apply(taskService.createTaskQuery().orderByTaskPriority().desc()));
        wanted.setProperties(Map.of("priority", priority, "description", description, "refresh", true));
        List<Filter> present =
                filterService.createFilterQuery().filterName(name).list();
        if (present.isEmpty()) {
            filterService.saveFilter(wanted);
            grants.toEveryone(Resources.FILTER, wanted.getId(), Permissions.READ);
            return;
        }
        Filter unordered = filterService.newTaskFilter(name).setQuery(query.apply(taskService.createTaskQuery()));
        present.stream()
                .filter(filter -> text(filter).equals(text(unordered))) // as earlier versions made it, and nobody since
                .forEach(filter -> filterService.saveFilter(filter.setQuery(wanted.getQuery())));
    }

    private static String text(Filter filter) {
        return ((FilterEntity) filter).getQueryInternal();
    }
}
