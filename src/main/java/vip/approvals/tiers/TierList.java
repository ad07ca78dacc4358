package vip.approvals.tiers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.database.RowByRow;
import vip.approvals.spreadsheets.SheetFormat;
import vip.approvals.spreadsheets.SheetWriter;

/** What a review has made of each VIP, as far as a person may read it. */
@Component
class TierList {

    static final int PAGE = 50;

    /**
     * @param branch id; blank: all
     * @param move code; blank: all
     * @param page from 0
     */
    public record Query(String branch, String move, Integer page) {

        public Query {
            branch = branch == null ? "" : branch.strip();
            move = move == null ? "" : move.strip();
            page = page == null ? 0 : Math.min(Math.max(page, 0), 1_000_000);
        }
    }

    /** @param route NUMBER or ACCOUNT; null if the criteria were not met */
    public record Row(
            String client,
            String name,
            String branch,
            String tierBefore,
            String tierAfter,
            String measured,
            String route,
            String move,
            String reason) {}

    /** VIPs of a branch and tier (before the review) by what became of them. */
    public record Group(String branch, String tier, int up, int down, int watched, int notMet, int unchanged) {}

    /** @param page from 0; the last one if a later one was asked for */
    public record Page(List<Row> rows, int matching, int page, int pages) {}

    /** Who has moved to another branch since is not shown, nor who is served by another manager to a manager. */
    private static final String FROM = """
            FROM vip.tier_result r JOIN vip.client k ON k.client = r.client AND k.branch = r.branch
            JOIN vip.monthly_assessment m ON m.month = r.month AND m.client = r.client
            LEFT JOIN vip.assignment a ON a.client = r.client AND a.until IS NULL
            WHERE r.month = :month
              AND (r.branch = ANY (:whole::text[]) OR r.branch = ANY (:served::text[]) AND a.manager = :person)
            """;

    private static final String FOUND =
            FROM + " AND (:branch = '' OR r.branch = :branch) AND (:move = '' OR r.move = :move)";

    private static final String GROUPS = """
            SELECT r.branch, r.tier_before AS tier, count(*) FILTER (WHERE move = 'UP')::int AS up,
                   count(*) FILTER (WHERE move = 'DOWN')::int AS down,
                   count(*) FILTER (WHERE move = 'WATCHED')::int AS watched,
                   count(*) FILTER (WHERE move = 'NOT_MET')::int AS not_met,
                   count(*) FILTER (WHERE move = 'UNCHANGED')::int AS unchanged
            """ + FROM + "GROUP BY 1, 2 ORDER BY 1, 2";

    private static final String ROWS = """
            SELECT r.client, k.name, r.branch, r.tier_before, r.tier_after, m.tier AS measured, m.route, r.move, r.reason
            """ + FOUND + " ORDER BY r.branch, r.client";

    private static final List<String> HEADER = List.of(
            "client",
            "name",
            "branch",
            "tier before",
            "tier after",
            "measured",
            "route",
            "move",
            "month 1",
            "month 2",
            "month 3",
            "sum",
            "rule",
            "reason");

    private static final String FILE = """
            SELECT r.client, k.name, r.branch, r.tier_before, r.tier_after, m.tier, m.route, r.move, m.month_1, m.month_2,
                   m.month_3, m.total, coalesce(m.tier_rule, m.rule), r.reason
            """ + FOUND + " ORDER BY r.branch, r.client";

    private final JdbcClient jdbc;

    TierList(DataSource dataSource) {
        this.jdbc = RowByRow.of(dataSource);
    }

    Page page(ThreeMonths month, TierReaders.Reading reading, Query query) {
        int matching = ask("SELECT count(*) " + FOUND, month, reading, query)
                .query(Integer.class)
                .single();
        int pages = Math.max(1, (matching + PAGE - 1) / PAGE);
        int page = Math.min(query.page(), pages - 1);
        List<Row> rows = ask(ROWS + " LIMIT :most OFFSET :skipped", month, reading, query)
                .param("most", PAGE)
                .param("skipped", page * PAGE)
                .query(Row.class)
                .list();
        return new Page(rows, matching, page, pages);
    }

    List<Group> groups(ThreeMonths month, TierReaders.Reading reading) {
        return ask(GROUPS, month, reading, new Query(null, null, null))
                .query(Group.class)
                .list();
    }

    /** Everything that the query finds, row by row. */
    @Transactional(readOnly = true)
    public void write(
            OutputStream file, SheetFormat format, ThreeMonths month, TierReaders.Reading reading, Query query)
            throws IOException {
        try (SheetWriter writer = format.writer(file, "Tiers " + month, HEADER)) {
            ask(FILE, month, reading, query).query((ResultSet row) -> write(writer, row));
        }
    }

    private static void write(SheetWriter writer, ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int column = 1; column <= HEADER.size(); column++) {
            values.add(row.getObject(column));
        }
        try {
            writer.row(values);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private JdbcClient.StatementSpec ask(String sql, ThreeMonths month, TierReaders.Reading reading, Query query) {
        return jdbc.sql(sql)
                .param("month", month.toString())
                .param("whole", reading.whole().toArray(String[]::new))
                .param("served", reading.served().toArray(String[]::new))
                .param("person", reading.person())
                .param("branch", query.branch())
                .param("move", query.move());
    }
}
