package vip.approvals.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;

/** A10: what is stamped comes first in every queue and filter, though it came later (SIB-26, SIB-27). */
@ProductTest
class VipFirstTests {

    private static final String PERSON = "altai.allocation";

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    TaskService taskService;

    @Autowired
    FilterService filterService;

    @Autowired
    ApplicationRunner tasklistFilters;

    private final List<String> tasks = new ArrayList<>();

    @BeforeEach
    void anOrdinaryRequestAndThenAStampedDocument() {
        product.reset();
        task("ordinary", "09:00", 50);
        task("stamped", "09:05", 100);
        clock.set(LocalDate.of(2026, 10, 20)); // so that both are overdue
    }

    @AfterEach
    void leave() {
        taskService.deleteTasks(tasks, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"My seats' tasks", "My tasks", "Overdue"})
    void inEveryShippedFilterWhatIsStampedComesFirst(String filter) {
        if (filter.equals("My tasks")) {
            tasks.forEach(task -> taskService.setAssignee(task, PERSON));
        }
        assertThat(found(filter, taskService.createTaskQuery())).containsExactly("stamped", "ordinary");
        assertThat(found(
                        filter,
                        taskService.createTaskQuery().orderByTaskCreateTime().asc()))
                .as("whatever else somebody sorts by")
                .containsExactly("stamped", "ordinary");
    }

    @Test
    void amongEqualsThePersonsOwnOrderHolds() {
        task("second ordinary", "09:10", 50);
        assertThat(found(
                        "My seats' tasks",
                        taskService.createTaskQuery().orderByTaskCreateTime().asc()))
                .containsExactly("stamped", "ordinary", "second ordinary");
        assertThat(found(
                        "My seats' tasks",
                        taskService.createTaskQuery().orderByTaskCreateTime().desc()))
                .containsExactly("stamped", "second ordinary", "ordinary");
    }

    @Test
    void aFilterOfAnEarlierVersionGetsTheOrderAndOneThatSomebodyHasChangedStays() throws Exception {
        Filter shipped = filter("My tasks");
        TaskQuery present = shipped.getQuery();
        try {
            filterService.saveFilter(shipped.setQuery(
                    taskService.createTaskQuery().taskAssigneeExpression("${currentUser()}"))); // as it was made before
            tasklistFilters.run(new DefaultApplicationArguments());
            tasks.forEach(task -> taskService.setAssignee(task, PERSON));
            assertThat(found("My tasks", taskService.createTaskQuery())).containsExactly("stamped", "ordinary");

            TaskQuery changed = taskService.createTaskQuery().taskNameLike("ord%");
            filterService.saveFilter(filter("My tasks").setQuery(changed));
            tasklistFilters.run(new DefaultApplicationArguments());
            assertThat(found("My tasks", taskService.createTaskQuery())).containsExactly("ordinary");
            assertThat(filterService.createFilterQuery().filterName("My tasks").count())
                    .isEqualTo(1);
        } finally {
            filterService.saveFilter(filter("My tasks").setQuery(present));
        }
    }

    private void task(String name, String time, int priority) {
        clock.set(LocalDateTime.parse("2026-10-05T" + time));
        Task task = taskService.newTask();
        task.setName(name);
        task.setPriority(priority);
        task.setDueDate(Date.from(clock.instant()));
        taskService.saveTask(task);
        taskService.addCandidateGroup(task.getId(), "altai.allocation");
        tasks.add(task.getId());
    }

    private List<String> found(String filter, TaskQuery more) {
        var names = new ArrayList<String>();
        product.as(
                PERSON,
                () -> filterService.<Task, TaskQuery>list(filter(filter).getId(), more).stream()
                        .map(Task::getName)
                        .forEach(names::add));
        return names;
    }

    private Filter filter(String name) {
        return filterService.createFilterQuery().filterName(name).singleResult();
    }
}
