package vip.approvals.spreadsheets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Reads CSV row by row. */
final class CsvFile {

    /** The most likely first: where two fit equally, it wins. */
    private static final char[] SEPARATORS = {';', '\t', ','};
    /** Stops a quotation mark that is never closed from swallowing the file. */
    private static final int LONGEST_FIELD = 1_000_000;

    private static final int MOST_FIELDS = 10_000;

    private CsvFile() {}

    static SheetSummary read(Path file, List<SheetColumn> columns, RowHandler handler) throws IOException {
        Charset charset = CsvEncoding.of(file);
        char separator = separator(file, charset, columns);
        Table table = new Table(columns, handler);
        try (Reader text = CsvEncoding.open(file, charset)) {
            rows(text, separator, table);
        }
        return table.summary("");
    }

    /** The one that makes the header name most of the columns, else most columns at all. */
    private static char separator(Path file, Charset charset, List<SheetColumn> columns) throws IOException {
        char best = SEPARATORS[0];
        long most = 0;
        for (char separator : SEPARATORS) {
            try (Reader text = CsvEncoding.open(file, charset)) {
                List<Cell> header = header(text, separator);
                long fit = MOST_FIELDS * Headings.matches(header, columns) + header.size();
                if (fit > most) {
                    most = fit;
                    best = separator;
                }
            }
        }
        return best;
    }

    private static List<Cell> header(Reader text, char separator) {
        try {
            for (CsvRecord next : reader(text, separator)) {
                List<Cell> cells = cells(next);
                if (!cells.stream().allMatch(Cell::isBlank)) {
                    return cells;
                }
            }
        } catch (CsvParseException malformed) {
            // Not with this separator. If with none, reading says what is wrong.
        }
        return List.of();
    }

    static void rows(Reader text, char separator, Table table) throws IOException {
        Iterator<CsvRecord> records = reader(text, separator).iterator();
        for (long row = 1; hasNext(records, row); row++) {
            List<Cell> cells = cells(records.next());
            if (!table.isEmpty()) {
                checkWidth(row, cells, table.width());
            }
            table.row(row, cells);
        }
    }

    private static boolean hasNext(Iterator<CsvRecord> records, long row) {
        try {
            return records.hasNext();
        } catch (CsvParseException malformed) {
            throw new SheetRefusedException(
                    "Row %,d cannot be read: a quotation mark is not closed, or text follows a closing one."
                            .formatted(row));
        }
    }

    /** Values in a row that is too long stand in the wrong columns, so nothing of it can be believed. */
    private static void checkWidth(long row, List<Cell> cells, int width) {
        if (cells.stream().skip(width).anyMatch(cell -> !cell.isBlank())) {
            throw new SheetRefusedException(
                    ("Row %d has more values than the header has columns. A value that holds the"
                                    + " separator needs quotation marks around it.")
                            .formatted(row));
        }
    }

    private static List<Cell> cells(CsvRecord row) {
        return row.getFields().stream()
                .map(CsvApostrophe::takeOff)
                .map(Cell::of)
                .toList();
    }

    private static CsvReader<CsvRecord> reader(Reader text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false) // they count as rows, as in a spreadsheet
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // Excel leaves out blanks at the end
                .allowUnclosedQuote(false)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_FIELDS)
                                .maxFieldSize(LONGEST_FIELD)
                                .maxRecordSize(10 * LONGEST_FIELD)
                                .build(),
                        text);
    }
}
