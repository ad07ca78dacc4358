package vip.approvals.prevention;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vip.approvals.criteria.Ground;
import vip.approvals.staff.People;
import vip.approvals.web.Moments;

/** The outlook of a branch, day by day. */
@Component
class OutlookList {

    static final int PAGE = 50;

    /** In the place of a month: last days that have passed, so that the ground is there. */
    static final String ARISEN = "arisen";

    /**
     * @param mine whether only the person's own clients are asked for
     * @param ground code; blank: all
     * @param month of the last day, like {@code 2026-11}, or {@value #ARISEN}; blank: all
     * @param page from 0
     */
    public record Query(Boolean mine, String ground, String month, Integer page) {

        public Query {
            mine = Boolean.TRUE.equals(mine);
            ground = ground == null ? "" : ground.strip();
            month = month == null ? "" : month.strip();
            page = page == null ? 0 : Math.min(Math.max(page, 0), 1_000_000);
        }
    }

    /** @param manager name; null if there is none, so that nobody is warned */
    public record Entry(
            String client,
            String name,
            String tier,
            Ground ground,
            boolean byHand,
            LocalDate since,
            LocalDate lastDay,
            BigDecimal debt,
            Integer quarters,
            String reason,
            String manager,
            List<Warning> warnings) {}

    /** @param month as in {@link Query} */
    public record Month(String month, int grounds) {}

    /** @param page from 0; the last one if a later one was asked for */
    public record Page(List<Entry> entries, List<Month> months, int matching, int page, int pages) {}

    private record Row(
            String client,
            String name,
            String tier,
            Ground ground,
            boolean byHand,
            LocalDate since,
            LocalDate lastDay,
            BigDecimal debt,
            Integer quarters,
            String reason,
            String manager) {}

    private static final String FROM = """
            FROM vip.outlook o JOIN vip.client k ON k.client = o.client AND k.branch = o.branch
            JOIN vip.vip_status s ON s.client = o.client
            LEFT JOIN vip.assignment a ON a.client = o.client AND a.until IS NULL
            WHERE o.branch = :branch AND (:manager = '' OR a.manager = :manager)
              AND (:ground = '' OR o.ground = :ground)
            """;

    private static final String MONTH =
            "CASE WHEN o.last_day < :today THEN 'arisen' ELSE to_char(o.last_day, 'YYYY-MM') END";

    private static final String MONTHS =
            "SELECT " + MONTH + " AS month, count(*)::int AS grounds " + FROM + "GROUP BY 1 ORDER BY min(o.last_day)";

    private static final String ENTRIES = """
            SELECT o.client, k.name, s.tier, o.ground, o.by_hand, o.since, o.last_day, o.debt, o.quarters, o.reason,
                a.manager
            """ + FROM + " AND (:month = '' OR " + MONTH + """
             = :month) ORDER BY o.last_day, o.client, o.ground LIMIT :most OFFSET :skipped
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final People people;
    private final GivenWarnings warnings;

    OutlookList(JdbcClient jdbc, Clock clock, People people, GivenWarnings warnings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.people = people;
        this.warnings = warnings;
    }

    Page page(OutlookReaders.Reading reading, Query query) {
        List<Month> months = ask(MONTHS, reading, query).query(Month.class).list();
        int matching = months.stream()
                .filter(one -> query.month().isEmpty() || query.month().equals(one.month()))
                .mapToInt(Month::grounds)
                .sum();
        int pages = Math.max(1, (matching + PAGE - 1) / PAGE);
        int page = Math.min(query.page(), pages - 1);
        List<Row> rows = ask(ENTRIES, reading, query)
                .param("month", query.month())
                .param("most", PAGE)
                .param("skipped", page * PAGE)
                .query(Row.class)
                .list();
        Map<GivenWarnings.Of, List<Warning>> given =
                warnings.of(rows.stream().map(Row::client).distinct().toList());
        return new Page(rows.stream().map(row -> entry(row, given)).toList(), months, matching, page, pages);
    }

    /** When the last run has looked; empty before the first one, or if it has found nothing. */
    Optional<OffsetDateTime> computedAt() {
        return jdbc.sql("SELECT computed_at FROM vip.outlook LIMIT 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(at -> Moments.in(clock.getZone(), at));
    }

    private StatementSpec ask(String sql, OutlookReaders.Reading reading, Query query) {
        return jdbc.sql(sql)
                .param("branch", reading.branch())
                .param("manager", reading.all() && !query.mine() ? "" : reading.person())
                .param("ground", query.ground())
                .param("today", LocalDate.now(clock));
    }

    private Entry entry(Row row, Map<GivenWarnings.Of, List<Warning>> given) {
        return new Entry(
                row.client(),
                row.name(),
                row.tier(),
                row.ground(),
                row.byHand(),
                row.since(),
                row.lastDay(),
                row.debt(),
                row.quarters(),
                row.reason(),
                row.manager() == null ? null : people.name(row.manager()),
                given.getOrDefault(new GivenWarnings.Of(row.client(), row.ground(), row.lastDay()), List.of()));
    }
}
