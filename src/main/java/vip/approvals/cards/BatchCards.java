package vip.approvals.cards;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.web.Moments;
import vip.approvals.web.NotFoundException;

/** Batches of a branch as forms and pages show them, and what has become of their cards. */
@Component
class BatchCards {

    static final int PAGE = 50;

    /**
     * @param states how many cards are in each state; code to number
     * @param expected when the cards should be there (GT-24)
     */
    public record Batch(
            String name,
            int cards,
            Map<String, Integer> states,
            String sha256,
            String madeBy,
            String onBehalfOf,
            OffsetDateTime madeAt,
            LocalDate expected) {

        /** Whether a card should have come and has not. */
        public boolean isLate(LocalDate today) {
            return states.get("HANDED_OVER") > 0 && expected.isBefore(today);
        }
    }

    private static final String SELECT = """
            SELECT b.name, b.cards, b.sha256, b.made_by, b.on_behalf_of, b.made_at, b.expected,
                count(*) FILTER (WHERE c.state = 'HANDED_OVER') AS handed_over,
                count(*) FILTER (WHERE c.state = 'ARRIVED') AS arrived,
                count(*) FILTER (WHERE c.state = 'DELIVERED') AS delivered,
                count(*) FILTER (WHERE c.state = 'BLOCKED') AS blocked
            FROM vip.card_batch b JOIN vip.card c USING (batch)
            WHERE b.branch = :branch AND (:name = '' OR b.name = :name)
            GROUP BY b.batch ORDER BY b.batch DESC LIMIT :most OFFSET :skipped
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    BatchCards(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws NotFoundException if the branch has no such batch */
    Batch find(String branch, String name) {
        return select(branch, name, 0).stream().findAny().orElseThrow(NotFoundException::new);
    }

    /** The last ones first, fifty at a time. */
    List<Batch> page(String branch, int page) {
        return select(branch, "", page);
    }

    int count(String branch) {
        return jdbc.sql("SELECT count(*) FROM vip.card_batch WHERE branch = :branch")
                .param("branch", branch)
                .query(Integer.class)
                .single();
    }

    /** @throws NotFoundException if the branch has no such batch, or its file was erased */
    String file(String branch, String name) {
        return jdbc.sql("SELECT file FROM vip.card_batch WHERE branch = :branch AND name = :name AND file IS NOT NULL")
                .param("branch", branch)
                .param("name", name)
                .query(String.class)
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    private List<Batch> select(String branch, String name, int page) {
        return jdbc.sql(SELECT)
                .param("branch", branch)
                .param("name", name)
                .param("most", PAGE)
                .param("skipped", page * PAGE)
                .query((row, number) -> {
                    Map<String, Integer> states = new LinkedHashMap<>();
                    for (String state : CardWords.STATES.subList(1, CardWords.STATES.size())) {
                        states.put(state, row.getInt(state));
                    }
                    return new Batch(
                            row.getString("name"),
                            row.getInt("cards"),
                            states,
                            row.getString("sha256"),
                            row.getString("made_by"),
                            row.getString("on_behalf_of"),
                            Moments.in(clock.getZone(), row.getObject("made_at", OffsetDateTime.class)),
                            row.getObject("expected", LocalDate.class));
                })
                .list();
    }
}
