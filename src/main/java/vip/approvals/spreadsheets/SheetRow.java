package vip.approvals.spreadsheets;

import java.util.List;
import java.util.function.Function;

/** One row with at least one value. */
public final class SheetRow {

    private final long number;
    private final List<Cell> cells;
    private final Headings headings;

    SheetRow(long number, List<Cell> cells, Headings headings) {
        this.number = number;
        this.cells = cells;
        this.headings = headings;
    }

    /** As the spreadsheet counts: its first row is 1, blank rows count. */
    public long number() {
        return number;
    }

    /** Whether the file has the column. */
    public boolean has(String column) {
        return headings.position(column) >= 0;
    }

    /** The names of all columns of the file, as they are written; the first ones, if there are many. */
    public String headers() {
        return headings.shown();
    }

    /**
     * The text as it stands there, with its blanks.
     *
     * @return empty if it is blank, or if the file has no such column
     * @throws IllegalArgumentException if the caller never asked for this column
     */
    public String text(String column) {
        return cell(column).text();
    }

    /** Whether nothing stands there, or the file has no such column. */
    public boolean isBlank(String column) {
        return cell(column).isBlank();
    }

    /**
     * The value, or in words why there is none: what the spreadsheet itself says (such as {@code #N/A}), else what the
     * parser says.
     *
     * @param parser one of {@link Values}
     */
    public <T> Parsed<T> read(String column, Function<String, Parsed<T>> parser) {
        Cell cell = cell(column);
        return cell.problem() == null ? parser.apply(cell.text()) : Parsed.bad(cell.problem());
    }

    private Cell cell(String column) {
        int position = headings.position(column);
        return position < 0 || position >= cells.size() ? Cell.BLANK : cells.get(position);
    }
}
