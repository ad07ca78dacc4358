package vip.approvals.absences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;

/** Absences as they are entered. One is never changed: it ends, and another one takes its place. */
@Service
public class Absences {

    private static final String SELECT = """
            SELECT absence, person, first_day, last_day, substitutes, entered_by, entered_at, ended_by, ended_at
            FROM vip.absence a WHERE
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AbsenceChecks checks;

    Absences(JdbcClient jdbc, Clock clock, AbsenceChecks checks) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.checks = checks;
    }

    /** Who is absent now. */
    public Set<String> people() {
        return active().keySet();
    }

    /** @throws EntryException naming the field that is wrong */
    @Transactional
    long enter(String person, AbsenceEntry entry, String by) {
        lock(person);
        AbsenceChecks.Checked checked = checks.check(person, entry, comingOf(person));
        return jdbc.sql("""
                        INSERT INTO vip.absence (person, first_day, last_day, zone, substitutes, entered_by, entered_at)
                        VALUES (:person, :first, :last, :zone, :substitutes, :by, :now) RETURNING absence
                        """)
                .param("person", person)
                .param("first", checked.firstDay())
                .param("last", checked.lastDay())
                .param("zone", clock.getZone().getId())
                .param("substitutes", checked.substitutes().toArray(String[]::new))
                .param("by", by)
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    /** Another absence takes the place of this one, from now on. */
    @Transactional
    long change(Absence absence, AbsenceEntry entry, String by) {
        lock(absence.person());
        end(absence, by);
        return enter(absence.person(), entry, by);
    }

    /** @throws RefusedException if it is over */
    @Transactional
    void end(Absence absence, String by) {
        if (jdbc.sql("""
                        UPDATE vip.absence SET ended_by = :by, ended_at = :now
                        WHERE absence = :absence AND ended_at IS NULL AND :now < ends_at
                        """)
                        .param("by", by)
                        .param("now", OffsetDateTime.now(clock))
                        .param("absence", absence.id())
                        .update()
                != 1) {
            throw new RefusedException("This absence is over. Reload the page.");
        }
    }

    Optional<Absence> find(long id) {
        return jdbc.sql(SELECT + "absence = :absence")
                .param("absence", id)
                .query(Absences::absence)
                .optional();
    }

    /** What is not over first, of that the newest. @param person null for everybody */
    List<Absence> all(String person) {
        return jdbc.sql(SELECT + """
                        person = coalesce(:person::text, person)
                        ORDER BY ended_at IS NULL AND :now < ends_at DESC, first_day DESC, absence DESC LIMIT 200
                        """)
                .param("person", person)
                .param("now", OffsetDateTime.now(clock))
                .query(Absences::absence)
                .list();
    }

    /** Those that name the person, and are not over. */
    List<Absence> naming(String substitute) {
        return jdbc.sql(SELECT
                        + ":person = ANY (substitutes) AND ended_at IS NULL AND :now < ends_at ORDER BY first_day")
                .param("person", substitute)
                .param("now", OffsetDateTime.now(clock))
                .query(Absences::absence)
                .list();
    }

    /** Those that count now, by who is absent; each has one at a time. */
    Map<String, Absence> active() {
        return jdbc
                .sql(SELECT + "vip.is_absent(a, :now) ORDER BY absence")
                .param("now", OffsetDateTime.now(clock))
                .query(Absences::absence)
                .list()
                .stream()
                .collect(Collectors.toMap(Absence::person, Function.identity(), (first, second) -> first));
    }

    private List<Absence> comingOf(String person) {
        return all(person).stream()
                .filter(absence -> !absence.isOver(LocalDate.now(clock)))
                .toList();
    }

    /** Two windows must not enter overlapping absences. */
    private void lock(String person) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('absences of ' || :person, 0))::text")
                .param("person", person)
                .query(String.class)
                .single();
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getLong("absence"),
                row.getString("person"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                List.of((String[]) row.getArray("substitutes").getArray()),
                row.getString("entered_by"),
                row.getObject("entered_at", OffsetDateTime.class),
                row.getString("ended_by"),
                row.getObject("ended_at", OffsetDateTime.class));
    }
}
