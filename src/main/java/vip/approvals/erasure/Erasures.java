package vip.approvals.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;

/** Clients are erased by two administrators: one asks, another confirms (docs/adr/0019). */
@Service
class Erasures {

    private static final String COLUMNS = """
            SELECT erasure, client, branch, reason, state, requested_by, requested_at, ended_by, ended_at, year, number,
                   sha256
            FROM vip.erasure
            """;

    private static final String CONFIRM = """
            UPDATE vip.erasure SET state = 'DONE', ended_by = :by, ended_at = :now, year = :year,
                number = (SELECT coalesce(max(number), 0) + 1 FROM vip.erasure WHERE year = :year)
            WHERE erasure = :erasure
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ClientData data;
    private final DestructionActs acts;

    Erasures(JdbcClient jdbc, Clock clock, ClientData data, DestructionActs acts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.data = data;
        this.acts = acts;
    }

    /** The newest first. */
    List<Erasure> all() {
        return jdbc.sql(COLUMNS + "ORDER BY erasure DESC").query(Erasure.class).list();
    }

    Optional<Erasure> find(long erasure) {
        return jdbc.sql(COLUMNS + "WHERE erasure = :erasure")
                .param("erasure", erasure)
                .query(Erasure.class)
                .optional();
    }

    Optional<byte[]> pdf(long erasure) {
        return jdbc.sql("SELECT pdf FROM vip.erasure WHERE erasure = :erasure AND pdf IS NOT NULL")
                .param("erasure", erasure)
                .query(byte[].class)
                .optional();
    }

    /**
     * Nothing is erased yet; what stands in the way is told on the request's page, where it may be cleared.
     *
     * @throws RefusedException if there is no such client, or a request already
     */
    @Transactional
    public long request(String client, ErasureReason reason, String by) {
        String branch = jdbc.sql("SELECT branch FROM vip.client WHERE client = :client")
                .param("client", client)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new RefusedException("There is no client with this number (any more)."));
        try {
            return jdbc.sql("""
                            INSERT INTO vip.erasure (client, branch, reason, requested_by, requested_at)
                            VALUES (:client, :branch, :reason, :by, :now) RETURNING erasure
                            """)
                    .param("client", client)
                    .param("branch", branch)
                    .param("reason", reason.name())
                    .param("by", by)
                    .param("now", OffsetDateTime.now(clock))
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException twice) {
            throw new RefusedException("The erasure of this client has been asked for already.");
        }
    }

    /** @throws RefusedException if it is over already */
    @Transactional
    public void withdraw(long erasure, String by) {
        waiting(erasure);
        jdbc.sql("UPDATE vip.erasure SET state = 'WITHDRAWN', ended_by = :by, ended_at = :now WHERE erasure = :erasure")
                .param("by", by)
                .param("now", OffsetDateTime.now(clock))
                .param("erasure", erasure)
                .update();
    }

    /**
     * Erases the client and writes the act, in one transaction: all of it or nothing, and once.
     *
     * @throws RefusedException if it is over already, the same person has asked for it, or something stands in the way
     */
    @Transactional
    public void confirm(long erasure, String by) {
        Erasure waiting = waiting(erasure);
        if (waiting.requestedBy().equals(by)) {
            throw new RefusedException("You have asked for it yourself: another administrator confirms it.");
        }
        alone(waiting.client());
        List<String> obstacles = data.obstacles(waiting.client());
        if (!obstacles.isEmpty()) {
            throw new RefusedException("The client cannot be erased now. " + String.join(" ", obstacles));
        }
        jdbc.sql(CONFIRM)
                .param("by", by)
                .param("now", OffsetDateTime.now(clock))
                .param("year", LocalDate.now(clock).getYear())
                .param("erasure", erasure)
                .update();
        Map<PersonalTable, Long> counts = data.erase(erasure, waiting.client());
        acts.write(find(erasure).orElseThrow(), counts);
    }

    /** A second click waits here, and then finds it over. */
    private Erasure waiting(long erasure) {
        jdbc.sql("SELECT 1 FROM vip.erasure WHERE erasure = :erasure FOR UPDATE")
                .param("erasure", erasure)
                .query((row, number) -> number)
                .list();
        return find(erasure)
                .filter(found -> found.state() == Erasure.State.REQUESTED)
                .orElseThrow(() -> new RefusedException("This request is over already. Reload the page."));
    }

    /**
     * Numbers of acts have no gap; billing's file, which may bring the client, waits or is waited for; whoever would
     * refer to the client waits, and then finds nobody.
     */
    private void alone(String client) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('vip.erasure'))")
                .query((row, number) -> number)
                .list();
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('vip.billing_load'))")
                .query((row, number) -> number)
                .list();
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('client ' || :client))")
                .param("client", client)
                .query((row, number) -> number)
                .list();
        jdbc.sql("SELECT 1 FROM vip.client WHERE client = :client FOR UPDATE")
                .param("client", client)
                .query((row, number) -> number)
                .list();
    }
}
