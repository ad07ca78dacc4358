package vip.approvals.database;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Streams rows into a table by COPY, on the transaction's own connection. */
public class CopyRows {

    private static final int BUFFER = 1 << 16;

    private final PGCopyOutputStream copy;
    private final Writer writer;
    private final StringBuilder values = new StringBuilder(256);

    private int width;
    private long rows;

    /** @param copySql {@code COPY … FROM STDIN} */
    public CopyRows(Connection connection, String copySql) throws SQLException {
        copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), copySql, BUFFER);
        writer = new OutputStreamWriter(copy, StandardCharsets.UTF_8);
    }

    /** @param value as PostgreSQL reads the column's type; null for no value. It knows no NUL: that is left out */
    public void value(String value) {
        if (width++ > 0) {
            values.append('\t');
        }
        if (value == null) {
            values.append("\\N");
            return;
        }
        if (isPlain(value)) {
            values.append(value); // at once: there are millions
        } else {
            value.chars().forEach(c -> append((char) c));
        }
    }

    private static boolean isPlain(String value) {
        for (int position = 0; position < value.length(); position++) {
            char c = value.charAt(position);
            if (c <= '\r' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private void append(char c) {
        switch (c) {
            case '\\' -> values.append("\\\\");
            case '\t' -> values.append("\\t");
            case '\n' -> values.append("\\n");
            case '\r' -> values.append("\\r");
            case '\0' -> {}
            default -> values.append(c);
        }
    }

    /** Ends the row that the values since the last row make up. */
    public void endRow() throws IOException {
        writer.append(values.append('\n'));
        values.setLength(0);
        width = 0;
        rows++;
    }

    /** @return how many rows there were */
    public long finish() throws IOException, SQLException {
        writer.flush();
        copy.endCopy();
        return rows;
    }

    /** Lets the connection go on after a failure; what was sent is dropped. */
    public void cancel() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
