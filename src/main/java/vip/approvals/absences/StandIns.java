package vip.approvals.absences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.staff.Seat;

/** Which tasks are with substitutes, and were: rows that end and stay. */
@Component
class StandIns {

    private static final String SELECT = """
            SELECT stand_in, task, seat, branch, quarter, absent, taken, substitute, absences, tenant FROM vip.stand_in
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StandIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One change at a time on all nodes: what else the same people do must not change meanwhile. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('vip.stand_in'))::text")
                .query(String.class)
                .single();
    }

    /** @return its id */
    long begin(SeatTask task, Search.Found found, boolean taken, boolean tenant, List<String> passedOver) {
        return jdbc.sql("""
                        INSERT INTO vip.stand_in (task, name, seat, branch, quarter, absent, taken, substitute, absences,
                                                  tenant, passed_over, began_at)
                        VALUES (:task, :name, :seat, :branch, :quarter, :absent, :taken, :substitute, :absences,
                                :tenant, :passedOver, :now)
                        RETURNING stand_in
                        """)
                .param("task", task.id())
                .param("name", task.name())
                .param("seat", task.seat().name())
                .param("branch", task.branch(), Types.VARCHAR)
                .param("quarter", task.quarter(), Types.VARCHAR)
                .param("absent", found.absent())
                .param("taken", taken)
                .param("substitute", found.substitute(), Types.VARCHAR)
                .param("absences", found.absences().toArray(Long[]::new))
                .param("tenant", tenant)
                .param("passedOver", passedOver.toArray(String[]::new))
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    /** @return whether it was open */
    boolean end(StandIn standIn, StandIn.Outcome outcome) {
        return jdbc.sql("""
                        UPDATE vip.stand_in SET outcome = :outcome, ended_at = :now
                        WHERE stand_in = :standIn AND ended_at IS NULL
                        """)
                        .param("outcome", outcome.name())
                        .param("now", OffsetDateTime.now(clock))
                        .param("standIn", standIn.id())
                        .update()
                == 1;
    }

    Optional<StandIn> open(String task) {
        return jdbc.sql(SELECT + "WHERE task = :task AND ended_at IS NULL")
                .param("task", task)
                .query(ROW)
                .optional();
    }

    List<StandIn> open() {
        return jdbc.sql(SELECT + "WHERE ended_at IS NULL ORDER BY stand_in")
                .query(ROW)
                .list();
    }

    /** What the person stands in for now. */
    List<StandIn> openOf(String substitute) {
        return jdbc.sql(SELECT + "WHERE substitute = :substitute AND ended_at IS NULL ORDER BY stand_in")
                .param("substitute", substitute)
                .query(ROW)
                .list();
    }

    /** Whether the absences that brought the task to the substitute all count now. */
    boolean isCovered(StandIn standIn) {
        return jdbc.sql("""
                        SELECT vip.is_covered(absences, absent, substitute, :now) FROM vip.stand_in
                        WHERE stand_in = :standIn
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("standIn", standIn.id())
                .query(Boolean.class)
                .single();
    }

    boolean hasGivenBack(String task, String person) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM vip.stand_in
                                       WHERE task = :task AND substitute = :person AND outcome = 'GIVEN_BACK')
                        """)
                .param("task", task)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    private static final RowMapper<StandIn> ROW = StandIns::standIn;

    private static StandIn standIn(ResultSet row, int number) throws SQLException {
        return new StandIn(
                row.getLong("stand_in"),
                row.getString("task"),
                Seat.valueOf(row.getString("seat")),
                row.getString("branch"),
                row.getString("quarter"),
                row.getString("absent"),
                row.getBoolean("taken"),
                row.getString("substitute"),
                List.of((Long[]) row.getArray("absences").getArray()),
                row.getBoolean("tenant"));
    }
}
