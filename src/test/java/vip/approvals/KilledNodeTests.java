package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vip.approvals.onboarding.ApprovedList;

/** A node that is killed while it starts the onboardings of a list leaves none started twice, and none forgotten. */
class KilledNodeTests {

    private static final Path DATA =
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

    private static ChildProduct start() throws Exception {
        return ChildProduct.start(
                "--vip.database.directory=" + DATA, "--vip.demo.enabled=false", "--vip.admin.password=Vip-demo-1");
    }

    private static JdbcClient database(ChildProduct product) {
        return JdbcClient.create(new DriverManagerDataSource(product.databaseUrl()));
    }

    private static int count(JdbcClient database, String sql) {
        return database.sql(sql).query(Integer.class).single();
    }
}
