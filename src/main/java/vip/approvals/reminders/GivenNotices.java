package vip.approvals.reminders;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each person has been told already. */
@Component
class GivenNotices {

    private static final String ADD = """
            INSERT INTO vip.reminder (task, person, occasion, due, at)
            SELECT task, person, occasion, due, :now
            FROM unnest(:tasks::text[], :persons::text[], :occasions::text[], :dues::date[])
                AS notice (task, person, occasion, due)
            WHERE NOT EXISTS (SELECT FROM vip.reminder given
                              WHERE given.task = notice.task AND given.person = notice.person
                                AND given.occasion = notice.occasion AND given.due IS NOT DISTINCT FROM notice.due)
            ON CONFLICT (task, person, occasion) DO UPDATE SET due = excluded.due, at = excluded.at
            RETURNING task, person, occasion, due
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    GivenNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether this transaction is the only run; until its end, if it is. */
    boolean lock() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtext('vip.reminder'))")
                .query(Boolean.class)
                .single();
    }

    /** @return those that had not been given before, or had been for another due day */
    List<Notice> add(List<Notice> notices) {
        return jdbc.sql(ADD)
                .param("now", OffsetDateTime.now(clock))
                .param("tasks", column(notices, Notice::task))
                .param("persons", column(notices, Notice::person))
                .param("occasions", column(notices, notice -> notice.occasion().name()))
                .param("dues", column(notices, notice -> Objects.toString(notice.due(), null)))
                .query((row, number) -> new Notice(
                        row.getString("task"),
                        row.getString("person"),
                        Occasion.valueOf(row.getString("occasion")),
                        row.getObject("due", LocalDate.class)))
                .list();
    }

    private static String[] column(List<Notice> notices, Function<Notice, String> value) {
        return notices.stream().map(value).toArray(String[]::new);
    }
}
