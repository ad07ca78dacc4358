package vip.approvals.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A reporting period with its cut-off, written like {@code 2026-Q3} (SIB-05, SIB-41). */
public record Quarter(int year, int number) implements Period {

    private static final Pattern TEXT = Pattern.compile("(20\\d{2})-Q([1-4])");

    public Quarter {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("A quarter is 1 to 4, not " + number);
        }
    }

    /** @throws IllegalArgumentException if the text is not like {@code 2026-Q3} */
    public static Quarter parse(String text) {
        var match = TEXT.matcher(text == null ? "" : text.trim());
        if (!match.matches()) {
            throw new IllegalArgumentException("\"%s\" is not a quarter; write it like 2026-Q3".formatted(text));
        }
        return new Quarter(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }

    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }

    /** The quarter that ended last before the given day. */
    public static Quarter lastEndedBefore(LocalDate day) {
        return of(day.with(IsoFields.DAY_OF_QUARTER, 1).minusDays(1));
    }

    public Quarter previous() {
        return lastEndedBefore(months().get(0).atDay(1));
    }

    /** The three complete calendar months that criteria look at (AMB-05). */
    @Override
    public List<YearMonth> months() {
        return IntStream.range(0, 3)
                .mapToObj(month -> YearMonth.of(year, 3 * number - 2 + month))
                .toList();
    }

    /** The same, written like {@code 2026-07}. */
    public List<String> monthsAsText() {
        return months().stream().map(YearMonth::toString).toList();
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
