package vip.approvals.lists;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.bench.BenchContext;
import vip.approvals.bench.Benchmark;
import vip.approvals.bench.Contender;
import vip.approvals.calendar.Quarter;
import vip.approvals.spreadsheets.Sheets;

/** A list file, from its bytes to a verdict on each row. */
public class IngestBenchmark implements Benchmark {

    private static final Quarter Q3 = Quarter.parse("2026-Q3");
    private static final int SMALL = 10_000;
    private static final int LARGE = 100_000;
    private static final String COPY = "raw COPY of the CSV's bytes";
    private static final String BATCH = "Spring Batch, CSV";

    private BenchContext context;
    private DataSource superuser;
    private BranchList list;

    @Override
    public String title() {
        return "Ingest a list file";
    }

    @Override
    public String about() {
        return """
                A file with 11 columns for a branch of 100,000 clients, of whom 10,000 are on the list already: every row is parsed, looked up, checked against billing's facts, the list and the other rows, and stored with its reason; 1 % are refused. For the product that is all that happens between the last byte and the preview; nothing is put on the list yet.

                * **Raw COPY**: the CSV's bytes into a table of 11 text columns without key or index, by the driver's `CopyManager`. The floor: nothing is looked at.
                * **Parsing alone**: the product's own reader without a database; beside it fastexcel's reader, which is not used because of what a hostile file does to it (ADR 0014).
                * **Spring Batch**: a flat-file reader, a processor that has read the branch's clients into memory, `JdbcBatchItemWriter`, chunks of 5,000 as its reference advises to try, `reWriteBatchedInserts` as the driver's documentation advises, the table with the same key. Every row gets the same outcome as the product's.
                """;
    }

    @Override
    public void run(BenchContext given) throws Exception {
        context = given;
        superuser = given.productDatabase();
        facts();
        Path folder = Path.of("target/bench-files");
        ListFile small = ListFile.write(folder, SMALL);
        ListFile large = ListFile.write(folder, LARGE);
        JdbcClient.create(superuser).sql("""
                        CREATE SCHEMA peer;
                        CREATE TABLE peer.copied (section text, client text, name text, type text, tax_id text, ground text,
                            comment text, operator text, estimate text, source text, confidence text);
                        CREATE TABLE peer.row (row_no bigint PRIMARY KEY, outcome text, reason text, section text,
                            number text, name text, type text, tax_id text, ground text, comment text, operator text,
                            estimate numeric(14, 2), source text, confidence text);
                        """).update();
        var batch = new BatchIngest(superuser);
        batch.run(small.csv());
        verify(small);
        for (ListFile file : List.of(small, large)) {
            given.report()
                    .compare(
                            1,
                            5,
                            List.of(
                                    new Contender("product, CSV", file.rows(), this::forget, () -> stage(file.csv())),
                                    new Contender(COPY, file.rows(), () -> truncate("peer.copied"), () -> copy(file)),
                                    new Contender("parsing alone, CSV", file.rows(), () -> parse(file.csv())),
                                    new Contender(
                                            BATCH,
                                            file.rows(),
                                            () -> truncate("peer.row"),
                                            () -> batch.run(file.csv())),
                                    new Contender("product, XLSX", file.rows(), this::forget, () -> stage(file.xlsx())),
                                    new Contender("parsing alone, XLSX", file.rows(), () -> parse(file.xlsx())),
                                    new Contender(
                                            "parsing alone, XLSX, fastexcel",
                                            file.rows(),
                                            () -> fastexcel(file.xlsx()))));
        }
        targets();
        forget();
        JdbcClient.create(superuser).sql("DROP SCHEMA peer CASCADE").update();
    }

