package vip.approvals.revocation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Deadline;
import vip.approvals.calendar.DeadlineSettings;
import vip.approvals.calendar.WorkingCalendar;
import vip.approvals.criteria.Ground;
import vip.approvals.web.Moments;

/** Notices of a branch and how far each is, fifty a page: those that are due first come first (AMB-16). */
@Component
class NoticeList {

    static final int PAGE = 50;

    /** @param state code, {@code OVERDUE}, or empty for all; @param batch number of a print batch, or null */
    public record Query(String search, String state, Long batch, Integer page) {
        public Query {
            search = search == null ? "" : search.strip();
            state = state == null ? "" : state.strip();
            page = page == null ? 0 : Math.min(Math.max(page, 0), 1_000_000);
        }
    }

    /**
     * @param name of the client; null, like the address, where it was erased
     * @param ground in words
     * @param derivation why it is due on that day, if that is still known
     * @param overdue whether it has not left the house, and the last day is over
     */
    public record Row(
            long notice,
            String number,
            String client,
            String name,
            String address,
            String email,
            String language,
            String ground,
            LocalDate registered,
            LocalDate effective,
            LocalDate due,
            String derivation,
            String state,
            String words,
            String way,
            Long batch,
            String tracking,
            int attempt,
            boolean overdue,
            String sha256) {}

    /** @param page from 0; the last one if a later one was asked for */
    public record Page(List<Row> rows, int matching, int page, int pages) {}

    /** @param words of the state that the notice then had */
    public record Event(
            String words,
            String way,
            LocalDate day,
            String tracking,
            String person,
            String onBehalfOf,
            OffsetDateTime at,
            int attempt,
            String address,
            String note) {}

    private static final String FROM = """
            FROM vip.dispatch d JOIN vip.notice n USING (notice) JOIN vip.client c ON c.client = n.client
            WHERE d.branch = :branch
            """;

    private static final String OVERDUE =
            "(d.state IN ('WAITING', 'PRINTED') AND coalesce(d.due, n.due) < :today::date)";

    private static final String MATCHING = """
              AND (:state = '' OR d.state = :state OR :state = 'OVERDUE' AND %s)
              AND (:batch::bigint IS NULL OR d.batch = :batch)
              AND (:search = '' OR lower(n.client) = lower(:search)
                  OR strpos(lower(n.content ->> 'name'), lower(:search)) > 0
                  OR strpos(vip.notice_number(n.branch, n.year, n.number), lower(:search)) > 0
                  OR d.tracking = :search)
            """.formatted(OVERDUE);

    private static final String COLUMNS = """
            SELECT d.notice, vip.notice_number(n.branch, n.year, n.number) AS number, n.client, n.content ->> 'name' AS name,
                coalesce(d.address, (SELECT string_agg(line, E'\\n')
                    FROM jsonb_array_elements_text(n.content -> 'address') AS line)) AS address,
                coalesce(d.email, CASE WHEN c.branch = d.branch THEN c.email END) AS email, n.language, n.ground, n.registered, n.effective, coalesce(d.due, n.due) AS due, NULL AS derivation,
                d.state, d.state AS words, d.way, d.batch, d.tracking, d.attempt, %s AS overdue, n.sha256
            """.formatted(OVERDUE);

    private static final String ORDERED = " ORDER BY coalesce(d.due, n.due), d.notice LIMIT :most OFFSET :skipped";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WorkingCalendar calendar;
    private final DeadlineSettings deadlines;

