package vip.approvals.spreadsheets;

/**
 * An apostrophe in front of a text keeps a spreadsheet from taking it for a formula. The writer of CSV sets it and the
 * reader takes it off, so that a text comes back as it was, even one that began with apostrophes itself.
 */
final class CsvApostrophe {

    /** A line feed and the full-width signs are formulas for some spreadsheets too. */
    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    private CsvApostrophe() {}

    static String set(String text) {
        return isDangerous(text, 0) ? "'" + text : text;
    }

    static String takeOff(String text) {
        return text.startsWith("'") && isDangerous(text, 1) ? text.substring(1) : text;
    }

    /** Whether a dangerous sign follows, behind any number of apostrophes. */
    private static boolean isDangerous(String text, int from) {
        int position = from;
        while (position < text.length() && text.charAt(position) == '\'') {
            position++;
        }
        return position < text.length() && DANGEROUS.indexOf(text.charAt(position)) >= 0;
    }
}
