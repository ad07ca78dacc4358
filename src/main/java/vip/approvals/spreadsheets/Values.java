package vip.approvals.spreadsheets;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads values as people write them; each answers the value, or in words why it is none. For {@link SheetRow#read}. */
public final class Values {

    private static final int LONGEST_IDENTIFIER = 40;
    private static final Set<String> YES = Set.of("да", "yes", "true", "истина", "1", "1.0", "1,0");
    private static final Set<String> NO = Set.of("нет", "no", "false", "ложь", "0", "0.0", "0,0");
    private static final Pattern WHOLE_NUMBER_WITH_DECIMALS = Pattern.compile("(\\d+)[.,]0+");
    private static final Pattern SCIENTIFIC = Pattern.compile("-?\\d+([.,]\\d+)?[eE][+-]\\d+");

    private Values() {}

    /** Any text, without blanks at its ends. */
    public static Parsed<String> text(String text) {
        String value = Blanks.strip(text);
        if (value.isEmpty()) {
            return Parsed.blank();
        }
        if (value.indexOf('\uFFFD') >= 0) {
            return Parsed.bad("has characters that were lost; save the file as \"CSV UTF-8\" or as .xlsx");
        }
        return hasControls(value) ? Parsed.bad("has control characters; type it anew") : Parsed.good(value);
    }

    private static boolean hasControls(String value) {
        for (int position = 0; position < value.length(); position++) {
            char c = value.charAt(position);
            if (Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * A number of a client, an account or a contract: {@code КЛ-001}. {@code 42.0} is 42, as exports write it.
     *
     * @return of at most 40 characters
     */
    public static Parsed<String> identifier(String text) {
        Parsed<String> plain = text(text);
        if (plain.value() == null) {
            return plain;
        }
        String value = plain.value();
        if (SCIENTIFIC.matcher(value).matches()) {
            return Parsed.bad(
                    "is written like 1,23E+11, so digits are lost; format the column as text and enter it anew");
        }
        if (value.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
            return Parsed.bad("has invisible characters; type it anew");
        }
        var number = WHOLE_NUMBER_WITH_DECIMALS.matcher(value);
        String identifier = number.matches() ? number.group(1) : value;
        return identifier.length() > LONGEST_IDENTIFIER
                ? Parsed.bad("is longer than %d characters".formatted(LONGEST_IDENTIFIER))
                : Parsed.good(identifier);
    }

    /**
     * A Russian tax number (ИНН) whose check digits fit. A zero at the front that a spreadsheet has lost is put back.
     *
     * @return 10 digits (an organisation) or 12 (a person)
     */
    public static Parsed<String> inn(String text) {
        Parsed<String> identifier = identifier(text);
        return identifier.value() == null ? identifier : Inn.read(identifier.value());
    }

    /** {@code да}, {@code yes}, {@code true}, {@code 1}, {@code 1.0}, and their opposites. */
    public static Parsed<Boolean> yesNo(String text) {
        String value = Blanks.strip(text).toLowerCase(Locale.ROOT);
        if (value.isEmpty()) {
            return Parsed.blank();
        }
        if (YES.contains(value)) {
            return Parsed.good(true);
        }
        return NO.contains(value) ? Parsed.good(false) : Parsed.bad("must be yes or no, or да or нет");
    }

    /**
     * An amount of money: {@code 1 234,50}, {@code 1,234.50}, {@code 1.234,50}, {@code 1234.5 руб.} What can be read in
     * two ways, such as {@code 1,234}, is refused.
     *
     * @return with two decimals and at most nine digits before them; may be negative
     */
    public static Parsed<BigDecimal> amount(String text) {
        return Amount.read(text);
    }
}
