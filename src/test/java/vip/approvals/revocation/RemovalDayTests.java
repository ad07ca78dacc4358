package vip.approvals.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;

/**
 * Many removals of three branches that take effect on one day, by the product's own job executor with its threads; one
 * letter cannot be written. {@code -Dvip.removals=10000} runs as many.
 */
@ProductTest
class RemovalDayTests {

    private static final Logger log = LoggerFactory.getLogger(RemovalDayTests.class);

    private static final int MANY = Integer.getInteger("vip.removals", 210);
    private static final List<String> BRANCHES = List.of("altai", "tomsk", "omsk");
    private static final String BAD = "R-000007";

    /** VIPs with a manager and a debt that only sales know of, so that nothing is cured. */
    private static final String REMOVALS = """
            SET session_replication_role = replica;
            INSERT INTO vip.cycle (quarter, cut_off, state, opened_at) VALUES ('2026-Q3', '2026-09-30', 'OPEN', now());
            CREATE TEMP TABLE many AS
                SELECT i, 'R-' || lpad(i::text, 6, '0') AS client, (ARRAY['altai', 'tomsk', 'omsk'])[1 + i %% 3] AS branch
                FROM generate_series(1, %d) AS i;
            INSERT INTO vip.client (client, branch, type, name, contract_start, image, address, language)
                SELECT client, branch, 'ORGANISATION', 'ООО «Северный ветер ' || i || '»', '2020-01-15', false,
                    CASE WHEN client <> '%s' THEN 'ул. Садовая, д. ' || i || E'\\n656000 Барнаул' END, 'ru' FROM many;
            INSERT INTO vip.account (account, client) SELECT 'L-' || i, client FROM many;
            INSERT INTO vip.invoice (invoice, client, account, due, amount, image_amount)
                SELECT 'I-' || i, client, 'L-' || i, '2026-05-29', 500, 0 FROM many;
            INSERT INTO vip.vip_status (client, tier, since, granted_by) SELECT client, 'T1', '2026-01-01', 'BILLING' FROM many;
            INSERT INTO vip.assignment (client, branch, manager, since, assigned_by)
                SELECT client, branch, branch || '.manager', '2026-01-01', branch || '.allocation' FROM many;
            WITH made AS (
                INSERT INTO vip.line (list, section, client, name, type, origin, state, route, account, month_1, month_2,
                    month_3, total, threshold, rule, tier, tier_rule, reason, ground_by)
                SELECT 1, 'REMOVE', client, 'Demo', 'ORGANISATION', 'PROPOSED', 'OPEN', 'NUMBER', 'L-' || i, 1, 1, 1, 3, 6300,
                    'SIB-20', 'T1', 'BVK-07', 'Demo', branch || '.sales' FROM many RETURNING line, client)
            INSERT INTO vip.removal (line, client, branch, quarter, ground, approved, effective, derivation, state)
                SELECT line, client, branch, '2026-Q3', 'DEBT', '2026-10-20', '2026-11-01', '-', 'APPROVED'
                FROM made JOIN many USING (client);
            ANALYZE vip.client, vip.removal, vip.vip_status, vip.assignment, vip.invoice, vip.line;
            """;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    JobExecutor executor;

    @Autowired
    ManagementService managementService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    RevocationProcesses processes;

    @Autowired
    NoticeList list;

    @Autowired
    PrintBatches batches;

    @Autowired
    Dispatches dispatches;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void reset() {
        product.reset();
    }

