package vip.approvals.lists;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.database.CopyRows;
import vip.approvals.engine.RefusedException;
import vip.approvals.spreadsheets.SheetRefusedException;
import vip.approvals.spreadsheets.SheetRow;
import vip.approvals.spreadsheets.SheetSummary;
import vip.approvals.spreadsheets.Sheets;
import vip.approvals.web.Texts;
import vip.approvals.work.Progress;

/** Takes a list file in, to be looked at: nothing of the list changes by it. */
@Service
class UploadStaging {

    /** Files of one list that wait for a look; a system that sends and nobody who looks would fill the disk. */
    static final int MOST_WAITING = 20;

    /** Receiving, reading, checking. */
    static final int STEPS = 3;

    private static final int LONGEST_NAME = 200;

    enum Via {
        PERSON,
        SYSTEM
    }

    private static final String INSERT = """
            INSERT INTO vip.upload (list, name, kind, sha256, rows, ignored, staged_by, staged_at, via, signatures, state)
            VALUES (:list, :name, :kind, :sha256, 0, '{}', :person, :now, :via,
                (SELECT count(*) FROM vip.act WHERE list = :list AND kind = 'SIGN'), 'STAGED')
            RETURNING upload
            """;

    /** Of this transaction alone, and never written to the log: only what was looked at is kept. */
    private static final String INCOMING = """
            CREATE TEMPORARY TABLE incoming (row_no bigint, raw text, bad text, tax_doubt text, section text, number text,
                name text, type text, tax_id text, ground text, comment text, operator text, estimate numeric(14, 2),
                source text, confidence text) ON COMMIT DROP
            """;

    /** Enough to know how many rows there are; more took as long as half of the look-ups. */
    private static final String ANALYZE =
            "SET LOCAL default_statistics_target = 10; ANALYZE incoming (row_no, bad, number, operator)";

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Clock clock;
    private final BranchLists lists;
    private final UploadChecks checks;

    UploadStaging(JdbcClient jdbc, DataSource dataSource, Clock clock, BranchLists lists, UploadChecks checks) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.clock = clock;
        this.lists = lists;
        this.checks = checks;
    }

    /**
     * @param file a temporary one, which the caller deletes
     * @param name as the person's computer names it
     */
    record Arrival(Path file, String name, String sha256, String person, Via via) {}

    /**
     * @return the upload's id
     * @throws RefusedException if the list is not being prepared, or too many files wait
     * @throws SheetRefusedException if the file as a whole is no good; nothing of it is stored
     */
    @Transactional
    public long stage(BranchList shown, Arrival file) throws IOException {
        Progress.step("Reading the rows", 2, STEPS, 0);
        String checked = Texts.require("The name of the file", file.name(), LONGEST_NAME);
        BranchList list = lists.find(shown.branch(), shown.quarter())
                .filter(found -> found.state() == BranchList.State.PREPARING)
                .orElseThrow(() -> new RefusedException("The list is not being prepared any more."));
        refuseTooMany(list);
        forgetEarlierQuarters(list);
        long upload = jdbc.sql(INSERT)
                .param("list", list.id())
                .param("name", checked)
                .param("kind", UploadRow.kind(checked))
                .param("sha256", file.sha256())
                .param("person", file.person())
                .param("now", OffsetDateTime.now(clock))
                .param("via", file.via().name())
                .query(Long.class)
                .single();
        jdbc.sql(INCOMING).update();
        SheetSummary summary = read(file.file(), checked);
        jdbc.sql("UPDATE vip.upload SET rows = :rows, ignored = :ignored WHERE upload = :upload")
                .param("rows", summary.rows())
                .param("ignored", summary.ignored().toArray(String[]::new))
                .param("upload", upload)
                .update();
        Progress.step("Checking %,d rows against the list and the facts".formatted(summary.rows()), 3, STEPS, 0);
        jdbc.sql(ANALYZE).update();
        checks.store(upload, list);
        jdbc.sql("SELECT vip.analyze_uploads()::text").query().singleValue();
        return upload;
    }

    /** The list that the branch is preparing now. */
    Optional<BranchList> preparing(String branch) {
        return jdbc.sql("SELECT quarter FROM vip.branch_list WHERE branch = :branch AND state = 'PREPARING'"
                        + " ORDER BY quarter DESC LIMIT 1")
                .param("branch", branch)
                .query(String.class)
                .optional()
                .flatMap(quarter -> lists.find(branch, Quarter.parse(quarter)));
    }

    /** What nobody looked at or corrected in an earlier quarter is of no use any more. */
    private void forgetEarlierQuarters(BranchList list) {
        jdbc.sql("""
                        DELETE FROM vip.upload_row WHERE upload IN (
                            SELECT upload FROM vip.upload JOIN vip.branch_list b USING (list)
                            WHERE b.branch = :branch AND b.quarter < :quarter)
                        """)
                .param("branch", list.branch())
                .param("quarter", list.quarter().toString())
                .update();
    }

    private void refuseTooMany(BranchList list) {
        long waiting = jdbc.sql("SELECT count(*) FROM vip.upload WHERE list = :list AND state = 'STAGED'")
                .param("list", list.id())
                .query(Long.class)
                .single();
        if (waiting >= MOST_WAITING) {
            throw new RefusedException(
                    "%d files wait for this list already. Put them on the list or discard them first."
                            .formatted(waiting));
        }
    }

    private SheetSummary read(Path file, String name) throws IOException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyRows rows = new CopyRows(connection, UploadRow.COPY);
            try {
                SheetSummary summary = Sheets.read(file, name, UploadColumn.asked(), row -> {
                    refuseStrangers(row);
                    new UploadRow(row).copy(rows);
                    Progress.done(row.number());
                });
                rows.finish();
                return summary;
            } finally {
                rows.cancel();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("Rows cannot be staged", failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void refuseStrangers(SheetRow row) {
        if (!row.has(UploadColumn.CLIENT.id()) && !row.has(UploadColumn.NAME.id())) {
            throw new SheetRefusedException(
                    "There is neither a column \"client\" (Номер клиента) nor \"name\" (Наименование). The file has: "
                            + row.headers() + ".");
        }
    }
}
