package vip.approvals.spreadsheets;

import java.util.regex.Pattern;

/** The check digits of Russian tax numbers: weighted sums modulo 11, then modulo 10. */
final class Inn {

    private static final int[] LAST_OF_10 = {2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] LAST_BUT_ONE_OF_12 = {7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] LAST_OF_12 = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final Pattern DIGITS = Pattern.compile("[0-9]{9,12}");
    private static final Pattern ZEROS = Pattern.compile("0+");

    private Inn() {}

    static Parsed<String> read(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return Parsed.bad("is not a tax number; it has 10 digits for an organisation and 12 for a person");
        }
        boolean zeroLost = text.length() % 2 == 1;
        String inn = zeroLost ? "0" + text : text;
        if (isValid(inn)) {
            return Parsed.good(inn);
        }
        return Parsed.bad(
                zeroLost
                        ? "is not a tax number: it has %d digits, and a zero at the front does not make it one"
                                .formatted(text.length())
                        : "is not a tax number: its check digits do not fit, so a digit is wrong");
    }

    private static boolean isValid(String inn) {
        if (ZEROS.matcher(inn).matches()) {
            return false;
        }
        return inn.length() == 10 ? fits(inn, LAST_OF_10) : fits(inn, LAST_BUT_ONE_OF_12) && fits(inn, LAST_OF_12);
    }

    /** Whether the digit after the weighted ones is the one that they ask for. */
    private static boolean fits(String inn, int[] weights) {
        int sum = 0;
        for (int position = 0; position < weights.length; position++) {
            sum += weights[position] * (inn.charAt(position) - '0');
        }
        return sum % 11 % 10 == inn.charAt(weights.length) - '0';
    }
}
