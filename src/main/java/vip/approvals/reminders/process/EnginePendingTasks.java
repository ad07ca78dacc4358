package vip.approvals.reminders.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.reminders.PendingTask;
import vip.approvals.reminders.PendingTasks;

/** Straight from the engine's tables: its query gives tasks without their candidates, which would be one more each. */
@Component
class EnginePendingTasks implements PendingTasks {

    private static final int PAGE = 1000;

    private static final String TASKS = """
            SELECT t.id_, t.name_, t.assignee_, t.due_date_, array_remove(array_agg(l.group_id_), NULL) AS groups
            FROM camunda.act_ru_task t
            LEFT JOIN camunda.act_ru_identitylink l ON l.task_id_ = t.id_ AND l.type_ = 'candidate'
            WHERE t.suspension_state_ = 1 AND t.id_ > :after
            GROUP BY t.id_ ORDER BY t.id_ LIMIT :page
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    EnginePendingTasks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<PendingTask> after(String task) {
        return jdbc.sql(TASKS)
                .param("after", task)
                .param("page", PAGE)
                .query(this::task)
                .list();
    }

    /** A suspended task is none of these: it would be new again when it is activated. */
    @Override
    public void forgetFinished() {
        jdbc.sql("DELETE FROM vip.reminder r WHERE NOT EXISTS (SELECT FROM camunda.act_ru_task t WHERE t.id_ = r.task)")
                .update();
    }

    private PendingTask task(ResultSet row, int number) throws SQLException {
        return new PendingTask(
                row.getString("id_"),
                row.getString("name_"),
                row.getString("assignee_"),
                day(row.getTimestamp("due_date_")),
                Set.of((String[]) row.getArray("groups").getArray()));
    }

    private LocalDate day(Timestamp due) {
        return due == null ? null : LocalDate.ofInstant(due.toInstant(), clock.getZone());
    }
}
