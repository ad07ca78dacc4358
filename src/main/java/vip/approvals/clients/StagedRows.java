package vip.approvals.clients;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Streams rows into the staging table by COPY, on the transaction's own connection. */
class StagedRows {

    private static final int BUFFER = 1 << 16;

    private final PGCopyOutputStream copy;
    private final Writer writer;
    private final StringBuilder values = new StringBuilder(256);
    private long rows;

    StagedRows(Connection connection, String copySql) throws SQLException {
        copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), copySql, BUFFER);
        writer = new OutputStreamWriter(copy, StandardCharsets.UTF_8);
    }

    /** @param value without control characters, as the format of COPY needs it; null for no value */
    void value(String value) {
        values.append('\t');
        if (value == null) {
            values.append("\\N");
        } else if (value.indexOf('\\') < 0) {
            values.append(value);
        } else {
            values.append(value.replace("\\", "\\\\"));
        }
    }

    /** Ends the row that the values since the last row make up. */
    void row(long number, boolean refused) throws IOException {
        writer.append(Long.toString(number)).append(refused ? "\tt" : "\tf");
        writer.append(values).append('\n');
        values.setLength(0);
        rows++;
    }

    long finish() throws IOException, SQLException {
        writer.flush();
        copy.endCopy();
        return rows;
    }

    /** Lets the connection go on after a failure; what was sent is dropped. */
    void cancel() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
