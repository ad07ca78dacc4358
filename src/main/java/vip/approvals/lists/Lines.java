package vip.approvals.lists;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;
import vip.approvals.web.Texts;

/** The lines of one list, or the disputes of a quarter, read page by page. */
@Service
class Lines {

    static final int PAGE = 50;

    /** What people may sort by. */
    private static final Map<String, String> SORTS = Map.of(
            "section", "array_position(ARRAY['NEW', 'REMOVE', 'POTENTIAL'], l.section), volume",
            "total", "volume",
            "client", "l.client",
            "name", "l.name COLLATE \"und-x-icu\"",
            "tier", "l.tier, volume",
            "route", "l.route, volume",
            "state", "l.state, volume");

    private static final Map<String, String> DESCENDING = Map.of(
            "section", "array_position(ARRAY['NEW', 'REMOVE', 'POTENTIAL'], l.section), volume DESC NULLS LAST",
            "total", "volume DESC NULLS LAST",
            "client", "l.client DESC",
            "name", "l.name COLLATE \"und-x-icu\" DESC",
            "tier", "l.tier DESC, volume DESC NULLS LAST",
            "route", "l.route DESC, volume DESC NULLS LAST",
            "state", "l.state DESC, volume DESC NULLS LAST");

    /**
     * How a page of lines is chosen.
     *
     * @param text part of a client's number or name, or of a subscriber number; empty for all
     * @param section NEW, REMOVE, POTENTIAL, or empty
     * @param show a line state, {@code UNDECIDED}, {@code APPROVE}, {@code RETURN} or {@code REJECT} (the person's own
     *     notes), {@code TREATED}, or empty
     * @param sort a column name, with a minus before it for the other direction
     * @param page from 0, which is also the default
     */
    record Query(String text, String section, String tier, String route, String show, String sort, Integer page) {

