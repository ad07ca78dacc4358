package vip.approvals.spreadsheets;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** A number as an XLSX file holds it: up to 17 digits with an exponent, of which a spreadsheet means 15. */
final class NumberCell {

    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);
    private static final int LONGEST = 40;
    private static final BigDecimal DAYS = new BigDecimal(2_958_466); // the first after 9999-12-31
    private static final BigDecimal SECONDS_A_DAY = new BigDecimal(86_400);
    private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private NumberCell() {}

    /** @param date whether the cell's style shows it as a date */
    static Cell of(String raw, boolean date, boolean from1904) {
        BigDecimal number;
        try {
            number = new BigDecimal(raw.length() > LONGEST ? "" : raw.strip());
        } catch (NumberFormatException noNumber) {
            return new Cell(raw, "is no number that can be read; type it anew");
        }
        long integerDigits = (long) number.precision() - number.scale();
        if (number.signum() == 0 || integerDigits < -30) {
            number = BigDecimal.ZERO; // also for the parser's sake: 1E-999999999 written out would fill the memory
        } else if (integerDigits > DIGITS.getPrecision()) {
            return new Cell(
                    raw,
                    "has more than 15 digits, so a spreadsheet has lost some; format the column as text and"
                            + " enter it anew");
        }
        return date ? date(number, from1904) : Cell.of(plain(number));
    }

    /** What a spreadsheet shows: 2100.0999999999999 is 2100.1. */
    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.round(DIGITS).stripTrailingZeros();
        return rounded.setScale(Math.max(rounded.scale(), 0)).toPlainString();
    }

    /** Days since 1900 (or 1904), with the time of day as a fraction. */
    private static Cell date(BigDecimal number, boolean from1904) {
        if (number.signum() < 0 || number.compareTo(DAYS) >= 0) {
            return new Cell(plain(number), "is not a date that a spreadsheet knows");
        }
        long seconds =
                number.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        LocalTime time = LocalTime.ofSecondOfDay(seconds % 86_400);
        if (number.compareTo(BigDecimal.ONE) < 0 && !from1904) {
            return Cell.of(TIME.format(time));
        }
        LocalDateTime moment = day(seconds / 86_400, from1904).atTime(time);
        return Cell.of(
                time.equals(LocalTime.MIDNIGHT) ? moment.toLocalDate().toString() : DATE_AND_TIME.format(moment));
    }

    /** Spreadsheets believe that 1900 was a leap year. */
    private static LocalDate day(long days, boolean from1904) {
        if (from1904) {
            return LocalDate.of(1904, 1, 1).plusDays(days);
        }
        return LocalDate.of(1899, 12, days < 60 ? 31 : 30).plusDays(days);
    }
}
