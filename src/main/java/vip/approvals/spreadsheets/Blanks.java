package vip.approvals.spreadsheets;

/** Blanks as spreadsheets have them: also those that do not break, and those without a width. */
final class Blanks {

    private Blanks() {}

    static boolean is(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    static boolean isBlank(String text) {
        for (int position = 0; position < text.length(); position++) {
            if (!is(text.charAt(position))) {
                return false;
            }
        }
        return true;
    }

    /** The text without blanks at its ends. */
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && is(text.charAt(from))) {
            from++;
        }
        while (to > from && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