    private void targets() {
        var report = context.report();
        report.atMost(
                "ingest 100,000 lines, CSV: at most 2.5 × raw COPY", 2.5, report.ratio("product, CSV", COPY, LARGE));
        report.atMost(
                "ingest 100,000 lines, XLSX: at most 1.6 × parsing alone",
                1.6,
                report.ratio("product, XLSX", "parsing alone, XLSX", LARGE));
        report.atLeast(
                "ingest 100,000 lines, CSV: at least 4 × faster than Spring Batch",
                4,
                report.ratio(BATCH, "product, CSV", LARGE));
        for (String side : List.of("product, CSV", "product, XLSX")) {
            report.atMost(
                    "ingest, %s: exponent of growth at most 1.05".formatted(side),
                    1.05,
                    report.growth(side, SMALL, LARGE));
        }
    }

    /** Of 100,000 clients every tenth is eligible; the list is opened, so that these are on it. */
    private void facts() {
        context.bean(BillingFacts.class).many(LARGE, "altai", "CASE WHEN client LIKE '%0' THEN 3000 ELSE 100 END");
        context.bean(Product.class)
                .as(
                        "hq.sales",
                        () -> context.bean(RuntimeService.class)
                                .startProcessInstanceByKey("quarterly-cycle", Map.of("quarter", Q3.toString())));
        list = context.bean(BranchLists.class).find("altai", Q3).orElseThrow();
    }

    private long stage(Path file) throws IOException {
        return context.bean(UploadStaging.class)
                .stage(
                        list,
                        new UploadStaging.Arrival(
                                file, file.getFileName().toString(), "0", "altai.sales", UploadStaging.Via.PERSON));
    }

    private void forget() {
        context.bean(Product.class).asSuperuser("TRUNCATE vip.upload, vip.upload_row");
    }

    private void truncate(String table) {
        JdbcClient.create(superuser).sql("TRUNCATE " + table).update();
    }

    private void copy(ListFile file) throws Exception {
        try (Connection connection = superuser.getConnection();
                InputStream bytes = new FileInputStream(file.csv().toFile())) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY peer.copied FROM STDIN (FORMAT csv, HEADER)", bytes, 1 << 16);
        }
    }

    private static void parse(Path file) throws IOException {
        Sheets.read(file, file.getFileName().toString(), UploadColumn.asked(), row -> {});
    }

    private static void fastexcel(Path file) throws IOException {
        try (InputStream bytes = new FileInputStream(file.toFile());
                var workbook = new ReadableWorkbook(bytes);
                var rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> {
                for (int cell = 0; cell < row.getCellCount(); cell++) {
                    row.getCellText(cell);
                }
            });
        }
    }

    /** Both kinds of file and the peer come to the same verdict on each row. */
    private void verify(ListFile file) throws IOException {
        JdbcClient jdbc = JdbcClient.create(superuser);
        for (Path kind : List.of(file.csv(), file.xlsx())) {
            long upload = stage(kind);
            int different =
                    jdbc.sql("""
                            SELECT count(*) FROM (SELECT * FROM vip.upload_row WHERE upload = :upload) u
                            FULL JOIN peer.row p USING (row_no)
                            WHERE (u.outcome, u.number, u.comment, u.operator, u.estimate)
                                IS DISTINCT FROM (p.outcome, p.number, p.comment, p.operator, p.estimate)
                               -- The name of the branch's own client comes from billing, whatever the file says.
                               OR u.number IS NULL AND u.name IS DISTINCT FROM p.name
                               OR (u.outcome = 'REFUSED' AND (u.reason IS NULL OR p.reason IS NULL))
                            """).param("upload", upload).query(Integer.class).single();
            int refused = jdbc.sql("SELECT count(*) FROM vip.upload_row WHERE upload = :upload AND outcome = 'REFUSED'")
                    .param("upload", upload)
                    .query(Integer.class)
                    .single();
            if (different != 0 || refused != file.rows() / 100) {
                throw new IllegalStateException(
                        "%s: %d rows differ, %d are refused".formatted(kind, different, refused));
            }
        }
    }
}
