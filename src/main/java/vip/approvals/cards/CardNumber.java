package vip.approvals.cards;

import java.util.regex.Pattern;

/**
 * The number of a membership card, as ISO/IEC 7812 builds it: issuer, serial number, and a check digit (Luhn) that finds
 * every mistyped digit and every exchange of neighbours but 09 and 90.
 *
 * @param digits 16, the last one being the check digit
 */
public record CardNumber(String digits) {

    private static final int LENGTH = 16;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{16}");
    private static final Pattern ISSUER = Pattern.compile("[0-9]{1,14}");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{4}([ \u00A0]?)[0-9]{4}\\1[0-9]{4}\\1[0-9]{4}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00A0\u202F]+");
    private static final Pattern END_OF_GROUP = Pattern.compile("(?=(?:[0-9]{4})+$)(?!^)");

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public CardNumber {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("A card number has 16 digits, together or in groups of four.");
        }
        if (checkDigit(digits.substring(0, LENGTH - 1)) != digits.charAt(LENGTH - 1)) {
            throw new IllegalArgumentException(
                    "The check digit of this card number is wrong: a digit was mistyped, or two were exchanged.");
        }
    }

    /**
     * @param issuer the digits with which all numbers of the programme begin
     * @param serial from 0; a number of its own for each card
     * @throws IllegalArgumentException if the issuer is not 1 to 14 digits, or the serial number needs more digits than
     *     are left
     */
    public static CardNumber of(String issuer, long serial) {
        if (!ISSUER.matcher(issuer).matches()) {
            throw new IllegalArgumentException("An issuer is 1 to 14 digits, not \"%s\".".formatted(issuer));
        }
        int left = LENGTH - 1 - issuer.length();
        String number = String.valueOf(serial);
        if (serial < 0 || number.length() > left) {
            throw new IllegalArgumentException(
                    "The issuer %s leaves %d digits for the serial number, and %d does not fit."
                            .formatted(issuer, left, serial));
        }
        String digits = issuer + "0".repeat(left - number.length()) + number;
        return new CardNumber(digits + checkDigit(digits));
    }

    /**
     * @param text 16 digits, together or in groups of four with a blank between them
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static CardNumber parse(String text) {
        String number = text.strip();
        return new CardNumber(GROUPED.matcher(number).matches() ? number.replaceAll("[ \u00A0]", "") : number);
    }

    /**
     * As {@link #parse}, with blanks anywhere, as a hand or a scanner puts them.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    static CardNumber typed(String text) {
        return new CardNumber(BLANKS.matcher(text).replaceAll(""));
    }

    /** In groups of four, for people: {@code 9643 0000 0000 0012}. */
    public String grouped() {
        return END_OF_GROUP.matcher(digits).replaceAll(" ");
    }

    /** The digits only. */
    @Override
    public String toString() {
        return digits;
    }

    /** Beginning with the last digit, every second one counts twice; a doubled digit counts as the sum of its digits. */
    private static char checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? 2 * digit : digit;
            sum += counted / 10 + counted % 10;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
