package vip.approvals.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Streams rows into a table by COPY, on the transaction's own connection. */
public class CopyRows {

    private static final int BUFFER = 1 << 16;

    private final PGCopyOutputStream copy;
    /** Of rows that were not sent yet. */
    private final StringBuilder values = new StringBuilder();

    private int width;
    private long rows;

    /** @param copySql {@code COPY … FROM STDIN} */
    public CopyRows(Connection connection, String copySql) throws SQLException {
        copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), copySql, BUFFER);
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
            if (c < ' ' || c == '\\') {
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
        values.append('\n');
        width = 0;
        rows++;
        if (values.length() >= BUFFER) {
            send();
        }
    }

    private void send() throws IOException {
        copy.write(values.toString().getBytes(StandardCharsets.UTF_8));
        values.setLength(0);
    }

    /** @return how many rows there were */
    public long finish() throws IOException, SQLException {
        send();
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
