package vip.approvals.absences.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.absences.RoutedTasks;
import vip.approvals.absences.SeatTask;
import vip.approvals.absences.SeatTasks;
import vip.approvals.staff.Seat;

/** Straight from the engine's tables: one look at all tasks, however many there are, and a lock on one. */
@Component
class EngineRoutedTasks implements RoutedTasks {

    /** Managers may have a hundred thousand tasks; only those that an absence can concern are routed one by one. */
    private static final String OPEN = """
            SELECT t.id_ FROM camunda.act_ru_task t
            WHERE t.task_def_key_ = ANY (:elements) AND t.suspension_state_ = 1
              AND (t.assignee_ IS NULL OR t.assignee_ = ANY (:absent)
                OR EXISTS (SELECT FROM vip.stand_in s WHERE s.task = t.id_ AND s.ended_at IS NULL))
            ORDER BY t.id_
            """;

    private static final String LOCKED = """
            SELECT t.id_, t.name_, t.assignee_, t.task_def_key_, t.tenant_id_, quarter.text_ AS quarter, client.text_ AS client
            FROM camunda.act_ru_task t
            LEFT JOIN camunda.act_ru_variable quarter
                ON quarter.execution_id_ = t.proc_inst_id_ AND quarter.name_ = 'quarter'
            LEFT JOIN camunda.act_ru_variable client
                ON client.execution_id_ = t.proc_inst_id_ AND client.name_ = 'client'
            WHERE t.id_ = :task AND t.task_def_key_ = ANY (:elements)
            FOR UPDATE OF t
            """;

    private final JdbcClient jdbc;
    private final List<SeatTasks> modules;
    private final Map<String, SeatTasks> byElement = new HashMap<>();

    EngineRoutedTasks(JdbcClient jdbc, List<SeatTasks> modules) {
        this.jdbc = jdbc;
        this.modules = modules;
        modules.forEach(module -> module.seats().keySet().forEach(element -> byElement.put(element, module)));
    }

    @Override
    public List<String> open(Collection<String> absent) {
        return jdbc.sql(OPEN)
                .param("elements", elements())
                .param("absent", absent.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    @Override
    public Optional<SeatTask> locked(String id) {
        return jdbc.sql(LOCKED)
                .param("task", id)
                .param("elements", elements())
                .query((row, number) -> task(row))
                .optional();
    }

    @Override
    public Optional<String> sideOf(SeatTask task, String person) {
        return modules.stream()
                .flatMap(module -> module.sideOf(task, person).stream())
                .findFirst();
    }

    @Override
    public Optional<String> never(Seat seat, String branch, String person) {
        return modules.stream()
                .flatMap(module -> module.never(seat, branch, person).stream())
                .findFirst();
    }

    private SeatTask task(ResultSet row) throws SQLException {
        String element = row.getString("task_def_key_");
        SeatTasks module = byElement.get(element);
        String client = row.getString("client");
        return new SeatTask(
                row.getString("id_"),
                client == null ? row.getString("name_") : withoutClient(row.getString("name_")),
                row.getString("assignee_"),
                module.isOwned() ? module.owner(client).orElse(SeatTask.NOBODY) : null,
                module.seats().get(element),
                row.getString("tenant_id_"),
                row.getString("quarter"));
    }

    /** What is kept of a stand-in outlives the client: of "VIP · Call the client: A-000042" the number is left out. */
    private static String withoutClient(String name) {
        return name.split(":", 2)[0];
    }

    private String[] elements() {
        return byElement.keySet().toArray(String[]::new);
    }
}
