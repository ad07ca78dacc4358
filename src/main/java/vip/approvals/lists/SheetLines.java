package vip.approvals.lists;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.criteria.Ground;
import vip.approvals.lists.CoordinationSheet.Decision;
import vip.approvals.lists.CoordinationSheet.Estimate;
import vip.approvals.lists.CoordinationSheet.Figures;
import vip.approvals.lists.CoordinationSheet.Line;
import vip.approvals.lists.CoordinationSheet.Section;

/** The lines of a coordination sheet: what is on the list, without what sales have dropped, or have corrected since. */
@Component
class SheetLines {

    private static final String FROM = """
             FROM vip.line l LEFT JOIN vip.argument g
                ON g.line = l.line AND l.state <> 'CONTESTED'  -- one that sales still work on is theirs
             WHERE l.list = :list AND l.state NOT IN ('DROPPED', 'CORRECTED')
            """;

    private static final String LINES = """
            SELECT l.*, encode(l.hash, 'hex') AS hex, nullif(concat_ws(' — ', l.comment, g.text), '') AS remark,
                   row_number() OVER (PARTITION BY l.section ORDER BY l.name COLLATE "und-x-icu", l.line) AS number_on_sheet
            """ + FROM + " ORDER BY number_on_sheet";

    private static final String STATES = "SELECT l.section, l.state, count(*) AS lines" + FROM + " GROUP BY 1, 2";

    private final JdbcClient jdbc;
    private final SheetDecisions decisions;

    SheetLines(JdbcClient jdbc, SheetDecisions decisions) {
        this.jdbc = jdbc;
        this.decisions = decisions;
    }

    /** Those sections that have lines, counted only. */
    List<Section> counted(BranchList list) {
        return states(list).entrySet().stream()
                .filter(section -> !section.getValue().isEmpty())
                .map(section -> new Section(section.getKey(), section.getValue(), List.of()))
                .toList();
    }

    /** As {@link #counted}, with their lines unless they are more than {@link CoordinationSheet#MOST_LINES} in all. */
    List<Section> sections(BranchList list) {
        List<Section> sections = counted(list);
        if (sections.stream().mapToLong(Section::total).sum() > CoordinationSheet.MOST_LINES) {
            return sections;
        }
        Map<String, List<Line>> lines = lines(list);
        return sections.stream()
                .map(section -> new Section(section.section(), section.states(), lines.get(section.section())))
                .toList();
    }

    private Map<String, Map<String, Long>> states(BranchList list) {
        record Count(String section, LineState state, long lines) {}
        List<Count> counts =
                jdbc.sql(STATES).param("list", list.id()).query(Count.class).list();
        Map<String, Map<String, Long>> states = new LinkedHashMap<>();
        for (String section : List.of("NEW", "REMOVE", "POTENTIAL")) {
            Map<String, Long> ofSection = states.computeIfAbsent(section, key -> new LinkedHashMap<>());
            counts.stream()
                    .filter(count -> count.section().equals(section))
                    .sorted((one, other) -> one.state().compareTo(other.state()))
                    .forEach(count -> ofSection.put(count.state().words(), count.lines()));
        }
        return states;
    }

    private Map<String, List<Line>> lines(BranchList list) {
        Map<Long, List<Decision>> decided = decisions.of(list);
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        jdbc.sql(LINES)
                .param("list", list.id())
                .query((row, number) -> lines.computeIfAbsent(row.getString("section"), key -> new ArrayList<>())
                        .add(line(row, decided.getOrDefault(row.getLong("line"), List.of()))))
                .list();
        return lines;
    }

    private static Line line(ResultSet row, List<Decision> decisions) throws SQLException {
        String ground = row.getString("ground");
        return new Line(
                row.getInt("number_on_sheet"),
                row.getString("client"),
                row.getString("name"),
                figures(row),
                ground == null
                        ? null
                        : new CoordinationSheet.Ground(Ground.valueOf(ground).words(), row.getString("reason")),
                estimate(row),
                ground == null ? row.getString("reason") : null,
                row.getString("remark"),
                decisions,
                LineState.valueOf(row.getString("state")).words(),
                row.getString("hex"));
    }

    private static Figures figures(ResultSet row) throws SQLException {
        BigDecimal total = row.getBigDecimal("total");
        BigDecimal threshold = row.getBigDecimal("threshold");
        if (total == null || threshold == null) {
            return null;
        }
        String basis = "NUMBER".equals(row.getString("route"))
                ? "number " + row.getString("number")
                : "account " + row.getString("account");
        return new Figures(basis, total, threshold, row.getString("tier"));
    }

    private static Estimate estimate(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("estimate");
        return amount == null ? null : new Estimate(amount, row.getString("operator"), row.getString("source"));
    }
}
