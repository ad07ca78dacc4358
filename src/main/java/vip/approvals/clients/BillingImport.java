package vip.approvals.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.database.CopyRows;

/**
 * Loads files of billing facts, each whole or not at all (docs/billing-files.md). A fact that is there already is
 * corrected, so that the same file may come again and again. Lists that were submitted keep the figures they froze.
 */
@Service
public class BillingImport {

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Clock clock;

    BillingImport(JdbcClient jdbc, DataSource dataSource, Clock clock) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Reads the file as a stream and stores it, in the caller's transaction if there is one.
     *
     * @param name what people call the file
     * @param loadedBy login of a person, or the part of the product that loads
     * @throws BillingFileException naming every bad row; nothing is stored
     * @throws UncheckedIOException if the content cannot be read to its end; nothing is stored
     */
    @Transactional
    public LoadedFile load(BillingFile file, String name, InputStream content, String loadedBy) {
        Problems problems = new Problems();
        DigestInputStream digested = new DigestInputStream(content, sha256());
        jdbc.sql(file.layout.createSql()).update();
        long rows = stage(file.layout, digested, problems);
        // One load at a time from here on: what the checks find must still hold when the rows are stored.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('vip.billing_load'))")
                .query((row, number) -> number)
                .list();
        int ignored = jdbc.sql(file.layout.ignoreSql()).update();
        jdbc.sql("ANALYZE " + Layout.STAGED).update();
        findProblems(file.layout, problems);
        problems.refuse(name);
        for (String store : file.layout.stores()) {
            jdbc.sql(store).param("today", LocalDate.now(clock)).update();
        }
        jdbc.sql("SELECT vip.analyze_billing_facts()::text").query().singleValue();
        jdbc.sql("DROP TABLE " + Layout.STAGED).update(); // the caller's transaction may load more
        LoadedFile loaded = new LoadedFile(
                file.id(),
                rows,
                ignored,
                HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        record(loaded, name, loadedBy);
        return loaded;
    }

    /** The sha256 of the last file of this kind that was loaded. */
    Optional<String> lastLoaded(BillingFile file) {
        return jdbc.sql("SELECT sha256 FROM vip.billing_load WHERE file = :file ORDER BY load DESC LIMIT 1")
                .param("file", file.id())
                .query(String.class)
                .optional();
    }

    private long stage(Layout layout, InputStream content, Problems problems) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyRows staged = new CopyRows(connection, layout.copySql());
            try {
                new BillingReader(layout, problems).read(content, staged);
                return staged.finish();
            } finally {
                staged.cancel();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("Rows cannot be staged", failure);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private void findProblems(Layout layout, Problems problems) {
        record Found(Problem problem, long total) {}
        List<Found> found = jdbc.sql(layout.problemsSql())
                .query((row, number) -> new Found(
                        new Problem(
                                row.getLong("row_no"),
                                row.getString("column_name"),
                                row.getString("value"),
                                row.getString("reason")),
                        row.getLong("total")))
                .list();
        if (!found.isEmpty()) {
            problems.addAll(
                    found.stream().map(Found::problem).toList(), found.get(0).total());
        }
    }

    private void record(LoadedFile loaded, String name, String loadedBy) {
        jdbc.sql("""
                        INSERT INTO vip.billing_load (file, name, sha256, rows, ignored, loaded_at, loaded_by)
                        VALUES (:file, :name, :sha256, :rows, :ignored, :now, :person)
                        """)
                .param("file", loaded.file())
                .param("name", name)
                .param("sha256", loaded.sha256())
                .param("rows", loaded.rows())
                .param("ignored", loaded.ignored())
                .param("now", OffsetDateTime.now(clock))
                .param("person", loadedBy)
                .update();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
