package vip.approvals.lists;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.database.RowByRow;
import vip.approvals.spreadsheets.SheetFormat;
import vip.approvals.spreadsheets.SheetWriter;

/** Files to take away: an empty one to fill in, the list as it is, and what was refused. */
@Service
class UploadFiles {

    /** What a downloaded list tells beside the columns of a list file; not read when it is uploaded again. */
    static final List<String> FIGURES = List.of(
            "tier",
            "route",
            "by account",
            "by number",
            "month 1",
            "month 2",
            "month 3",
            "sum",
            "threshold",
            "debt",
            "rule",
            "why");

    private static final String LINES = """
            SELECT section, client, name, type, tax_id, ground, comment, operator, estimate, source, confidence,
                   tier, route, account, number, month_1, month_2, month_3, total, threshold, debt, rule, reason
            FROM vip.line WHERE list = :list AND state NOT IN ('DROPPED', 'CORRECTED', 'WITHDRAWN', 'REJECTED', 'MOVED')
            ORDER BY array_position(ARRAY['NEW', 'REMOVE', 'POTENTIAL'], section), line
            """;

    private static final String REFUSED = """
            SELECT r.raw, r.reason FROM vip.upload_row r JOIN vip.upload u USING (upload)
            WHERE r.upload = :upload AND u.list = :list AND r.outcome = 'REFUSED' ORDER BY r.row_no
            """;

    private final JdbcClient jdbc;

    UploadFiles(DataSource dataSource) {
        this.jdbc = RowByRow.of(dataSource);
    }

    /** A header alone, so that no example is uploaded by mistake; what to write stands on a sheet of its own. */
    void template(OutputStream file, SheetFormat format, boolean inRussian) throws IOException {
        String sheet = inRussian ? "Список" : "List";
        try (SheetWriter writer = format.writer(file, sheet, UploadColumn.headers(inRussian))) {
            if (format == SheetFormat.XLSX) {
                writer.sheet(
                        inRussian ? "Как заполнить" : "How to fill in",
                        inRussian
                                ? List.of("Столбец", "Что писать", "Например")
                                : List.of("Column", "What to write", "For example"));
                for (UploadColumn column : UploadColumn.values()) {
                    writer.row(column.helpRow(inRussian));
                }
            }
        }
    }

    /** What stands on the list; uploaded again it changes nothing. */
    @Transactional(readOnly = true)
    public void list(OutputStream file, SheetFormat format, boolean inRussian, BranchList list) throws IOException {
        List<String> header = Stream.concat(UploadColumn.headers(inRussian).stream(), FIGURES.stream())
                .toList();
        try (SheetWriter writer = format.writer(file, list.branch() + " " + list.quarter(), header)) {
            jdbc.sql(LINES).param("list", list.id()).query((ResultSet row) -> write(writer, figures(row)));
        }
    }

    private static List<Object> figures(ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            values.add(row.getObject(column));
        }
        return values;
    }

    private static List<String> asItCame(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>(UploadColumn.ofRow(row.getString("raw")));
        values.add(row.getString("reason"));
        return values;
    }

    private static void write(SheetWriter writer, List<?> values) {
        try {
            writer.row(values);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The refused rows as they came, with the reason behind them. */
    @Transactional(readOnly = true)
    public void refused(OutputStream file, SheetFormat format, BranchList list, long upload) throws IOException {
        List<String> header = Stream.concat(UploadColumn.headers(false).stream(), Stream.of("reason"))
                .toList();
        try (SheetWriter writer = format.writer(file, "Refused", header)) {
            jdbc.sql(REFUSED)
                    .param("list", list.id())
                    .param("upload", upload)
                    .query((ResultSet row) -> write(writer, asItCame(row)));
        }
    }
}
