package vip.approvals.revocation;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vip.approvals.calendar.Quarter;

/** How days, amounts and quarters are written to a client. Blanks inside of one of them never end a line. */
public enum NoticeLanguage {
    RU("d\u00A0MMMM yyyy\u00A0'г.'", new Locale("ru"), '\u00A0', ',', " и ") {
        @Override
        String money(String amount, String currency) {
            return amount + "\u00A0" + (currency.equals("RUB") ? "руб." : currency);
        }

        @Override
        public String count(int quarters) {
            return quarters + "\u00A0" + russianPlural(quarters, "квартал", "квартала", "кварталов");
        }

        @Override
        public String quarter(Quarter quarter) {
            return List.of("I", "II", "III", "IV").get(quarter.number() - 1) + "\u00A0квартал " + quarter.year()
                    + "\u00A0г.";
        }
    },
    EN("d\u00A0MMMM yyyy", Locale.UK, ',', '.', " and ") {
        @Override
        String money(String amount, String currency) {
            return currency + "\u00A0" + amount;
        }

        @Override
        public String count(int quarters) {
            return quarters + "\u00A0" + (quarters == 1 ? "quarter" : "quarters");
        }

        @Override
        public String quarter(Quarter quarter) {
            return "the " + List.of("first", "second", "third", "fourth").get(quarter.number() - 1)
                    + " quarter of\u00A0" + quarter.year();
        }
    };

    private final DateTimeFormatter day;
    private final DecimalFormatSymbols symbols;
    private final String and;

    NoticeLanguage(String day, Locale locale, char thousands, char decimals, String and) {
        this.day = DateTimeFormatter.ofPattern(day, locale);
        this.symbols = new DecimalFormatSymbols(locale);
        symbols.setGroupingSeparator(thousands);
        symbols.setDecimalSeparator(decimals);
        symbols.setMinusSign('-');
        this.and = and;
    }

    /** As in {@code lang} of HTML; the words of a notice are in the template of this ending. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code 1 апреля 2026 г.} or {@code 1 April 2026}. */
    public String day(LocalDate date) {
        return day.format(date);
    }

    /**
     * {@code 15 000,00 руб.} or {@code RUB 15,000.00}.
     *
     * @param currency ISO 4217 code
     */
    public String money(BigDecimal amount, String currency) {
        return money(new DecimalFormat("#,##0.00", symbols).format(amount), currency);
    }

    abstract String money(String amount, String currency);

    /** {@code 2 квартала} or {@code 2 quarters}. */
    public abstract String count(int quarters);

    /** {@code III квартал 2026 г.} or {@code the third quarter of 2026}. */
    public abstract String quarter(Quarter quarter);

    /** {@code a, b and c}. */
    public String listed(List<Quarter> quarters) {
        String last = quarter(quarters.get(quarters.size() - 1));
        String others =
                quarters.stream().limit(quarters.size() - 1L).map(this::quarter).collect(Collectors.joining(", "));
        return others.isEmpty() ? last : others + and + last;
    }

    private static String russianPlural(int number, String one, String few, String many) {
        int lastTwo = number % 100;
        if (lastTwo >= 11 && lastTwo <= 14) {
            return many;
        }
        return switch (number % 10) {
            case 1 -> one;
            case 2, 3, 4 -> few;
            default -> many;
        };
    }
}
