package vip.approvals.revocation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.ClientTask;

/** Takes letters of a branch one step further, each with its evidence (SIB-24). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DispatchLog {

    private static final String LETTERS = """
            SELECT d.notice, vip.notice_number(n.branch, n.year, n.number) AS number, n.removal, n.client, n.branch, n.language,
                d.state, d.way, d.batch, d.tracking, d.attempt,
                coalesce(d.email, CASE WHEN c.branch = d.branch THEN c.email END) AS email,
                coalesce(d.address, (SELECT string_agg(line, E'\\n')
                    FROM jsonb_array_elements_text(n.content -> 'address') AS line)) AS address,
                coalesce((SELECT min(e.day) FROM vip.dispatch_event e
                    WHERE e.notice = d.notice AND e.attempt = d.attempt AND e.state = d.state), n.registered) AS since
            FROM vip.dispatch d JOIN vip.notice n USING (notice) JOIN vip.client c ON c.client = n.client
            WHERE d.branch = :branch AND %s ORDER BY d.notice FOR UPDATE OF d
            """;

    private static final RowMapper<Letter> LETTER = (row, number) -> new Letter(
            row.getLong("notice"),
            row.getString("number"),
            new Removal(row.getLong("removal"), row.getString("client"), row.getString("branch")),
            row.getString("language"),
            row.getString("state"),
            row.getString("way"),
            row.getObject("batch", Long.class),
            row.getString("tracking"),
            row.getInt("attempt"),
            row.getString("address"),
            row.getString("email"),
            row.getObject("since", LocalDate.class));

    private static final String STEP = """
            UPDATE vip.dispatch SET state = :state, way = :way, batch = :batch, tracking = :tracking WHERE notice = :notice
            """;

    private static final String EVENT = """
            INSERT INTO vip.dispatch_event (notice, attempt, state, way, day, tracking, person, task, at, address, note)
            VALUES (:notice, :attempt, :state, :way, :day, :tracking, :person, :task, :now, :address, :note)
            """;

    /**
     * Where a letter comes to.
     *
     * @param task in which it is done, or null
     * @param address to which it went, or null
     * @param note or null
     */
    record Step(
            String state,
            String way,
            Long batch,
            String tracking,
            LocalDate day,
            String person,
            String task,
            String address,
            String note) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    DispatchLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Nobody else takes them further before the commit.
     *
     * @throws RefusedException if the branch has no such notice, or none is named
     */
    List<Letter> take(String branch, Collection<String> numbers) {
        if (numbers == null || numbers.isEmpty()) {
            throw new RefusedException("Choose at least one notice.");
        }
        List<Letter> letters =
                select(branch, "vip.notice_number(n.branch, n.year, n.number) IN (:of)", new HashSet<>(numbers));
        Set<String> unknown = new HashSet<>(numbers);
        letters.forEach(letter -> unknown.remove(letter.number()));
        if (!unknown.isEmpty()) {
            throw new RefusedException("This branch has no notice %s. Nothing was stored."
                    .formatted(unknown.iterator().next()));
        }
        return letters;
    }

    /** Those that are found; the others are left out. */
    List<Letter> known(String branch, Collection<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : select(branch, "vip.notice_number(n.branch, n.year, n.number) IN (:of)", new HashSet<>(numbers));
    }

    List<Letter> printed(String branch, long batch) {
        return select(branch, "d.state = 'PRINTED' AND d.batch IN (:of)", Set.of(batch));
    }

    List<Letter> returned(String branch, long removal) {
        return select(branch, "d.state = 'RETURNED' AND n.removal IN (:of)", Set.of(removal));
    }

    private List<Letter> select(String branch, String which, Set<?> of) {
        return jdbc.sql(LETTERS.formatted(which))
                .param("branch", branch)
                .param("of", of)
                .query(LETTER)
                .list();
    }

    void step(Letter letter, Step step) {
        jdbc.sql(STEP)
                .param("notice", letter.notice())
                .param("state", step.state())
                .param("way", step.way())
                .param("batch", step.batch())
                .param("tracking", step.tracking())
                .update();
        jdbc.sql(EVENT)
                .param("notice", letter.notice())
                .param("attempt", letter.attempt())
                .param("state", step.state())
                .param("way", step.way())
                .param("day", step.day())
                .param("tracking", step.tracking())
                .param("person", step.person())
                .param("task", step.task())
                .param("now", OffsetDateTime.now(clock))
                .param("address", step.address())
                .param("note", step.note())
                .update();
    }

    /** A returned letter waits again, for another address. */
    void again(Letter letter, AddressDraft draft, LocalDate due, LocalDate day, ClientTask by) {
        String address = AddressDraft.checked(draft.address());
        String email = AddressDraft.checkedEmail(draft.email());
        jdbc.sql("""
                        UPDATE vip.dispatch SET attempt = attempt + 1, address = :address, email = :email, due = :due
                        WHERE notice = :notice
                        """)
                .param("notice", letter.notice())
                .param("address", address)
                .param("email", email)
                .param("due", due)
                .update();
        Letter next = new Letter(
                letter.notice(),
                letter.number(),
                letter.removal(),
                letter.language(),
                letter.state(),
                null,
                null,
                null,
                letter.attempt() + 1,
                address,
                email,
                day);
        step(next, new Step("WAITING", null, null, null, day, by.person(), by.id(), address, draft.note()));
    }
}
