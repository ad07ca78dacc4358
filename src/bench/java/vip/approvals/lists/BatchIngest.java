package vip.approvals.lists;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.JobParametersBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.database.JdbcBatchItemWriter;
import org.springframework.batch.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.item.file.FlatFileItemReader;
import org.springframework.batch.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.item.file.transform.FieldSet;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * The same checks as a Spring Batch job: a flat file, a processor that knows the branch's clients by heart, inserts in
 * batches. What the processor knows is read at the beginning of the job, in one statement.
 */
class BatchIngest {

    /** A row with what became of it. */
    record Checked(int row, FieldSet fields, String outcome, String reason) {
        String text(UploadColumn column) {
            String text = fields.readString(column.ordinal());
            return text.isEmpty() ? null : text;
        }
    }

    /** What is known of a client. */
    record Known(boolean eligible, boolean vip, boolean listed) {}

    private static final int CHUNK = 5_000;

    private final DataSource dataSource;
    private final DataSourceTransactionManager transactions;
    private final JobRepository repository;
    private final TaskExecutorJobLauncher launcher = new TaskExecutorJobLauncher();
    private long runs;

    BatchIngest(DataSource dataSource) throws Exception {
        this.dataSource = dataSource;
        this.transactions = new DataSourceTransactionManager(dataSource);
        new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"))
                .execute(dataSource);
        var factory = new JobRepositoryFactoryBean();
        factory.setDataSource(dataSource);
        factory.setTransactionManager(transactions);
        factory.afterPropertiesSet();
        this.repository = factory.getObject();
        launcher.setJobRepository(repository);
        launcher.afterPropertiesSet();
    }

    void run(Path csv) throws Exception {
        Map<String, Known> clients = clients();
        Set<String> seen = new HashSet<>();
        FlatFileItemReader<FieldSet> reader = new FlatFileItemReaderBuilder<FieldSet>()
                .name("list")
                .resource(new FileSystemResource(csv))
                .encoding("UTF-8")
                .linesToSkip(1)
                .delimited()
                .names(UploadColumn.headers(false).toArray(String[]::new))
                .fieldSetMapper(fields -> fields)
                .build();
        int[] row = {1};
        var step = new StepBuilder("ingest", repository)
                .<FieldSet, Checked>chunk(CHUNK, transactions)
                .reader(reader)
                .processor(fields -> check(++row[0], fields, clients, seen))
                .writer(writer())
                .build();
        var job = new JobBuilder("ingest", repository).start(step).build();
        var execution = launcher.run(
                job, new JobParametersBuilder().addLong("run", ++runs).toJobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException(execution.getAllFailureExceptions().toString());
        }
    }

    private Map<String, Known> clients() {
        return JdbcClient.create(dataSource)
                .sql("""
                        SELECT c.client, a.outcome = 'ELIGIBLE' AS eligible, s.client IS NOT NULL AS vip,
                               EXISTS (SELECT FROM vip.line l WHERE l.client = c.client) AS listed
                        FROM vip.client c LEFT JOIN vip.assessment a USING (client) LEFT JOIN vip.vip_status s USING (client)
                        WHERE c.branch = 'altai'
                        """)
                .query((row, number) -> Map.entry(
                        row.getString("client"),
                        new Known(row.getBoolean("eligible"), row.getBoolean("vip"), row.getBoolean("listed"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Checked check(int row, FieldSet fields, Map<String, Known> clients, Set<String> seen) {
        Function<UploadColumn, String> text = column -> fields.readString(column.ordinal());
        String problem = problem(text, clients, seen);
        Known known = clients.get(text.apply(UploadColumn.CLIENT));
        String outcome = problem != null ? "REFUSED" : known != null && known.listed() ? "SAME" : "ADD";
        return new Checked(row, fields, outcome, problem);
    }

    private static String problem(Function<UploadColumn, String> text, Map<String, Known> clients, Set<String> seen) {
        String section = text.apply(UploadColumn.SECTION);
        if (!List.of("NEW", "REMOVE", "POTENTIAL").contains(section)) {
            return "section must be NEW, REMOVE or POTENTIAL";
        }
        String client = text.apply(UploadColumn.CLIENT);
        if (client.isEmpty()) {
            boolean complete = List.of(
                            UploadColumn.NAME,
                            UploadColumn.TYPE,
                            UploadColumn.OPERATOR,
                            UploadColumn.SOURCE,
                            UploadColumn.CONFIDENCE)
                    .stream()
                    .noneMatch(column -> text.apply(column).isEmpty());
            boolean estimated = new BigDecimal(text.apply(UploadColumn.ESTIMATE)).signum() > 0;
            boolean first = seen.add(text.apply(UploadColumn.NAME) + "\n" + text.apply(UploadColumn.OPERATOR));
            return complete && estimated && first ? null : "incomplete or double";
        }
        Known known = clients.get(client);
        if (known == null) {
            return "No client of this branch has this number";
        }
        if (!seen.add(client)) {
            return "is the same client as in an earlier row";
        }
        boolean fits =
                section.equals("REMOVE") ? known.vip() : !known.vip() && section.equals("NEW") == known.eligible();
        return fits ? null : "does not belong to this section";
    }

    private JdbcBatchItemWriter<Checked> writer() {
        JdbcBatchItemWriter<Checked> writer = new JdbcBatchItemWriterBuilder<Checked>()
                .dataSource(dataSource)
                .sql("""
                        INSERT INTO peer.row (row_no, outcome, reason, section, number, name, type, tax_id, ground, comment,
                            operator, estimate, source, confidence)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS numeric), ?, ?)
                        """)
                .itemPreparedStatementSetter((item, statement) -> {
                    statement.setInt(1, item.row());
                    statement.setString(2, item.outcome());
                    statement.setString(3, item.reason());
                    for (UploadColumn column : UploadColumn.values()) {
                        statement.setString(4 + column.ordinal(), item.text(column));
                    }
                })
                .build();
        writer.afterPropertiesSet();
        return writer;
    }
}
