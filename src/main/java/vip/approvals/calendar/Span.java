package vip.approvals.calendar;

import java.util.regex.Pattern;

/** An amount of time in the unit of its rule, which is never converted (AMB-24). Written like {@code 5 working days}. */
public record Span(int amount, Unit unit) {

    /** Working days skip days off; days and months do not. */
    public enum Unit {
        WORKING_DAYS("working day"),
        DAYS("day"),
        MONTHS("month");

        private final String word;

        Unit(String word) {
            this.word = word;
        }
    }

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3}) (working day|day|month)s?");

    public Span {
        if (amount < 0) {
            throw new IllegalArgumentException("A span of time is not negative: " + amount);
        }
    }

    /** @throws IllegalArgumentException if the text is not like {@code 5 working days} */
    public static Span of(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no span of time; write it like 5 working days, 3 days or 3 months".formatted(text));
        }
        for (Unit unit : Unit.values()) {
            if (unit.word.equals(match.group(2))) {
                return new Span(Integer.parseInt(match.group(1)), unit);
            }
        }
        throw new IllegalStateException(text);
    }

    @Override
    public String toString() {
        return amount + " " + unit.word + (amount == 1 ? "" : "s");
    }
}
