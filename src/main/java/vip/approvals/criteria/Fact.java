package vip.approvals.criteria;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Stream;

/** What a decision table may look at. The names are the table's, the columns those of {@link Facts}. */
enum Fact {
    ACTIVE("active", "active", Kind.BOOLEAN, "Contract runs"),
    COMPLETE_MONTHS("completeMonths", "complete_months", Kind.COUNT, "Complete months"),
    LONG_ENOUGH("longEnough", "long_enough", Kind.BOOLEAN, "Long enough"),
    ACCURATE_PAYER("accuratePayer", "accurate_payer", Kind.BOOLEAN, "Accurate payer"),
    NUMBER_TOTAL("numberTotal", "number_total", Kind.MONEY, "Best number"),
    ACCOUNT_TOTAL("accountTotal", "account_total", Kind.MONEY, "Best account"),
    ROUTE("route", "route", Kind.CODE, "Route");

    enum Kind {
        BOOLEAN,
        COUNT,
        MONEY,
        CODE
    }

    final String input;
    final String column;
    final Kind kind;
    final String words;

    Fact(String input, String column, Kind kind, String words) {
        this.input = input;
        this.column = column;
        this.kind = kind;
        this.words = words;
    }

    static Fact of(String input) {
        return Stream.of(values())
                .filter(fact -> fact.input.equals(input))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("\"%s\" is not a known fact".formatted(input)));
    }

    /** The value as a reason shows it; {@link #sqlText} gives the same text in SQL. */
    String text(Object value) {
        return kind == Kind.MONEY ? money((BigDecimal) value) : String.valueOf(value);
    }

    String sqlText() {
        return kind == Kind.MONEY ? "to_char(%s, 'FM999,999,999,990.00')".formatted(column) : column + "::text";
    }

    String literal(BigDecimal value) {
        return kind == Kind.MONEY ? money(value) : value.toPlainString();
    }

    private static String money(BigDecimal value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }
}
