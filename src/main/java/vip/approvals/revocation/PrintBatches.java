package vip.approvals.revocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.engine.RefusedException;
import vip.approvals.web.Moments;
import vip.approvals.web.NotFoundException;

/** Letters that are printed together for registered mail: one file, and the list of where they go. */
@Service
public class PrintBatches {

    static final int PAGE = 50;

    private static final String RECORD = """
            INSERT INTO vip.print_batch (branch, letters, printed_by, printed_at, pdf, addresses, task)
            VALUES (:branch, :letters, :by, :now, :pdf, :addresses, :task) RETURNING batch
            """;

    private static final String SELECT = """
            SELECT b.batch, b.letters, count(d.notice) FILTER (WHERE d.state = 'PRINTED') AS left, b.printed_by,
                b.on_behalf_of, b.printed_at, b.pdf IS NOT NULL AS kept
            FROM vip.print_batch b LEFT JOIN vip.dispatch d USING (batch)
            WHERE b.branch = :branch GROUP BY b.batch ORDER BY b.batch DESC LIMIT :most OFFSET :skipped
            """;

    /**
     * @param left letters that have not been posted yet
     * @param kept whether its files have not been erased
     */
    public record Batch(
            long batch,
            int letters,
            int left,
            String printedBy,
            String onBehalfOf,
            OffsetDateTime printedAt,
            boolean kept) {}

    private record Files(byte[] pdf, String addresses) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ObjectMapper json;
    private final DispatchLog log;
    private final NoticeBatch printer;

    PrintBatches(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            ObjectMapper json,
            DispatchLog log,
            NoticeBatch printer) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.json = json;
        this.log = log;
        this.printer = printer;
    }

    /**
     * Prints what waits; nothing is printed twice, the batch's file can be fetched as often as it takes. While it is laid
     * out nobody who works on these notices has to wait: they are looked at before, and taken if they are the same after.
     *
     * @param duplex whether each letter begins on a sheet of its own
     * @return number of the batch
     * @throws RefusedException if one of them does not wait any more, or there are more than a batch holds; then nothing is
     *     stored
     */
    public long print(NoticeReaders.Reading by, Collection<String> numbers, boolean duplex) {
        if (numbers != null && numbers.size() > NoticeBatch.LARGEST) {
            throw new RefusedException("A batch holds %,d letters at most.".formatted(NoticeBatch.LARGEST));
        }
        List<Letter> letters = transaction.execute(status -> waiting(by, numbers));
        Files files = layOut(letters, duplex);
        return transaction.execute(status -> {
            if (!waiting(by, numbers).equals(letters)) {
                throw new RefusedException(
                        "One of them has changed while it was printed. Nothing was stored; try again.");
            }
            return keep(by, letters, files);
        });
    }

    private List<Letter> waiting(NoticeReaders.Reading by, Collection<String> numbers) {
        List<Letter> letters = log.take(by.branch(), numbers);
        letters.stream()
                .filter(letter -> !letter.state().equals("WAITING"))
                .findFirst()
                .ifPresent(letter -> {
                    throw new RefusedException("%s is %s already. Nothing was printed."
                            .formatted(letter.number(), NoticeWords.state(letter.state())));
                });
        return letters;
    }

    private Files layOut(List<Letter> letters, boolean duplex) {
        Map<Long, String> contents = new HashMap<>();
        jdbc.sql("SELECT notice, content::text FROM vip.notice WHERE notice IN (:notices) AND content IS NOT NULL")
                .param("notices", letters.stream().map(Letter::notice).toList())
                .query(row -> {
                    contents.put(row.getLong("notice"), row.getString("content"));
                });
        List<NoticePaper> papers = letters.stream()
                .map(letter -> paper(letter, contents.get(letter.notice())))
                .toList();
        var pdf = new ByteArrayOutputStream();
        var addresses = new ByteArrayOutputStream();
        printer.addressList(papers, printer.print(papers, duplex, pdf), addresses);
        return new Files(pdf.toByteArray(), addresses.toString(StandardCharsets.UTF_8));
    }

    private long keep(NoticeReaders.Reading by, List<Letter> letters, Files files) {
        long batch = jdbc.sql(RECORD)
                .param("branch", by.branch())
                .param("letters", letters.size())
                .param("by", by.person())
                .param("now", OffsetDateTime.now(clock))
                .param("task", by.task(), Types.VARCHAR)
                .param("pdf", files.pdf())
                .param("addresses", files.addresses())
                .query(Long.class)
                .single();
        LocalDate today = LocalDate.now(clock);
        letters.forEach(letter -> log.step(
                letter,
                new DispatchLog.Step(
                        "PRINTED",
                        "REGISTERED_MAIL",
                        batch,
                        null,
                        today,
                        by.person(),
                        by.task(),
                        letter.address(),
                        null)));
        return batch;
    }

    /** As it was registered, to the address where it goes now. */
    private NoticePaper paper(Letter letter, String content) {
        if (content == null) {
            throw new RefusedException("The text of %s has been erased.".formatted(letter.number()));
        }
        try {
            return json.readValue(content, NoticeContent.class)
                    .to(NoticeContents.lines(letter.address()))
                    .paper();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether letters of the batch have still to be posted, or this person has printed it. */
    boolean isAtWork(String branch, long batch, String person) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM vip.dispatch
                                       WHERE branch = :branch AND batch = :batch AND state = 'PRINTED')
                            OR EXISTS (SELECT FROM vip.print_batch
                                       WHERE branch = :branch AND batch = :batch AND printed_by = :person)
                        """)
                .param("branch", branch)
                .param("batch", batch)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /** The last ones first, fifty at a time. */
    List<Batch> page(String branch, int page) {
        return jdbc
                .sql(SELECT)
                .param("branch", branch)
                .param("most", PAGE)
                .param("skipped", page * PAGE)
                .query(Batch.class)
                .list()
                .stream()
                .map(batch -> new Batch(
                        batch.batch(),
                        batch.letters(),
                        batch.left(),
                        batch.printedBy(),
                        batch.onBehalfOf(),
                        Moments.in(clock.getZone(), batch.printedAt()),
                        batch.kept()))
                .toList();
    }

    int count(String branch) {
        return jdbc.sql("SELECT count(*) FROM vip.print_batch WHERE branch = :branch")
                .param("branch", branch)
                .query(Integer.class)
                .single();
    }

    /** @throws NotFoundException if the branch has no such batch, or it was erased */
    byte[] pdf(String branch, long batch) {
        return file("pdf", byte[].class, branch, batch);
    }

    /** @throws NotFoundException if the branch has no such batch, or it was erased */
    byte[] addresses(String branch, long batch) {
        return file("addresses", String.class, branch, batch).getBytes(StandardCharsets.UTF_8);
    }

    private <T> T file(String column, Class<T> type, String branch, long batch) {
        return jdbc.sql(
                        "SELECT %1$s FROM vip.print_batch WHERE branch = :branch AND batch = :batch AND %1$s IS NOT NULL"
                                .formatted(column))
                .param("branch", branch)
                .param("batch", batch)
                .query(type)
                .optional()
                .orElseThrow(NotFoundException::new);
    }
}
