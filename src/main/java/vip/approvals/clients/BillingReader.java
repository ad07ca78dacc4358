package vip.approvals.clients;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import vip.approvals.database.CopyRows;

/** Reads one billing file row by row: names every value that is bad by itself, and stages all rows. */
class BillingReader {

    /** Far more than any good value; stops a quotation mark that is never closed from swallowing the file. */
    private static final int LONGEST_FIELD = 10_000;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    /** What decoding leaves in the place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private final List<Column> columns;
    private final Problems problems;

    BillingReader(Layout layout, Problems problems) {
        this.columns = layout.columns();
        this.problems = problems;
    }

    /** Reads to the end, or to the first place where the text is no CSV any more. */
    void read(InputStream content, CopyRows staged) throws IOException {
        CsvReader<CsvRecord> csv = CsvReader.builder()
                .skipEmptyLines(false) // they count as rows, as in a spreadsheet
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // each such row is named below
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(
                        CsvRecordHandler.builder().maxFieldSize(LONGEST_FIELD).build(),
                        new InputStreamReader(withoutByteOrderMark(content), StandardCharsets.UTF_8));
        Iterator<CsvRecord> records = csv.iterator();
        long row = 0;
        try {
            Header header = null;
            while (records.hasNext()) {
                CsvRecord next = records.next();
                row++;
                List<String> fields = next.getFields();
                if (fields.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (header != null) {
                    row(row, fields, header, staged);
                } else {
                    header = Header.read(row, fields, columns, problems);
                    if (header == null) {
                        return;
                    }
                }
            }
            if (header == null) {
                problems.add(1, "", "", "The file is empty; its first row must name the columns");
            }
        } catch (CsvParseException malformed) {
            problems.add(
                    row + 1,
                    "",
                    "",
                    "Cannot be read on from here: a quotation mark is not closed, or text follows a closing one");
        }
    }

    private void row(long row, List<String> fields, Header header, CopyRows staged) throws IOException {
        if (fields.size() != header.size()) {
            problems.add(
                    row,
                    "",
                    fields.size() + (fields.size() == 1 ? " value" : " values"),
                    "The header names %d columns, so a row needs %d values; a comma inside a value needs quotation marks around it"
                            .formatted(header.size(), header.size()));
            return;
        }
        boolean refused = false;
        for (int index = 0; index < columns.size(); index++) {
            Column column = columns.get(index);
            String value = strip(header.value(fields, index));
            String reason = reason(column, value);
            if (reason != null) {
                problems.add(row, column.name(), value, reason);
                refused = true;
                staged.value(null);
            } else {
                staged.value(
                        value.isEmpty() ? column.whenBlank() : column.format().stored(value));
            }
        }
        staged.value(Long.toString(row));
        staged.value(refused ? "t" : "f");
        staged.endRow();
    }

    private static String reason(Column column, String value) {
        if (value.isEmpty()) {
            return column.required() ? "must not be blank" : null;
        }
        for (int position = 0; position < value.length(); position++) {
            char c = value.charAt(position);
            if (Character.isISOControl(c)) {
                return "has control characters, such as a line break";
            }
            if (c == REPLACEMENT) {
                return "has characters that are no UTF-8; save the file as \"CSV UTF-8\"";
            }
        }
        return column.format().reason(value);
    }

    /** Spreadsheets leave blanks at the ends, also those that do not break. */
    static String strip(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isBlank(value.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\u00A0';
    }

    private static InputStream withoutByteOrderMark(InputStream content) throws IOException {
        PushbackInputStream start = new PushbackInputStream(content, BYTE_ORDER_MARK.length);
        byte[] first = start.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            start.unread(first);
        }
        return start;
    }
}
