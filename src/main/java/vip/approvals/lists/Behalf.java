package vip.approvals.lists;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.absences.StandingIn;
import vip.approvals.staff.Seat;

/** On whose behalf somebody acts on a list. */
@Component
class Behalf {

    /** What a holder of the seat does outside of a task, for nobody else. */
    private static final Set<Act> OUTSIDE_OF_TASKS = Set.of(Act.RECALL, Act.CANCEL);

    private record Standing(String task, String absent) {}

    private final JdbcClient jdbc;
    private final StandingIn standingIn;

    Behalf(JdbcClient jdbc, StandingIn standingIn) {
        this.jdbc = jdbc;
        this.standingIn = standingIn;
    }

    /**
     * The absent person for whom this one has the open task that is about to be completed; null if for nobody. A task that
     * is completed does not count, though it may be a minute until its row ends.
     *
     * @param list or all of the {@code quarter}
     */
    String of(String person, Seat seat, Act act, Long list, String quarter) {
        if (OUTSIDE_OF_TASKS.contains(act)) {
            return null;
        }
        return jdbc
                .sql("""
                        SELECT s.task, s.absent FROM vip.stand_in s
                        JOIN vip.branch_list l ON l.quarter = s.quarter AND l.branch = coalesce(s.branch, l.branch)
                        WHERE s.substitute = :person AND s.seat = :seat AND s.ended_at IS NULL
                          AND (l.list = :list OR l.quarter = :quarter)
                        ORDER BY s.stand_in DESC
                        """)
                .param("person", person)
                .param("seat", seat.name())
                .param("list", list)
                .param("quarter", quarter)
                .query(Standing.class)
                .list()
                .stream()
                .filter(standing -> !standingIn.isOver(standing.task()))
                .map(Standing::absent)
                .findFirst()
                .orElse(null);
    }
}
