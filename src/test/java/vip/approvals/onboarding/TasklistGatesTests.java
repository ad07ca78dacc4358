package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.Product;
import vip.approvals.ProductTest;

/**
 * What a page of Tasklist costs does not depend on how many tasks are open (docs/adr/0023): counted in rows that the
 * server reads of the tables of open tasks, because rows have no noise.
 */
@ProductTest
class TasklistGatesTests {

    private static final Logger log = LoggerFactory.getLogger(TasklistGatesTests.class);

    private static final int SMALL = 2_001;
    private static final int LARGE = 20_001;
    private static final List<String> FILTERS = List.of("My seats' tasks", "My tasks", "Overdue");
    private static final List<String> PEOPLE =
            List.of(ManyTasks.ordinary("altai"), ManyTasks.busiest("altai"), "admin");

    private static final String READ = """
            SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables
            WHERE schemaname = 'camunda' AND relname IN
                ('act_ru_task', 'act_ru_identitylink', 'act_ru_execution', 'act_ru_variable')
            """;

    @Autowired
    Product product;

    @Autowired
    ManyTasks many;

    @Autowired
    Reception reception;

    @Autowired
    TaskService taskService;

    @Autowired
    FilterService filterService;

    @Autowired
    ClientTasks clientTasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void forget() {
        many.forget();
    }

    @Test
    void aPageOfTenTimesAsManyTasksReadsAsFewRows() {
        many(SMALL);
        Map<String, Long> ofFew = pages();
        many.forget();
        many(LARGE);
        Map<String, Long> ofMany = pages();

        log.info("Rows read for a page of {} and of {} tasks: {}, {}", SMALL, LARGE, ofFew, ofMany);
        for (Map<String, Long> rows : List.of(ofFew, ofMany)) {
            assertThat(rows)
                    .allSatisfy((page, read) -> assertThat(read).as(page).isLessThan(300));
        }
        countsReadEachTaskOnce();
        anOpenedTaskIsReadAlone();
        withoutTheIndexEveryTaskIsRead();
    }

    /** The index is what does it: without it, this gate would fail. */
    private void withoutTheIndexEveryTaskIsRead() {
        long rows = transaction.execute(status -> {
            jdbc.sql("DROP INDEX camunda.vip_task_order").update();
            status.setRollbackOnly();
            return read(PEOPLE.get(0), () -> page("My seats' tasks"));
        });
        assertThat(rows).isGreaterThan(LARGE / 3);
    }

    /** A third of the tasks, those of the person's branch, and their candidates. */
    private void countsReadEachTaskOnce() {
        for (String filter : FILTERS) {
            long[] count = new long[1];
            long rows = inTransaction(PEOPLE.get(0), () -> count[0] = filterService.count(filter(filter)));
            log.info("{}: {} tasks, {} rows read to count them", filter, count[0], rows);
            assertThat(rows).isLessThan(LARGE + 1_000L);
            assertThat(count[0]).isPositive();
        }
    }

    private void anOpenedTaskIsReadAlone() {
        Task task = taskService
                .createTaskQuery()
                .taskAssignee(PEOPLE.get(0))
                .listPage(0, 1)
                .get(0);
        long rows = inTransaction(PEOPLE.get(0), () -> clientTasks.find(task.getId()));
        assertThat(rows).isLessThan(100);
        product.as(PEOPLE.get(0), () -> taskService.claim(task.getId(), null));
        product.as(PEOPLE.get(0), () -> taskService.claim(task.getId(), PEOPLE.get(0)));
        reception.sms(task);
        reception.complete(task, null);
        assertThat(taskService
                        .createTaskQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo("first-call");
    }

    private void many(int tasks) {
        product.reset();
        many.make(tasks, 30);
    }

    /** Of "My tasks" what is read besides the person's own, which may all be read and sorted. */
    private Map<String, Long> pages() {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String person : PEOPLE) {
            long own = taskService.createTaskQuery().taskAssignee(person).count();
            FILTERS.forEach(filter -> rows.put(
                    person + ", " + filter,
                    inTransaction(person, () -> page(filter)) - (filter.equals("My tasks") ? 2 * own : 0)));
        }
        return rows;
    }

    /** As Tasklist asks: the filter's own order, then by due date. */
    private void page(String filter) {
        TaskQuery asked = taskService
                .createTaskQuery()
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc()
                .active();
        filterService.<Task, TaskQuery>listPage(filter(filter), asked, 0, 15);
    }

    private String filter(String name) {
        return filterService.createFilterQuery().filterName(name).singleResult().getId();
    }

    private long inTransaction(String person, Runnable question) {
        return transaction.execute(status -> read(person, question));
    }

    /** In one process, since those that help it count for themselves. */
    private long read(String person, Runnable question) {
        jdbc.sql("SET LOCAL max_parallel_workers_per_gather = 0").update();
        long[] rows = new long[1];
        product.as(person, () -> {
            long before = read();
            question.run();
            rows[0] = read() - before;
        });
        return rows[0];
    }

    private long read() {
        return jdbc.sql(READ).query(Long.class).single();
    }
}
