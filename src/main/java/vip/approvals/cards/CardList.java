package vip.approvals.cards;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.web.Moments;

/** Cards of a branch, found by number, client, state or batch; and one card with its way. */
@Component
class CardList {

    static final int PAGE = 50;

    /**
     * @param search part of a card's number or of a client's name, or a client's number; blank: all
     * @param state code; blank: all
     * @param batch name; blank: all
     * @param page from 0
     */
    public record Query(String search, String state, String batch, Integer page) {

        public Query {
            search = search == null ? "" : search.strip();
            state = state == null ? "" : state.strip();
            batch = batch == null ? "" : batch.strip();
            page = page == null ? 0 : Math.min(Math.max(page, 0), 1_000_000);
        }
    }

    /**
     * @param name of the client
     * @param holder whose name is printed; null if it is not known
     * @param batch null while the card is not handed over
     * @param replacedBy number of the card that was made in its place, or null
     * @param remark the card maker's, or null
     */
    public record Row(
            String number,
            String client,
            String name,
            String holder,
            String tier,
            String state,
            String blockReason,
            String batch,
            OffsetDateTime changedAt,
            String replaces,
            String replacedBy,
            String remark) {

        public String grouped() {
            return CardWords.grouped(number);
        }

        public String words() {
            return CardWords.state(state, blockReason);
        }

        public boolean isBlocked() {
            return state.equals("BLOCKED");
        }
    }

    /** @param page from 0; the last one if a later one was asked for */
    public record Page(List<Row> rows, int matching, int page, int pages) {}

    /** @param words of the state that the card then had */
    public record Event(String words, String person, String onBehalfOf, OffsetDateTime at) {}

    private static final String FROM = """
            FROM vip.card c JOIN vip.client k ON k.client = c.client
            LEFT JOIN vip.dossier d ON d.client = c.client
            LEFT JOIN vip.card_batch b ON b.batch = c.batch
            LEFT JOIN vip.card n ON n.replaces = c.number
            WHERE c.branch = :branch
              AND (:manager = '' OR EXISTS (SELECT FROM vip.assignment a
                  WHERE a.client = c.client AND a.manager = :manager AND a.until IS NULL))
            """;

    private static final String COLUMNS = """
            SELECT c.number, c.client, k.name, d.user_name AS holder, c.tier, c.state, c.block_reason, b.name AS batch,
                c.changed_at, c.replaces, n.number AS replaced_by, c.remark
            """;

    private static final String MATCHING = """
              AND (:state = '' OR c.state = :state)
              AND (:batch = '' OR b.name = :batch)
              AND (:search = '' OR lower(c.client) = lower(:search) OR strpos(lower(k.name), lower(:search)) > 0
                  OR (:digits <> '' AND strpos(c.number, :digits) > 0))
            """;

    private static final String ORDERED = """
            ORDER BY c.changed_at DESC, c.number LIMIT :most OFFSET :skipped
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CardList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Page page(CardReaders.Reading reading, Query query) {
        int matching = ask("SELECT count(*) " + FROM + MATCHING, reading, query)
                .query(Integer.class)
                .single();
        int pages = Math.max(1, (matching + PAGE - 1) / PAGE);
        int page = Math.min(query.page(), pages - 1);
        List<Row> rows = ask(COLUMNS + FROM + MATCHING + ORDERED, reading, query)
                .param("most", PAGE)
                .param("skipped", page * PAGE)
                .query(Row.class)
                .list();
        return new Page(rows.stream().map(this::here).toList(), matching, page, pages);
    }

    /** Empty if the reader has no such card. */
    Optional<Row> find(CardReaders.Reading reading, CardNumber number) {
        return jdbc.sql(COLUMNS + FROM + " AND c.number = :number")
                .param("branch", reading.branch())
                .param("manager", reading.onlyOf())
                .param("number", number.toString())
                .query(Row.class)
                .optional()
                .map(this::here);
    }

    /** The way of a card (GT-28), the first step first. */
    List<Event> events(CardNumber number) {
        return jdbc.sql("SELECT state, reason, person, on_behalf_of, at FROM vip.card_event WHERE number = :number"
                        + " ORDER BY array_position(:order, state)") // never backwards
                .param("number", number.toString())
                .param("order", CardWords.STATES.toArray(String[]::new))
                .query((row, i) -> new Event(
                        CardWords.state(row.getString("state"), row.getString("reason")),
                        row.getString("person"),
                        row.getString("on_behalf_of"),
                        Moments.in(clock.getZone(), row.getObject("at", OffsetDateTime.class))))
                .list();
    }

    private JdbcClient.StatementSpec ask(String sql, CardReaders.Reading reading, Query query) {
        String digits = query.search().replaceAll("\\s", "");
        return jdbc.sql(sql)
                .param("branch", reading.branch())
                .param("manager", reading.onlyOf())
                .param("state", query.state())
                .param("batch", query.batch())
                .param("search", query.search())
                .param("digits", digits.matches("[0-9]+") ? digits : "");
    }

    private Row here(Row row) {
        return new Row(
                row.number(),
                row.client(),
                row.name(),
                row.holder(),
                row.tier(),
                row.state(),
                row.blockReason(),
                row.batch(),
                Moments.in(clock.getZone(), row.changedAt()),
                row.replaces(),
                row.replacedBy(),
                row.remark());
    }
}
