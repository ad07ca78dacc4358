package vip.approvals.cards;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.web.Moments;

/** The cards of a branch that are ordered and not yet with the card maker, oldest first. */
@Component
class WaitingCards {

    /**
     * @param name of the client
     * @param holder whose name is printed (GT-41), on one line; null if nobody knows it yet
     * @param replaces number of the card in whose place this one is made; null if it is the client's first
     */
    record Waiting(
            String number,
            String client,
            String name,
            String holder,
            String tier,
            OffsetDateTime orderedAt,
            String replaces) {}

    private static final String SELECT = """
            SELECT c.number, c.client, k.name, regexp_replace(d.user_name, '\\s+', ' ', 'g') AS holder, c.tier,
                c.changed_at AS ordered_at, c.replaces
            FROM vip.card c JOIN vip.client k ON k.client = c.client LEFT JOIN vip.dossier d ON d.client = c.client
            WHERE c.branch = :branch AND c.state = 'ORDERED' AND (d.client IS NULL) = :nameless
            ORDER BY c.changed_at, c.number LIMIT :most
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CardSettings settings;

    WaitingCards(JdbcClient jdbc, Clock clock, CardSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** What the next batch takes. */
    List<Waiting> next(String branch) {
        return select(SELECT, branch, false);
    }

    /** The same, and nobody changes them before the commit. */
    List<Waiting> take(String branch) {
        return select(SELECT + " FOR UPDATE OF c", branch, false);
    }

    /** What cannot be made: nobody has taken down whose name to print (GT-17). As many as a batch has. */
    List<Waiting> nameless(String branch) {
        return select(SELECT, branch, true);
    }

    /** All that wait, those without a name included. */
    int count(String branch) {
        return jdbc.sql("SELECT count(*) FROM vip.card WHERE branch = :branch AND state = 'ORDERED'")
                .param("branch", branch)
                .query(Integer.class)
                .single();
    }

    private List<Waiting> select(String sql, String branch, boolean nameless) {
        return jdbc
                .sql(sql)
                .param("branch", branch)
                .param("nameless", nameless)
                .param("most", settings.batchSize())
                .query(Waiting.class)
                .list()
                .stream()
                .map(this::here)
                .toList();
    }

    private Waiting here(Waiting card) {
        return new Waiting(
                card.number(),
                card.client(),
                card.name(),
                card.holder(),
                card.tier(),
                Moments.in(clock.getZone(), card.orderedAt()),
                card.replaces());
    }
}
