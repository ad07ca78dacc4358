package vip.approvals.lists;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;

/** The lines of one list, read page by page. */
@Service
class Lines {

    static final int PAGE = 50;

    /** What people may sort by. */
    private static final Map<String, String> SORTS = Map.of(
            "total", "l.total",
            "client", "l.client",
            "name", "l.name COLLATE \"und-x-icu\"",
            "tier", "l.tier, l.total",
            "route", "l.route, l.total",
            "state", "l.state, l.total");

    private static final Map<String, String> DESCENDING = Map.of(
            "total", "l.total DESC",
            "client", "l.client DESC",
            "name", "l.name COLLATE \"und-x-icu\" DESC",
            "tier", "l.tier DESC, l.total DESC",
            "route", "l.route DESC, l.total DESC",
            "state", "l.state DESC, l.total DESC");

    /**
     * How a page of lines is chosen.
     *
     * @param text part of a client's number or name, or of a subscriber number; empty for all
     * @param show a line state, {@code UNDECIDED}, {@code APPROVE} or {@code REJECT} (the seat's own decisions), or empty
     * @param sort a column name, with a minus before it for the other direction
     * @param page from 0, which is also the default
     */
    record Query(String text, String tier, String route, String show, String sort, Integer page) {

        Query {
            text = text == null || text.isBlank() ? "" : Texts.require("The search text", text, 100);
            tier = tier == null ? "" : tier;
            route = route == null ? "" : route;
            show = show == null ? "" : show;
            sort = sort == null || sort.isBlank() ? "-total" : sort;
            page = page == null ? 0 : page;
            if (page < 0 || page > 1_000_000) {
                throw new RefusedException("There is no page %d.".formatted(page));
            }
        }

        String orderBy() {
            String order = sort.startsWith("-") ? DESCENDING.get(sort.substring(1)) : SORTS.get(sort);
            if (order == null) {
                throw new RefusedException("Lines cannot be sorted by \"%s\".".formatted(sort));
            }
            return order + ", l.line";
        }
    }

    /** @param lines at most {@link #PAGE}; @param matching how many the query finds in all */
    record Page(long matching, int page, int pages, List<Line> lines) {}

    /**
     * A line as a form shows it. The decisions are null until there are any to show to this reader.
     *
     * @param number null on the account route
     */
    record Line(
            long line,
            String client,
            String name,
            String type,
            String origin,
            String state,
            String route,
            String account,
            String number,
            List<BigDecimal> months,
            BigDecimal total,
            BigDecimal threshold,
            String rule,
            String tier,
            String tierRule,
            String reason,
            String dropReason,
            String decision,
            String decisionReason,
            String comment,
            Map<String, String> decisions) {}

    private static final Set<String> OWN_DECISIONS = Set.of("UNDECIDED", "APPROVE", "REJECT");

    private static final String WHERE = """
            FROM vip.line l
            LEFT JOIN vip.verdict v ON v.line = l.line AND v.seat = :seat AND v.person = :person
            WHERE l.list = :list AND (l.state <> 'DROPPED' OR NOT :deciding)
              AND (:text = '' OR strpos(lower(l.client || ' ' || l.name || ' ' || l.account || ' ' || coalesce(l.number, '')), lower(:text)) > 0)
              AND (:tier = '' OR l.tier = :tier)
              AND (:route = '' OR l.route = :route)
              AND CASE WHEN :show = '' THEN true
                       WHEN :own THEN coalesce(v.decision, 'UNDECIDED') = :show
                       ELSE l.state = :show END
            """;

    private static final String COLUMNS = """
            SELECT l.*, v.decision, v.reason AS decision_reason, v.comment,
                   (SELECT d.decision || coalesce(' ' || d.reason, '') FROM vip.decision d JOIN vip.act a USING (act)
                    WHERE :decisions AND d.line = l.line AND a.seat = 'COMMERCIAL' ORDER BY act DESC LIMIT 1) AS commercial,
                   (SELECT d.decision || coalesce(' ' || d.reason, '') FROM vip.decision d JOIN vip.act a USING (act)
                    WHERE :decisions AND d.line = l.line AND a.seat = 'SECURITY' ORDER BY act DESC LIMIT 1) AS security
            """;

    private final JdbcClient jdbc;

    Lines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One page of a list.
     *
     * @param seat whose working notes are shown, those of {@code person} only
     * @param decisions whether both directors' decisions are shown: their codes, never their comments (AMB-18)
     */
    Page page(long list, Seat seat, String person, boolean decisions, Query query) {
        long matching = parameters(jdbc.sql("SELECT count(*) " + WHERE), list, seat, person, query)
                .query(Long.class)
                .single();
        int pages = (int) ((matching + PAGE - 1) / PAGE);
        int page = Math.max(0, Math.min(query.page(), pages - 1));
        List<Line> lines = parameters(
                        jdbc.sql(COLUMNS + WHERE + " ORDER BY " + query.orderBy() + " LIMIT :limit OFFSET :offset"),
                        list,
                        seat,
                        person,
                        query)
                .param("decisions", decisions)
                .param("limit", PAGE)
                .param("offset", (long) page * PAGE)
                .query((row, number) -> line(row))
                .list();
        return new Page(matching, page, pages, lines);
    }

    private static JdbcClient.StatementSpec parameters(
            JdbcClient.StatementSpec statement, long list, Seat seat, String person, Query query) {
        return statement
                .param("list", list)
                .param("seat", seat.name())
                .param("person", person)
                .param("text", query.text())
                .param("tier", query.tier())
                .param("route", query.route())
                .param("show", query.show())
                .param("deciding", seat == Seat.COMMERCIAL || seat == Seat.SECURITY) // what was dropped is not theirs
                .param("own", OWN_DECISIONS.contains(query.show()));
    }

    private static Line line(ResultSet row) throws SQLException {
        String commercial = row.getString("commercial");
        String security = row.getString("security");
        return new Line(
                row.getLong("line"),
                row.getString("client"),
                row.getString("name"),
                row.getString("type"),
                row.getString("origin"),
                row.getString("state"),
                row.getString("route"),
                row.getString("account"),
                row.getString("number"),
                List.of(row.getBigDecimal("month_1"), row.getBigDecimal("month_2"), row.getBigDecimal("month_3")),
                row.getBigDecimal("total"),
                row.getBigDecimal("threshold"),
                row.getString("rule"),
                row.getString("tier"),
                row.getString("tier_rule"),
                row.getString("reason"),
                row.getString("drop_reason"),
                row.getString("decision"),
                row.getString("decision_reason"),
                row.getString("comment"),
                commercial == null || security == null ? null : Map.of("COMMERCIAL", commercial, "SECURITY", security));
    }

    /** How many lines are in which state. */
    Map<String, Long> states(long list) {
        return counts(list, "SELECT state AS key, count(*) AS lines FROM vip.line WHERE list = :list GROUP BY state");
    }

    /** How many lines have which tier; dropped ones are left out. */
    Map<String, Long> tiers(long list) {
        return counts(
                list,
                "SELECT tier AS key, count(*) AS lines FROM vip.line WHERE list = :list AND state <> 'DROPPED' GROUP BY tier");
    }

    private Map<String, Long> counts(long list, String sql) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql(sql)
                .param("list", list)
                .query((row, number) -> counts.put(row.getString("key"), row.getLong("lines")))
                .list();
        return counts;
    }
}
