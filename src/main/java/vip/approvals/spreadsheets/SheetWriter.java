package vip.approvals.spreadsheets;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Writes a spreadsheet row by row. Closing completes the file and leaves the stream under it open. */
public interface SheetWriter extends Closeable {

    /**
     * @param values {@code String}, {@code BigDecimal}, {@code Integer}, {@code LocalDate} or null for a blank. A text
     *     stays a text, whatever it begins with
     * @throws IllegalArgumentException if it is another type, or a text of more than 10,000 characters
     */
    void row(List<?> values) throws IOException;

    /**
     * Goes on with another sheet.
     *
     * @throws UnsupportedOperationException if the format has only one
     */
    void sheet(String name, List<String> header) throws IOException;
}
