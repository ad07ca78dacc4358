package vip.approvals.bench;

import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;

/** The first page of a filter, as Tasklist asks for it. */
final class TaskPages {

    private TaskPages() {}

    /** @return the numbers of the clients, by which the sides are compared */
    static List<String> page(FilterService filters, TaskService tasks, String filter) {
        TaskQuery asked = tasks.createTaskQuery()
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc()
                .active();
        return filters.<Task, TaskQuery>listPage(filter, asked, 0, 15).stream()
                .map(Task::getName)
                .map(name -> name.substring(name.indexOf("many-")))
                .toList();
    }
}