    NoticeList(JdbcClient jdbc, Clock clock, WorkingCalendar calendar, DeadlineSettings deadlines) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.calendar = calendar;
        this.deadlines = deadlines;
    }

    Page page(String branch, Query query) {
        int matching = count(branch, query);
        int pages = Math.max(1, (matching + PAGE - 1) / PAGE);
        int page = Math.min(query.page(), pages - 1);
        List<Row> rows = ask(COLUMNS + FROM + MATCHING + ORDERED, branch, query)
                .param("most", PAGE)
                .param("skipped", page * PAGE)
                .query(Row.class)
                .list();
        return new Page(rows.stream().map(this::inWords).toList(), matching, page, pages);
    }

    int count(String branch, Query query) {
        return ask("SELECT count(*) " + FROM + MATCHING, branch, query)
                .query(Integer.class)
                .single();
    }

    /** Numbers of those that wait and match, the first ones due first. */
    List<String> waiting(String branch, String search, int most) {
        return ask(
                        "SELECT vip.notice_number(n.branch, n.year, n.number) " + FROM + MATCHING
                                + " ORDER BY coalesce(d.due, n.due), d.notice LIMIT :most",
                        branch,
                        new Query(search, "WAITING", null, 0))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** How many are in each state, and how many are overdue; those with none are left out. */
    Map<String, Integer> counts(String branch) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("SELECT d.state, count(*) AS notices " + FROM + " GROUP BY d.state")
                .param("branch", branch)
                .query(row -> {
                    counts.put(row.getString("state"), row.getInt("notices"));
                });
        counts.put(NoticeWords.OVERDUE, count(branch, new Query("", NoticeWords.OVERDUE, null, 0)));
        return counts;
    }

    /** Empty if the branch has no such notice. */
    Optional<Row> find(String branch, String number) {
        return jdbc.sql(COLUMNS + FROM + " AND vip.notice_number(n.branch, n.year, n.number) = :number")
                .param("branch", branch)
                .param("number", number)
                .param("today", LocalDate.now(clock))
                .query(Row.class)
                .optional()
                .map(this::inWords);
    }

    /** The way of a notice, the first step first. */
    List<Event> events(long notice) {
        return jdbc.sql("""
                        SELECT state, way, day, tracking, person, on_behalf_of, at, attempt, address, note FROM vip.dispatch_event
                        WHERE notice = :notice ORDER BY event
                        """)
                .param("notice", notice)
                .query((row, i) -> new Event(
                        NoticeWords.state(row.getString("state")),
                        NoticeWords.way(row.getString("way")),
                        row.getObject("day", LocalDate.class),
                        row.getString("tracking"),
                        row.getString("person"),
                        row.getString("on_behalf_of"),
                        Moments.in(clock.getZone(), row.getObject("at", OffsetDateTime.class)),
                        row.getInt("attempt"),
                        row.getString("address"),
                        row.getString("note")))
                .list();
    }

    /** As it was registered; empty if it was erased. */
    Optional<byte[]> pdf(long notice) {
        return jdbc.sql("SELECT pdf FROM vip.notice WHERE notice = :notice AND pdf IS NOT NULL")
                .param("notice", notice)
                .query(byte[].class)
                .optional();
    }

    private JdbcClient.StatementSpec ask(String sql, String branch, Query query) {
        return jdbc.sql(sql)
                .param("branch", branch)
                .param("search", query.search())
                .param("state", query.state())
                .param("batch", query.batch())
                .param("today", LocalDate.now(clock));
    }

    private Row inWords(Row row) {
        return new Row(
                row.notice(),
                row.number(),
                row.client(),
                row.name(),
                row.address(),
                row.email(),
                row.language(),
                Ground.valueOf(row.ground()).words(),
                row.registered(),
                row.effective(),
                row.due(),
                derivation(row),
                row.state(),
                NoticeWords.state(row.state()),
                NoticeWords.way(row.way()),
                row.batch(),
                row.tracking(),
                row.attempt(),
                row.overdue(),
                row.sha256());
    }

    /** None where settings or calendar have changed since. */
    private String derivation(Row row) {
        Deadline deadline = calendar.after(row.effective(), deadlines.span(Notices.DISPATCH));
        return deadline.due().equals(row.due()) ? deadline.derivation() : null;
    }
}
