package vip.approvals.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A decision table as it ships with the product.
 *
 * @param key id of the decision
 * @param version its tag: the day from which it holds
 * @param inputs names of the values it looks at
 * @param rows its rows, in order
 */
public record DecisionTable(
        String key,
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
}