    @Test
    void SIB_24_manyRemovalsOfOneDayAreNumberedWithoutGapsAndOneBadLetterParksAlone() {
        product.asSuperuser(REMOVALS.formatted(MANY, BAD));
        clock.set(LocalDate.of(2026, 10, 20));
        BRANCHES.forEach(branch -> processes.handOver(branch, "2026-Q3"));
        work(() -> timed("started", "removals"));
        assertThat(count("SELECT count(*) FROM vip.removal WHERE started")).isEqualTo(MANY);
        assertThat(count("SELECT count(*) FROM vip.notice")).isZero();

        clock.set(LocalDate.of(2026, 11, 1));
        work(() -> {
            timed("told, while the first letters are written", "removals");
            timed("registered: the rest of the letters", "revocation");
        });

        assertNumbersAndParked();
        printAndPost();
        repair();
        work(() -> timed("the bad letter", "revocation"));
        assertThat(count("SELECT count(*) FROM vip.notice")).isEqualTo(MANY);
        assertThat(count("SELECT count(*) FROM vip.vip_status")).isZero();
        assertThat(count("SELECT count(*) FROM vip.assignment WHERE until IS NULL"))
                .isZero();
        assertNoGaps();
    }

    private void assertNumbersAndParked() {
        assertThat(count("SELECT count(*) FROM vip.notice")).isEqualTo(MANY - 1);
        assertNoGaps();
        assertThat(runtimeService.createIncidentQuery().list())
                .singleElement()
                .satisfies(incident ->
                        assertThat(incident.getIncidentMessage()).startsWith("No address is known of client " + BAD));
        assertThat(jdbc.sql("SELECT client FROM vip.vip_status")
                        .query(String.class)
                        .list())
                .containsExactly(BAD);
        assertThat(count("SELECT count(*) FROM vip.dispatch WHERE state = 'WAITING'"))
                .isEqualTo(MANY - 1);
        assertThat(count("SELECT count(DISTINCT removal) FROM vip.notice")).isEqualTo(MANY - 1);
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("notice-dispatch")
                        .count())
                .as("each branch is asked once to dispatch them")
                .isEqualTo(BRANCHES.size());
    }

    /** Each branch begins with 1 and ends with as many as it has; the series knows the last one. */
    private void assertNoGaps() {
        assertThat(count("""
                        SELECT count(*) FROM (SELECT branch, count(*) AS notices, count(DISTINCT number) AS numbers,
                            min(number) AS first, max(number) AS last FROM vip.notice GROUP BY branch) n
                        JOIN vip.notice_series s USING (branch)
                        WHERE notices = numbers AND first = 1 AND n.last = notices AND s.last = notices AND s.year = 2026
                        """)).isEqualTo(BRANCHES.size());
    }

    /** How long the sales staff are at the largest batch. */
    private void printAndPost() {
        NoticeReaders.Reading by = DispatchOffice.sales("tomsk");
        List<String> numbers = list.waiting("tomsk", "", NoticeBatch.LARGEST);
        long begun = System.nanoTime();
        long batch = batches.print(by, numbers, false);
        log.info("Removal day: a batch of {} printed in {} s", numbers.size(), seconds(begun));
        long printed = System.nanoTime();
        assertThat(dispatches.posted(by, batch, LocalDate.of(2026, 11, 1))).isEqualTo(numbers.size());
        log.info("Removal day: a batch of {} posted in {} s", numbers.size(), seconds(printed));
    }

    private static double seconds(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    }

    /** What an operator does: the cause is removed, the retries are set; what has been carried out is not once more. */
    private void repair() {
        jdbc.sql("UPDATE vip.client SET address = '3 New street' WHERE client = :client")
                .param("client", BAD)
                .update();
        Job failed = managementService.createJobQuery().noRetriesLeft().singleResult();
        managementService.setJobRetries(failed.getId(), 1);
    }

    /** By the product's own threads. */
    private void work(Runnable wait) {
        executor.start();
        try {
            wait.run();
        } finally {
            executor.shutdown();
        }
    }

    /** Until nothing of the process is left to be done. */
    private void timed(String what, String process) {
        long begun = System.nanoTime();
        await().atMost(Duration.ofHours(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> managementService
                                .createJobQuery()
                                .processDefinitionKey(process)
                                .executable()
                                .count()
                        == 0);
        log.info("Removal day: {} {} in {} s", MANY, what, seconds(begun));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
