package vip.approvals.lists.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.absences.SeatTask;
import vip.approvals.absences.SeatTasks;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.FourEyes;
import vip.approvals.staff.Seat;

/** Tasks on lists and on cycles, for which a substitute may stand in (B7). Straight from the engine's tables. */
@Component
class ListSeatTasks implements SeatTasks {

    private static final String OPEN = """
            SELECT t.id_ FROM camunda.act_ru_task t WHERE t.task_def_key_ IN (:elements) AND t.suspension_state_ = 1
            ORDER BY t.id_
            """;

    private static final String LOCKED = """
            SELECT t.id_, t.name_, t.assignee_, t.task_def_key_, t.tenant_id_, v.text_
            FROM camunda.act_ru_task t
            JOIN camunda.act_ru_variable v ON v.execution_id_ = t.proc_inst_id_ AND v.name_ = :quarter
            WHERE t.id_ = :task AND t.task_def_key_ IN (:elements)
            FOR UPDATE OF t
            """;

    private final JdbcClient jdbc;
    private final FourEyes fourEyes;

    ListSeatTasks(JdbcClient jdbc, FourEyes fourEyes) {
        this.jdbc = jdbc;
        this.fourEyes = fourEyes;
    }

    @Override
    public List<String> open() {
        return jdbc.sql(OPEN).param("elements", elements()).query(String.class).list();
    }

    @Override
    public Optional<SeatTask> locked(String id) {
        return jdbc.sql(LOCKED)
                .param("task", id)
                .param("elements", elements())
                .param("quarter", BranchListProcess.QUARTER.name())
                .query((row, number) -> new SeatTask(
                        row.getString("id_"),
                        row.getString("name_"),
                        row.getString("assignee_"),
                        SeatGuard.SEATS.get(row.getString("task_def_key_")),
                        row.getString("tenant_id_"),
                        row.getString("text_")))
                .optional();
    }

    @Override
    public Optional<String> sideOf(SeatTask task, String person) {
        return fourEyes.sideOf(task.seat(), person, task.branch(), Quarter.parse(task.quarter()));
    }

    @Override
    public Optional<String> otherSeat(Seat seat, String branch, String person) {
        return fourEyes.otherSeat(seat, branch, person);
    }

    private static Set<String> elements() {
        return SeatGuard.SEATS.keySet();
    }
}
