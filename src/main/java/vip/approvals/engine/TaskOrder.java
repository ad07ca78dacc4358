package vip.approvals.engine;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An index of our own on the engine's table of tasks, in the order in which Tasklist shows them: a page of the list is
 * read from it, and the other tasks are neither read nor sorted (docs/adr/0023). At a start and in no migration, because
 * the engine makes its tables itself, as another role. Its own scripts know nothing of this index and need not.
 */
@Component
@Order(0)
class TaskOrder implements ApplicationRunner {

    private final JdbcClient jdbc;

    TaskOrder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (isThere()) { // else every start would wait for whoever is writing a task
            return;
        }
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('vip_task_order'))::text")
                .query()
                .singleValue(); // two nodes may start at once
        jdbc.sql("CREATE INDEX IF NOT EXISTS vip_task_order ON camunda.act_ru_task (priority_ DESC, due_date_)")
                .update();
    }

    private boolean isThere() {
        return jdbc.sql("SELECT to_regclass('camunda.vip_task_order') IS NOT NULL")
                .query(Boolean.class)
                .single();
    }
}
