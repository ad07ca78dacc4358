package vip.approvals.spreadsheets;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as they are written in Russia and elsewhere. Money is not guessed: what can mean two amounts is refused. */
public final class Amount {

    private static final int INTEGER_DIGITS = 9;
    private static final int LONGEST = 40;
    private static final Pattern CURRENCY = Pattern.compile("(?iu) *(?:руб|р|rub|₽)\\.?$");
    private static final Pattern PLAIN = Pattern.compile("(\\d+)(?:[.,](\\d{1,2}))?");
    /** Groups of three digits behind one kind of separator, then decimals behind another. */
    private static final Pattern GROUPED =
            Pattern.compile("([1-9]\\d{0,2}([ '.,])\\d{3}(?:\\2\\d{3})*)(?:(?!\\2)[.,](\\d{1,2}))?");

    private static final Pattern AMBIGUOUS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");
    private static final Pattern MANY_DECIMALS = Pattern.compile("\\d+[.,]\\d{3,}");

    private Amount() {}

    public static Parsed<BigDecimal> read(String text) {
        String value = Blanks.strip(text);
        if (value.isEmpty()) {
            return Parsed.blank();
        }
        if (value.length() > LONGEST) {
            return notAnAmount();
        }
        String plain = CURRENCY.matcher(sameSeparators(value)).replaceFirst("");
        boolean negative = plain.startsWith("-");
        Parsed<BigDecimal> size = unsigned(negative ? plain.substring(1) : plain);
        return negative && size.value() != null ? Parsed.good(size.value().negate()) : size;
    }

    private static String sameSeparators(String value) {
        return value.codePoints()
                .map(c -> Blanks.is(c) ? ' ' : c)
                .map(c -> c == '’' || c == '`' || c == 'ʼ' ? '\'' : c)
                .map(c -> c == '−' || c == '–' ? '-' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Parsed<BigDecimal> unsigned(String value) {
        if (AMBIGUOUS.matcher(value).matches()) {
            return Parsed.bad("can be read in two ways; write thousands without a separator and decimals as 1234,50");
        }
        Matcher plain = PLAIN.matcher(value);
        if (plain.matches()) {
            return exact(plain.group(1), plain.group(2));
        }
        Matcher grouped = GROUPED.matcher(value);
        if (grouped.matches()) {
            return exact(grouped.group(1).replaceAll("\\D", ""), grouped.group(3));
        }
        return MANY_DECIMALS.matcher(value).matches()
                ? Parsed.bad("has more than two decimals; round it")
                : notAnAmount();
    }

    private static Parsed<BigDecimal> exact(String integer, String decimals) {
        BigDecimal amount = new BigDecimal(decimals == null ? integer : integer + "." + decimals).setScale(2);
        return amount.precision() - amount.scale() > INTEGER_DIGITS
                ? Parsed.bad("is too large: at most 999 999 999,99")
                : Parsed.good(amount);
    }

    private static Parsed<BigDecimal> notAnAmount() {
        return Parsed.bad("is not an amount; write it like 1234,50");
    }
}
