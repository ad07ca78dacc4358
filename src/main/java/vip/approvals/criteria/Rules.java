package vip.approvals.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vip.approvals.engine.DecisionTable;
import vip.approvals.start.StartRefusedException;

/**
 * A decision table in both its forms: the DMN engine answers for one client, SQL for many (design decision 6). A table
 * outside the subset of {@link Cell} is refused when it is read, at the start.
 */
class Rules {

    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    private final DecisionTable table;
    private final List<Fact> facts;
    private final List<List<Cell>> cells;

    /** @throws StartRefusedException naming table, row and column */
    Rules(DecisionTable table) {
        this.table = table;
        this.facts = table.inputs().stream().map(Fact::of).toList();
        this.cells = table.rows().stream().map(this::parse).toList();
    }

    private List<Cell> parse(DecisionTable.Row row) {
        List<Cell> parsed = new ArrayList<>();
        for (int column = 0; column < facts.size(); column++) {
            try {
                parsed.add(Cell.parse(facts.get(column), row.cells().get(column)));
            } catch (IllegalArgumentException unsupported) {
                throw new StartRefusedException(
                        "Decision table %s, row %s, column %s: %s"
                                .formatted(table.key(), row.id(), table.inputs().get(column), unsupported.getMessage()),
                        "Correct the cell in processes/criteria; docs/adr/0004 says what a cell may hold.");
            }
        }
        return parsed;
    }

    DecisionTable table() {
        return table;
    }

    /** Such as {@code vip-tier 2026-01-01}. */
    String version() {
        return table.key() + " " + table.version();
    }

    DecisionTable.Row evaluate(Map<Fact, Object> values) {
        return table.evaluate(
                facts.stream().filter(values::containsKey).collect(Collectors.toMap(fact -> fact.input, values::get)));
    }

    /** The row that gives this output. */
    Optional<DecisionTable.Row> rowWith(String output, String value) {
        return table.rows().stream()
                .filter(row -> value.equals(row.outputs().get(output)))
                .findFirst();
    }

    /** Why the row holds, with the values in it: {@code Number: 6,300.03 > 6,300.00 (BVK-01)}. */
    String reason(DecisionTable.Row row, Map<Fact, Object> values) {
        int index = table.rows().indexOf(row);
        return VALUE.matcher(row.description()).replaceAll(value -> {
                    Cell cell = cell(index, value);
                    return cell.before() + cell.fact().text(values.get(cell.fact())) + cell.after();
                })
                + " (" + row.outputs().get("rule") + ")";
    }

    /** A CASE that gives the position of the first row that holds, from 0. */
    String rowSql() {
        return IntStream.range(0, cells.size())
                .mapToObj(row -> "WHEN " + holdsSql(row) + " THEN " + row)
                .collect(Collectors.joining("\n", "CASE ", " END"));
    }

    /** An array of the positions of all rows that hold; a good table has one for every client. */
    String holdingSql() {
        return IntStream.range(0, cells.size())
                .mapToObj(row -> "CASE WHEN " + holdsSql(row) + " THEN " + row + " END")
                .collect(Collectors.joining(", ", "array_remove(ARRAY[", "], NULL)"));
    }

    private String holdsSql(int row) {
        return cells.get(row).stream().map(cell -> "(" + cell.sql() + ")").collect(Collectors.joining(" AND "));
    }

    /** A CASE over the column that {@link #rowSql} filled, giving an output or NULL. */
    String outputSql(String rowColumn, String output) {
        return caseSql(rowColumn, row -> {
            String value = table.rows().get(row).outputs().get(output);
            return value == null ? "NULL" : "'" + value + "'";
        });
    }

    /** A CASE over the column that {@link #rowSql} filled, giving the same text as {@link #reason}. */
    String reasonSql(String rowColumn) {
        return caseSql(rowColumn, row -> {
            DecisionTable.Row rule = table.rows().get(row);
            String text = VALUE.matcher(rule.description().replace("'", "''")).replaceAll(value -> {
                Cell cell = cell(row, value);
                return "%s' || %s || '%s".formatted(cell.before(), cell.fact().sqlText(), cell.after());
            });
            return "'" + text + " (" + rule.outputs().get("rule") + ")'";
        });
    }

    /** The lower bound that the row compares this fact with, if it has one: what the client had to exceed. */
    Optional<String> threshold(DecisionTable.Row row, Fact fact) {
        return Optional.of(row.cells().get(facts.indexOf(fact)))
                .filter(cell -> cell.startsWith(">"))
                .map(cell -> cell.replaceAll("[>= ]", ""));
    }

    /** A CASE over the column that {@link #rowSql} filled, giving {@link #threshold} or NULL. */
    String thresholdSql(String rowColumn, Fact fact) {
        return caseSql(rowColumn, row -> threshold(table.rows().get(row), fact).orElse("NULL::numeric"));
    }

    private Cell cell(int row, MatchResult value) {
        return cells.get(row).get(facts.indexOf(Fact.of(value.group(1))));
    }

    private String caseSql(String rowColumn, IntFunction<String> result) {
        return IntStream.range(0, cells.size())
                .mapToObj(row -> "WHEN %d THEN %s".formatted(row, result.apply(row)))
                .collect(Collectors.joining(" ", "CASE " + rowColumn + " ", " END"));
    }
}
