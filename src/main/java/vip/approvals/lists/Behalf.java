package vip.approvals.lists;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.staff.Seat;

/** On whose behalf somebody acts on a list. */
@Component
class Behalf {

    /** What a holder of the seat does outside of a task, for nobody else. */
    private static final Set<Act> OUTSIDE_OF_TASKS = Set.of(Act.RECALL, Act.CANCEL);

    private final JdbcClient jdbc;

    Behalf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The absent person for whom this one stands in; null if for nobody.
     *
     * @param list or all of the {@code quarter}
     */
    String of(String person, Seat seat, Act act, Long list, String quarter) {
        if (OUTSIDE_OF_TASKS.contains(act)) {
            return null;
        }
        return jdbc.sql("""
                        SELECT s.absent FROM vip.stand_in s
                        JOIN vip.branch_list l ON l.quarter = s.quarter AND l.branch = coalesce(s.branch, l.branch)
                        WHERE s.substitute = :person AND s.seat = :seat AND s.ended_at IS NULL
                          AND (l.list = :list OR l.quarter = :quarter)
                        ORDER BY s.stand_in DESC LIMIT 1
                        """)
                .param("person", person)
                .param("seat", seat.name())
                .param("list", list)
                .param("quarter", quarter)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
