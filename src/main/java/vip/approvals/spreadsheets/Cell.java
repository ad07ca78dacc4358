package vip.approvals.spreadsheets;

/**
 * @param text as the spreadsheet would show it, without formats
 * @param problem why the text is not the value, as the rest of a sentence; null if it is
 */
record Cell(String text, String problem) {

    static final Cell BLANK = new Cell("", null);

    static Cell of(String text) {
        return text.isEmpty() ? BLANK : new Cell(text, null);
    }

    boolean isBlank() {
        return problem == null && Blanks.isBlank(text);
    }

    /** Letters of a column, as a spreadsheet names it: 0 is A. */
    static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }
}
