package vip.approvals.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;

/** Three complete months, named after the last one: {@code 2026-10} is August to October. */
public record ThreeMonths(YearMonth last) implements Period {

    private static final Pattern TEXT = Pattern.compile("20\\d{2}-(0[1-9]|1[0-2])");

    /** @throws IllegalArgumentException if the text is not like {@code 2026-10} */
    public static ThreeMonths parse(String text) {
        if (text == null || !TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("\"%s\" is not a month; write it like 2026-10".formatted(text));
        }
        return new ThreeMonths(YearMonth.parse(text));
    }

    /** The last of them ended last before the given day. */
    public static ThreeMonths lastEndedBefore(LocalDate day) {
        return new ThreeMonths(YearMonth.from(day).minusMonths(1));
    }

    public ThreeMonths previous() {
        return new ThreeMonths(last.minusMonths(1));
    }

    public ThreeMonths next() {
        return new ThreeMonths(last.plusMonths(1));
    }

    @Override
    public List<YearMonth> months() {
        return List.of(last.minusMonths(2), last.minusMonths(1), last);
    }

    @Override
    public String toString() {
        return last.toString();
    }
}
