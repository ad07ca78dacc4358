package vip.approvals.criteria;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One cell of a decision table, understood well enough to be SQL and words. The subset: {@code -}, {@code true} and
 * {@code false}, {@code "TEXT"}, {@code < <= > >= n} and intervals such as {@code [a..b)}.
 *
 * @param sql a condition over {@link Fact#column}
 * @param before what a reason writes before the value, such as {@code 15,000.00 ≤ }
 * @param after what it writes after the value, such as {@code  < 60,000.00}
 */
record Cell(Fact fact, String sql, String before, String after) {

    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>) ?" + NUMBER);
    private static final Pattern INTERVAL = Pattern.compile("([\\[(\\]])" + NUMBER + "\\.\\." + NUMBER + "([\\])\\[])");
    private static final Pattern TEXT = Pattern.compile("\"([A-Z0-9_]+)\"");

    /** @throws IllegalArgumentException if the cell is outside the subset or does not suit the fact */
    static Cell parse(Fact fact, String feel) {
        if (feel.isEmpty() || feel.equals("-")) {
            return new Cell(fact, "true", "", "");
        }
        if (fact.kind == Fact.Kind.BOOLEAN && (feel.equals("true") || feel.equals("false"))) {
            return new Cell(fact, feel.equals("true") ? fact.column : "NOT " + fact.column, "", "");
        }
        Matcher text = TEXT.matcher(feel);
        if (fact.kind == Fact.Kind.CODE && text.matches()) {
            return new Cell(fact, "%s = '%s'".formatted(fact.column, text.group(1)), "", "");
        }
        if (fact.kind == Fact.Kind.MONEY || fact.kind == Fact.Kind.COUNT) {
            Matcher comparison = COMPARISON.matcher(feel);
            if (comparison.matches()) {
                String operator = comparison.group(1);
                BigDecimal bound = new BigDecimal(comparison.group(2));
                return new Cell(
                        fact,
                        "%s %s %s".formatted(fact.column, operator, bound.toPlainString()),
                        "",
                        " " + symbol(operator) + " " + fact.literal(bound));
            }
            Matcher interval = INTERVAL.matcher(feel);
            if (interval.matches()) {
                String low = interval.group(1).equals("[") ? "<=" : "<";
                String high = interval.group(4).equals("]") ? "<=" : "<";
                BigDecimal from = new BigDecimal(interval.group(2));
                BigDecimal to = new BigDecimal(interval.group(3));
                return new Cell(
                        fact,
                        "%s %s %s AND %s %s %s"
                                .formatted(
                                        from.toPlainString(), low, fact.column, fact.column, high, to.toPlainString()),
                        fact.literal(from) + " " + symbol(low) + " ",
                        " " + symbol(high) + " " + fact.literal(to));
            }
        }
        throw new IllegalArgumentException(
                "\"%s\" is outside the supported subset of FEEL for %s".formatted(feel, fact.input));
    }

    private static String symbol(String operator) {
        return operator.replace("<=", "≤").replace(">=", "≥");
    }
}
