package vip.approvals.prevention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vip.approvals.criteria.Ground;

/**
 * Which warnings of a ground are planned, open and over (SIB-30). Each belongs to the ground's last day: another last day, as
 * when the oldest invoice is paid and a later one is not, is another ground.
 */
@Component
class Warnings {

    /** A ground of a client, as one process warns of it. */
    record Term(String client, String branch, Ground ground, LocalDate lastDay) {}

    private record Planned(int days, LocalDate day) {}

    /**
     * What lies ahead, and of what is past the most urgent; a warning that was given, or one more urgent, is not given
     * again. What was cancelled may be planned anew, as after a payment that was taken back.
     */
    private static final String PLAN = """
            WITH candidate AS (
                SELECT o.client, o.ground, o.last_day, o.branch, d.days
                FROM vip.outlook o CROSS JOIN unnest(:days::int[]) AS d(days)
                WHERE o.last_day BETWEEN :today AND :horizon
                  AND (o.last_day - d.days > :today OR d.days = (
                      SELECT min(p.days) FROM unnest(:days::int[]) AS p(days) WHERE o.last_day - p.days <= :today))
                  AND NOT EXISTS (
                      SELECT FROM vip.warning w WHERE w.client = o.client AND w.ground = o.ground
                        AND (w.state IN ('PLANNED', 'OPEN')
                            OR (w.last_day = o.last_day AND w.days <= d.days AND w.state <> 'CANCELLED')))
                  AND EXISTS (SELECT FROM vip.assignment a
                              WHERE a.client = o.client AND a.branch = o.branch AND a.until IS NULL)
            ), chosen AS (
                SELECT DISTINCT client, ground FROM candidate ORDER BY client, ground LIMIT :chunk
            ), planned AS (
                INSERT INTO vip.warning (client, ground, last_day, days, branch, state)
                SELECT client, ground, last_day, days, branch, 'PLANNED' FROM candidate JOIN chosen USING (client, ground)
                ON CONFLICT (client, ground, last_day, days) DO UPDATE
                    SET state = 'PLANNED', branch = excluded.branch, opened_at = NULL, ended_at = NULL
                    WHERE vip.warning.state = 'CANCELLED'
                RETURNING client, branch, ground, last_day)
            SELECT DISTINCT client, branch, ground, last_day FROM planned ORDER BY client, ground
            """;

    /** Of terms that still run; those that are over end by themselves. */
    private static final String CURED = """
            SELECT DISTINCT client, branch, ground, last_day FROM vip.warning w
            WHERE w.state IN ('PLANNED', 'OPEN') AND w.last_day >= :today AND NOT EXISTS (
                SELECT FROM vip.outlook o WHERE o.client = w.client AND o.ground = w.ground
                  AND o.last_day = w.last_day AND o.branch = w.branch)
            ORDER BY client, ground
            """;

    private static final String OF_TERM = " WHERE client = :client AND ground = :ground AND last_day = :lastDay";

    private static final String END = "UPDATE vip.warning SET state = :state, ended_at = :now";

    private static final String LAPSE = END + OF_TERM + " AND state = 'OPEN'";

    private static final String CANCEL = END + OF_TERM + " AND state IN ('PLANNED', 'OPEN')";

    /** A planned one whose day has passed, if a more urgent one's has too, or the term is over. */
    private static final String SKIP = END + OF_TERM + """
             AND state = 'PLANNED' AND (last_day < :today OR (day <= :today AND days > (
                SELECT min(w.days) FROM vip.warning w WHERE w.client = :client AND w.ground = :ground
                  AND w.last_day = :lastDay AND w.state = 'PLANNED' AND w.day <= :today)))
            """;

    private static final String PLANNED =
            "SELECT days, day FROM vip.warning" + OF_TERM + " AND state = 'PLANNED' ORDER BY days DESC";

    private static final String OPEN = """
            UPDATE vip.warning SET state = 'OPEN', opened_at = :now
            """ + OF_TERM + " AND days = :days AND state = 'PLANNED'";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final PreventionSettings settings;

    Warnings(JdbcClient jdbc, Clock clock, PreventionSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** Plans what the outlook asks for, of clients who have a manager; the terms whose process is to be started. */
    List<Term> plan(int chunk) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(PLAN)
                .param("days", settings.warnDays().toArray(Integer[]::new))
                .param("today", today)
                .param("horizon", today.plusDays(settings.earliest()))
                .param("chunk", chunk)
                .query(Term.class)
                .list();
    }

    /** What the outlook no longer asks for. */
    List<Term> cured() {
        return jdbc.sql(CURED)
                .param("today", LocalDate.now(clock))
                .query(Term.class)
                .list();
    }

    /** Whether anything of it was left. */
    boolean cancel(Term term) {
        return of(term, CANCEL).param("state", "CANCELLED").update() > 0;
    }

    /** An open warning is over without an answer; opens the next one if its day has come. */
    NextWarning next(Term term) {
        LocalDate today = LocalDate.now(clock);
        of(term, LAPSE).param("state", "UNANSWERED").update();
        of(term, SKIP).param("state", "SKIPPED").param("today", today).update();
        List<Planned> planned = of(term, PLANNED).query(Planned.class).list();
        if (planned.isEmpty()) {
            return NextWarning.NONE;
        }
        Planned first = planned.get(0);
        if (first.day().isAfter(today)) {
            return NextWarning.later(first.day());
        }
        of(term, OPEN).param("days", first.days()).update();
        return NextWarning.now(
                planned.size() > 1 ? planned.get(1).day() : term.lastDay().plusDays(1));
    }

    private StatementSpec of(Term term, String sql) {
        return jdbc.sql(sql)
                .param("client", term.client())
                .param("ground", term.ground().name())
                .param("lastDay", term.lastDay())
                .param("now", OffsetDateTime.now(clock));
    }
}
