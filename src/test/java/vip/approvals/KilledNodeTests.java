package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vip.approvals.onboarding.ApprovedList;

/** What a killed node leaves half done is done by another, once: onboardings that start, tiers that are reviewed. */
class KilledNodeTests {

    private final Path data =
            Path.of("target", "test-database", UUID.randomUUID().toString()).toAbsolutePath();
    private static final int CLIENTS = 5_000;
    private static final String STARTED = "SELECT count(*) FROM vip.onboarding WHERE state = 'RUNNING'";
    private static final String INSTANCES = """
            SELECT count(%s e.business_key_) FROM camunda.act_ru_execution e
            JOIN camunda.act_re_procdef d ON d.id_ = e.proc_def_id_
            WHERE d.key_ = 'onboarding' AND e.parent_id_ IS NULL
            """;

    @Test
    void afterAKillEachClientIsStartedExactlyOnce() throws Exception {
        try (ChildProduct first = start()) {
            first.waitFor("Ready: ");
            ApprovedList.of(database(first), "altai", CLIENTS);
            first.stop();
        }
        int before;
        try (ChildProduct second = start()) { // a start finds who was not received
            JdbcClient database = database(second);
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(10))
                    .ignoreExceptions()
                    .until(() -> count(database, STARTED) >= 1_000);
            second.kill();
            before = count(database, STARTED); // its PostgreSQL survives
        }
        assertThat(before).isBetween(1_000, CLIENTS - 100);
        assertThat(before % 100).as("whole chunks only").isZero();
        try (ChildProduct third = start()) {
            JdbcClient database = database(third);
            third.waitFor("Ready: ");
            // The killed node holds its job for five minutes.
            database.sql(
                            "UPDATE camunda.act_ru_job SET lock_exp_time_ = now() - interval '1 hour' WHERE lock_owner_ IS NOT NULL")
                    .update();
            await().atMost(Duration.ofSeconds(120))
                    .until(() -> count(
                                    database,
                                    "SELECT count(*) FROM camunda.act_ru_task"
                                            + " WHERE task_def_key_ = 'allocate-managers'")
                            > 0);
            assertThat(count(database, STARTED)).isEqualTo(CLIENTS);
            assertThat(count(database, INSTANCES.formatted(""))).isEqualTo(CLIENTS);
            assertThat(count(database, INSTANCES.formatted("DISTINCT"))).isEqualTo(CLIENTS);
            third.stop();
        }
    }

    private static final String PARTS_DONE = "SELECT count(*) FROM vip.tier_review_part WHERE done_at IS NOT NULL";

    /** VIPs of the lowest tier, charged for the next one in each of the last three months. */
    private static final String VIPS = """
            INSERT INTO vip.client (client, branch, type, name, contract_start, image)
            SELECT 'altai-' || to_char(n, 'FM00000'), 'altai', 'ORGANISATION', 'Demo ' || n, '2020-01-15', false
            FROM generate_series(1, %d) n;
            INSERT INTO vip.account (account, client) SELECT 'L' || client, client FROM vip.client;
            INSERT INTO vip.charge (client, account, number, month, image, amount)
            SELECT client, 'L' || client, '7' || client, (date_trunc('month', now()) - make_interval(months => back))::date,
                   false, 5000 FROM vip.client, generate_series(1, 3) back;
            INSERT INTO vip.vip_status (client, tier, since, granted_by) SELECT client, 'T1', '2021-01-01', 'BILLING'
            FROM vip.client;
            """;

    @Test
    void afterAKillEachVipIsReviewedExactlyOnce() throws Exception {
        String[] eachSecond = {"--vip.tiers.schedule=* * * * * ?", "--vip.tiers.part-size=500"};
        try (ChildProduct first = start(eachSecond)) {
            first.waitFor("Ready: ");
            database(first).sql(VIPS.formatted(20_000)).update();
            JdbcClient database = database(first);
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> count(database, PARTS_DONE) >= 3);
            first.kill();
            int before = count(database, PARTS_DONE);
            assertThat(before).isBetween(3, 39);
            assertThat(count(database, "SELECT count(*) FROM vip.tier_result"))
                    .as("whole parts only")
                    .isEqualTo(500 * before);
        }
        try (ChildProduct second = start(eachSecond)) {
            JdbcClient database = database(second);
            second.waitFor("Ready: ");
            // The killed node holds its jobs for five minutes.
            database.sql(
                            "UPDATE camunda.act_ru_job SET lock_exp_time_ = now() - interval '1 hour' WHERE lock_owner_ IS NOT NULL")
                    .update();
            await().atMost(Duration.ofSeconds(120))
                    .until(() ->
                            count(database, "SELECT count(*) FROM vip.tier_review WHERE finished_at IS NOT NULL") == 1);
            assertThat(count(database, PARTS_DONE)).isEqualTo(40);
            assertThat(count(database, "SELECT count(*) FROM vip.tier_result WHERE move = 'UP'"))
                    .isEqualTo(20_000);
            assertThat(count(database, "SELECT count(*) FROM vip.vip_status WHERE tier = 'T2'"))
                    .isEqualTo(20_000);
            second.stop();
        }
    }

    private ChildProduct start(String... more) throws Exception {
        return ChildProduct.start(Stream.concat(
                        Stream.of(
                                "--vip.database.directory=" + data,
                                "--vip.demo.enabled=false",
                                "--vip.admin.password=Vip-demo-1"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static JdbcClient database(ChildProduct product) {
        return JdbcClient.create(new DriverManagerDataSource(product.databaseUrl()));
    }

    private static int count(JdbcClient database, String sql) {
        return database.sql(sql).query(Integer.class).single();
    }
}