        Query {
            text = text == null || text.isBlank() ? "" : Texts.require("The search text", text, 100);
            section = section == null ? "" : section;
            tier = tier == null ? "" : tier;
            route = route == null ? "" : route;
            show = show == null ? "" : show;
            sort = sort == null || sort.isBlank() ? "-section" : sort;
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
    record Page(long matching, int page, int pages, java.util.List<ListLine> lines) {}

    /**
     * Whose eyes look at the lines.
     *
     * @param seat whose notes are shown, those of {@code person} only
     * @param scope what of a list this reader sees
     * @param decisions whether both directors' decisions are shown
     */
    record Reader(Seat seat, String person, Scope scope, boolean decisions) {}

    enum Scope {
        /** What a director is to decide, and nothing that sales have dropped. */
        DOCKET("(" + Docket.LINES + ")"),
        /** Everything but a line that a correction has replaced. */
        LIST("b.list = :list AND l.state <> 'CORRECTED'"),
        /** In rework: what the directors have returned, whatever sales have done with it since. */
        REWORK("b.list = :list AND (l.state = 'RETURNED' OR l.state IN ('WITHDRAWN', 'CONTESTED') AND l.round = b.round"
                + " OR l.state = 'OPEN' AND l.hash IS NULL)"),
        /** A page, for the sales side and headquarters: as {@link #LIST}, with codes and without what directors wrote. */
        PAGE(LIST.condition, false),
        /** A page, for the branch's directors: nothing that sales have dropped. */
        SUBMITTED(LIST.condition + " AND l.state <> 'DROPPED'", false);

        final String condition;
        final boolean comments;

        Scope(String condition) {
            this(condition, true);
        }

        Scope(String condition, boolean comments) {
            this.condition = condition;
            this.comments = comments;
        }
    }

    private static final Set<String> OWN_DECISIONS = Set.of("UNDECIDED", "APPROVE", "RETURN", "REJECT");

    private static final String FROM = """
            FROM vip.line l JOIN vip.branch_list b USING (list)
            LEFT JOIN vip.verdict v ON v.line = l.line AND v.seat = :seat AND v.person = :person
            WHERE %s
              AND (:text = '' OR strpos(lower(concat_ws(' ', l.client, l.name, l.account, l.number, l.tax_id, l.operator)), lower(:text)) > 0)
              AND (:section = '' OR l.section = :section)
              AND (:tier = '' OR l.tier = :tier)
              AND (:route = '' OR l.route = :route)
              AND CASE WHEN :show = '' THEN true
                       WHEN :own THEN coalesce(v.decision, 'UNDECIDED') = :show
                       WHEN :show = 'TREATED' THEN l.state <> 'RETURNED'
                       ELSE l.state = :show END
            """;

    private final JdbcClient jdbc;

    Lines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page of a branch's list. */
    Page page(long list, Reader reader, Query query) {
        return page(list, null, reader, query);
    }

    /** One page of the disputes of a quarter. */
    Page disputes(String quarter, Reader reader, Query query) {
        return page(null, quarter, reader, query);
    }

    private Page page(Long list, String quarter, Reader reader, Query query) {
        String from = FROM.formatted(reader.scope().condition);
        long matching = parameters(jdbc.sql("SELECT count(*) " + from), list, quarter, reader, query)
                .query(Long.class)
                .single();
        int pages = (int) ((matching + PAGE - 1) / PAGE);
        int page = Math.max(0, Math.min(query.page(), pages - 1));
        var lines = parameters(jdbc.sql(ListLine.select(from, query.orderBy())), list, quarter, reader, query)
                .param("decisions", reader.decisions())
                .param("drafts", reader.scope() == Scope.REWORK)
                .param("comments", reader.scope().comments)
                .param("limit", PAGE)
                .param("offset", (long) page * PAGE)
                .query((row, number) -> ListLine.read(row))
                .list();
        return new Page(matching, page, pages, lines);
    }

    private static JdbcClient.StatementSpec parameters(
            JdbcClient.StatementSpec statement, Long list, String quarter, Reader reader, Query query) {
        return statement
                .param("list", list)
                .param("quarter", quarter)
                .param("seat", reader.seat().name())
                .param("person", reader.person())
                .param("text", query.text())
                .param("section", query.section())
                .param("tier", query.tier())
                .param("route", query.route())
                .param("show", query.show())
                .param("own", OWN_DECISIONS.contains(query.show()));
    }

    /** How many lines of what this reader sees are in which state. */
    Map<String, Long> states(long list, Scope scope) {
        return counts(
                list,
                "SELECT l.state AS key, count(*) AS lines FROM vip.line l JOIN vip.branch_list b USING (list) WHERE "
                        + scope.condition + " GROUP BY l.state");
    }

    /** How many lines are in which state, section by section. */
    Map<String, Map<String, Long>> results(long list) {
        Map<String, Map<String, Long>> results = new TreeMap<>();
        jdbc.sql("""
                        SELECT section, state, count(*) AS lines FROM vip.line
                        WHERE list = :list AND state <> 'CORRECTED' GROUP BY section, state
                        """)
                .param("list", list)
                .query((row, number) -> results.computeIfAbsent(row.getString("section"), section -> new TreeMap<>())
                        .put(row.getString("state"), row.getLong("lines")))
                .list();
        return results;
    }

    /** How many lines there are in each section; what was taken off is left out. */
    Map<String, Long> sections(long list) {
        return counts(
                list,
                "SELECT section AS key, count(*) AS lines FROM vip.line"
                        + " WHERE list = :list AND state NOT IN ('DROPPED', 'CORRECTED', 'WITHDRAWN') GROUP BY section");
    }

    /** How many new VIPs have which tier; dropped ones are left out. */
    Map<String, Long> tiers(long list) {
        return counts(
                list,
                "SELECT tier AS key, count(*) AS lines FROM vip.line WHERE list = :list"
                        + " AND section = 'NEW' AND state NOT IN ('DROPPED', 'CORRECTED', 'WITHDRAWN') GROUP BY tier");
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
