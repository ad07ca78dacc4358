package vip.approvals.criteria;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import vip.approvals.engine.DecisionTable;
import vip.approvals.engine.RefusedException;
import vip.approvals.spreadsheets.Amount;
import vip.approvals.spreadsheets.Parsed;
import vip.approvals.start.StartRefusedException;

/**
 * The decision tables as somebody would like them to be (B3). A bound is changed wherever it stands, so that rows go on
 * excluding each other; a single cell can be changed, too.
 *
 * @param changes in words, in the order of the tables
 */
record Hypothesis(Rules entry, Rules tier, List<String> changes) {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(3); // AMB-41: tables hold sums of three months
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    /**
     * An amount that cells compare with.
     *
     * @param field by which {@link #of} finds its new value
     * @param monthly as it is now, a month
     * @param rules that look at it
     */
    public record Bound(String field, String name, BigDecimal monthly, List<String> rules) {}

    /**
     * @param entry as shipped
     * @param tier as shipped
     * @param wanted new values, by {@link Bound#field} as amounts a month, by {@link #field} as texts of cells; what is
     *     blank, missing or as it was changes nothing
     * @throws RefusedException naming the bound, or table, row and column, that cannot be like this
     */
    static Hypothesis of(Rules entry, Rules tier, Map<String, String> wanted) {
        List<String> changes = new ArrayList<>();
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Bound bound : bounds(entry, tier)) {
            BigDecimal monthly = amount(bound, wanted);
            if (monthly.compareTo(bound.monthly()) != 0) {
                sums.put(bound.field(), monthly.multiply(MONTHS));
                changes.add("%s: %,.2f → %,.2f a month".formatted(bound.name(), bound.monthly(), monthly));
            }
        }
        return new Hypothesis(
                changed(entry, wanted, sums, changes), changed(tier, wanted, sums, changes), List.copyOf(changes));
    }

    /** Every amount of the tables, in their order. */
    static List<Bound> bounds(Rules... tables) {
        List<Bound> bounds = new ArrayList<>();
        for (Rules rules : tables) {
            for (String input : rules.table().inputs()) {
                Fact fact = Fact.of(input);
                rules.table().rows().stream()
                        .filter(row -> fact.kind == Fact.Kind.MONEY)
                        .flatMap(row -> numbers(rules.table().cell(row, input)).stream())
                        .filter(sum ->
                                bounds.stream().noneMatch(known -> known.field().equals(field(fact, sum))))
                        .forEach(sum -> bounds.add(new Bound(
                                field(fact, sum),
                                fact.words,
                                sum.divide(MONTHS, 2, RoundingMode.HALF_UP),
                                citing(fact, sum, tables))));
            }
        }
        return bounds;
    }

    /** How {@link #of} finds the new text of a cell. */
    static String field(DecisionTable table, String row, String input) {
        return table.key() + "." + row + "." + input;
    }

    private static String field(Fact fact, BigDecimal sum) {
        return fact + "." + sum.stripTrailingZeros().toPlainString();
    }

    private static List<String> citing(Fact fact, BigDecimal sum, Rules... tables) {
        var rules = new TreeSet<String>();
        for (Rules each : tables) {
            DecisionTable table = each.table();
            table.rows().stream()
                    .filter(row -> table.inputs().contains(fact.input))
                    .filter(row -> numbers(table.cell(row, fact.input)).contains(sum))
                    .forEach(row -> rules.add(row.outputs().get("rule")));
        }
        return List.copyOf(rules);
    }

    private static List<BigDecimal> numbers(String cell) {
        return NUMBER.matcher(cell)
                .results()
                .map(MatchResult::group)
                .map(BigDecimal::new)
                .toList();
    }

    private static BigDecimal amount(Bound bound, Map<String, String> wanted) {
        Parsed<BigDecimal> amount = Amount.read(wanted.getOrDefault(bound.field(), ""));
        if (amount.isBad() || amount.value() != null && amount.value().signum() < 0) {
            throw new RefusedException("%s of %,.2f a month: the new amount %s."
                    .formatted(
                            bound.name(),
                            bound.monthly(),
                            amount.isBad() ? amount.reason() : "must not be below zero"));
        }
        return amount.isBlank() ? bound.monthly() : amount.value();
    }

    private static Rules changed(
            Rules rules, Map<String, String> wanted, Map<String, BigDecimal> sums, List<String> changes) {
        DecisionTable table = rules.table();
        DecisionTable changed = table.with((row, input, text) -> {
            String cell = wanted.getOrDefault(field(table, row, input), text).strip();
            if (cell.equals(text)) {
                return withBounds(Fact.of(input), text, sums);
            }
            changes.add("%s, row %s, %s: %s → %s".formatted(table.key(), row, input, text, cell));
            return cell;
        });
        try {
            return new Rules(changed);
        } catch (StartRefusedException outside) {
            throw new RefusedException(outside.getMessage());
        }
    }

    /** @param sums new ones by {@link Bound#field} */
    private static String withBounds(Fact fact, String cell, Map<String, BigDecimal> sums) {
        return NUMBER.matcher(cell)
                .replaceAll(number -> Optional.ofNullable(sums.get(field(fact, new BigDecimal(number.group()))))
                        .map(sum -> sum.stripTrailingZeros().toPlainString())
                        .orElse(number.group()));
    }
}
