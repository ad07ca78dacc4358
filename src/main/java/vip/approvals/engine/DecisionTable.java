package vip.approvals.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A decision table as it ships with the product.
 *
 * @param key id of the decision
 * @param name the question that it answers
 * @param version its tag: the day from which it holds
 * @param inputs names of the values it looks at
 * @param rows its rows, in order
 */
public record DecisionTable(
        String key,
        String name,
        String version,
        List<String> inputs,
        List<Row> rows,
        Function<Map<String, Object>, String> evaluator) {

    /**
     * @param id the row's id in the file
     * @param description why a client falls under this row, with inputs in braces
     * @param cells one FEEL text for each input; "-" looks at nothing
     * @param outputs name to text; an empty cell is left out
     */
    public record Row(String id, String description, List<String> cells, Map<String, String> outputs) {}

    /**
     * Lets the DMN engine decide.
     *
     * @param values name of the input to value
     * @throws IllegalStateException if not exactly one row matches
     */
    public Row evaluate(Map<String, Object> values) {
        String id = evaluator.apply(values);
        return rows.stream().filter(row -> row.id().equals(id)).findAny().orElseThrow();
    }

    /** @param input one of {@link #inputs} */
    public String cell(Row row, String input) {
        return row.cells().get(inputs.indexOf(input));
    }

    /**
     * The same table with other cells, as text only: the engine does not know it and cannot evaluate it.
     *
     * @param cells gives the text of a cell, from its row's id, its input and the text that it has
     */
    public DecisionTable with(CellChange cells) {
        return new DecisionTable(
                key,
                name,
                version,
                inputs,
                rows.stream().map(row -> changed(row, cells)).toList(),
                values -> {
                    throw new UnsupportedOperationException("A changed table is not evaluated by the engine");
                });
    }

    private Row changed(Row row, CellChange change) {
        List<String> changed = inputs.stream()
                .map(input -> change.of(row.id(), input, cell(row, input)))
                .toList();
        return new Row(row.id(), row.description(), changed, row.outputs());
    }

    /** What becomes of a cell. */
    @FunctionalInterface
    public interface CellChange {
        String of(String row, String input, String text);
    }
}
