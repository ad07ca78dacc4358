package vip.approvals.spreadsheets;

import java.io.IOException;
import java.util.List;

/** What all files have in common: blank rows are left out, the first other row names the columns, limits hold. */
class Table {

    private final List<SheetColumn> columns;
    private final RowHandler handler;
    private Headings headings;
    private long rows;

    Table(List<SheetColumn> columns, RowHandler handler) {
        this.columns = columns;
        this.handler = handler;
    }

    /** @param number as the spreadsheet counts */
    void row(long number, List<Cell> cells) throws IOException {
        if (cells.stream().allMatch(Cell::isBlank)) {
            return;
        }
        check(number, cells);
        if (headings == null) {
            headings = Headings.of(number, cells, columns);
            return;
        }
        if (++rows > Limits.ROWS) {
            throw new SheetRefusedException(
                    "The file has more than %,d rows. Split it into several files.".formatted(Limits.ROWS));
        }
        handler.row(new SheetRow(number, cells, headings));
    }

    private static void check(long number, List<Cell> cells) {
        for (int column = 0; column < cells.size(); column++) {
            if (column >= Limits.COLUMNS && !cells.get(column).isBlank()) {
                throw new SheetRefusedException("Row %d has values in more than %d columns. Leave only what is needed."
                        .formatted(number, Limits.COLUMNS));
            }
            if (cells.get(column).text().length() > Limits.CHARACTERS) {
                throw new SheetRefusedException("The value in row %d, column %s is longer than %,d characters."
                        .formatted(number, Cell.letters(column), Limits.CHARACTERS));
            }
        }
    }

    /** Columns up to the last that has a header; 0 as long as no header was seen. */
    int width() {
        return headings == null ? 0 : headings.width();
    }

    boolean isEmpty() {
        return headings == null;
    }

    /** @throws SheetRefusedException if there was no row below the header */
    SheetSummary summary(String sheet) {
        if (isEmpty()) {
            throw new SheetRefusedException("The file is empty. Its first row must name the columns.");
        }
        if (rows == 0) {
            throw new SheetRefusedException("The file has a header and no rows below it.");
        }
        return new SheetSummary(sheet, rows, headings.ignored());
    }
}
