package vip.approvals.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deadlines of open tasks and timers, as they were derived ({@code vip.deadline}). */
@Component
public class KeptDeadlines {

    private final JdbcClient jdbc;

    KeptDeadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param task id of an open task */
    public Optional<Deadline> find(String task) {
        return Optional.ofNullable(find(List.of(task)).get(task));
    }

    /** @param subjects ids of open tasks, and of executions where a timer waits; one without a deadline is left out */
    public Map<String, Deadline> find(Collection<String> subjects) {
        Map<String, Deadline> found = new HashMap<>();
        if (!subjects.isEmpty()) {
            jdbc.sql("""
                            SELECT DISTINCT ON (subject) subject, event, span, due, calendar, derivation FROM vip.deadline
                            WHERE subject IN (:subjects) ORDER BY subject, due DESC
                            """)
                    .param("subjects", subjects)
                    .query((row, number) -> found.put(row.getString("subject"), deadline(row)))
                    .list();
        }
        return found;
    }

    private static Deadline deadline(ResultSet row) throws SQLException {
        return new Deadline(
                row.getObject("event", LocalDate.class),
                Span.of(row.getString("span")),
                row.getObject("due", LocalDate.class),
                row.getString("calendar"),
                row.getString("derivation"));
    }
}
