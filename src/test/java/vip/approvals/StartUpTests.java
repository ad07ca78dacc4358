package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vip.approvals.staff.DemoMode;

/** Starts, ends and crashes of the real product, in processes of their own. */
class StartUpTests {

    private static final Path FOLDER = Path.of("target", "test-database").toAbsolutePath();
    /** Everything that a demo consists of, and everything that a billing file of clients would change. */
    private static final String STATE = """
            SELECT 'clients ' || count(*) || md5(string_agg(c::text, ',' ORDER BY client)) FROM vip.client c
            UNION ALL SELECT 'VIPs ' || count(*) || md5(string_agg(v::text, ',' ORDER BY client)) FROM vip.vip_status v
            UNION ALL SELECT 'charges ' || count(*) || md5(sum(amount)::text) FROM vip.charge
            UNION ALL SELECT 'invoices ' || count(*) FROM vip.invoice
            UNION ALL SELECT 'payments ' || count(*) FROM vip.payment
            UNION ALL SELECT 'loads ' || string_agg(sha256, ',' ORDER BY load) FROM vip.billing_load
            UNION ALL SELECT 'lines ' || count(*) || md5(string_agg(l::text, ',' ORDER BY line)) FROM vip.line l
            UNION ALL SELECT 'tasks ' || string_agg(id_, ',' ORDER BY id_) FROM camunda.act_ru_task
            UNION ALL SELECT 'people ' || string_agg(id_, ',' ORDER BY id_) FROM camunda.act_id_user
            ORDER BY 1
            """;

    @Test
    void aKilledProductComesBackWithWhatWasCommittedAndNothingElse() throws Exception {
        Path data = FOLDER.resolve(UUID.randomUUID().toString());
        leaveAHalfMadeFolder(data);
        long leftover;
        try (ChildProduct first = start(data)) {
            first.waitFor("Creating demo data");
            first.kill();
            assertThat(first.output()).doesNotContain("Demo data created");
            leftover = postmaster(data);
            assertThat(isAlive(leftover)).as("the killed run's PostgreSQL").isTrue();
        }
        List<String> before;
        try (ChildProduct second = start(data)) {
            second.waitFor("Stopping the PostgreSQL \\(process %d\\)".formatted(leftover));
            second.waitFor("Demo data created");
            second.waitFor("Demo logins");
            JdbcClient database = database(second);
            holdsTheDemoOnce(database);
            assertThat(isAlive(leftover)).isFalse();
            assertThat(isSafe(database)).as("fsync and its kin").isTrue();
            await().atMost(Duration.ofSeconds(60)).until(() -> isAtRest(database));
            before = state(database);

            try (ChildProduct intruder = start(data)) {
                intruder.isRefused("Another instance of the product uses this data folder", "vip.database.directory");
            }
            assertThat(state(database)).isEqualTo(before);

            CompletableFuture<HttpResponse<String>> upload = upload(second.port(), clients(300_000));
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> upload.isDone() || isStoringClients(database));
            assertThat(upload).as("the upload is under way").isNotDone();
            second.kill();
            assertThat(upload).failsWithin(Duration.ofSeconds(10));
        }
        try (ChildProduct third = start(data)) {
            third.waitFor("Ready: ");
            assertThat(third.output()).doesNotContain("Creating demo data");
            assertThat(state(database(third))).isEqualTo(before);
            long server = postmaster(data);
            third.stop();
            await().atMost(Duration.ofSeconds(10)).until(() -> !isAlive(server));
            assertThat(data.resolve("postmaster.pid")).doesNotExist();
        }
        try (ChildProduct fourth = start(data)) {
            fourth.waitFor("Ready: ");
            assertThat(fourth.output()).doesNotContain("Creating demo data", "Stopping the PostgreSQL");
            assertThat(state(database(fourth))).isEqualTo(before);
            fourth.stop();
        }
    }

    /** The demo's tier review is done by jobs. */
    private static boolean isAtRest(JdbcClient database) {
        return database.sql("""
                        SELECT (SELECT bool_and(finished_at IS NOT NULL) FROM vip.tier_review)
                           AND NOT EXISTS (SELECT FROM camunda.act_ru_job WHERE type_ = 'message')
                        """).query(Boolean.class).single();
    }

    @Test
    void aServerOfOnesOwnNeedsItsRolesAndAnAdministrator() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOverrideWorkingDirectory(FOLDER.resolve("postgres-binaries").toFile())
                .start()) {
            JdbcClient company = JdbcClient.create(server.getPostgresDatabase());
            company.sql("CREATE DATABASE vip ENCODING 'UTF8'").update();
            String url = server.getJdbcUrl("postgres", "vip").replaceAll("\\?.*", "");
            JdbcClient database = JdbcClient.create(new DriverManagerDataSource(url + "?user=postgres"));

            try (ChildProduct noRoles = start(url, "postgres")) {
                noRoles.isRefused("no schemas \"vip\" and \"camunda\"", "roles.sql");
            }
            database.sql(new ClassPathResource("db/roles.sql").getContentAsString(StandardCharsets.UTF_8))
                    .update();
            database.sql("ALTER ROLE vip_owner PASSWORD 'owner'; ALTER ROLE vip_app PASSWORD 'application'")
                    .update();
            try (ChildProduct superuser = start(url, "postgres", "--vip.admin.password=Good-enough-1");
                    ChildProduct noAdministrator = start(url, "vip_app", "--vip.demo.enabled=true")) {
                superuser.isRefused("spring.datasource.username is a superuser", "vip_app", "roles.sql");
                noAdministrator.isRefused("There is no administrator yet", "Set vip.admin.password");
            }
            try (ChildProduct weak = start(url, "vip_app", "--vip.admin.password=admin");
                    ChildProduct unclear = start(url, "vip_app", "--vip.demo.enabled=yes")) {
                weak.isRefused("vip.admin.password is too weak", "at least 10 characters");
                unclear.isRefused("vip.demo.enabled is \"yes\"", "auto");
            }
            try (ChildProduct product = start(url, "vip_app", "--vip.admin.password=Good-enough-1")) {
                product.waitFor("Ready: ");
                assertThat(product.output()).doesNotContain("Demo logins", DemoMode.PASSWORD, "Embedded PostgreSQL");
                assertThat(texts(database, "SELECT id_ FROM camunda.act_id_user"))
                        .containsExactly("admin");
                assertThat(texts(database, "SELECT client FROM vip.client")).isEmpty();
                product.stop();
            }
            try (ChildProduct noOwner = ChildProduct.start(
                    "--spring.datasource.url=" + url,
                    "--spring.datasource.username=vip_app",
                    "--spring.datasource.password=application")) {
                noOwner.isRefused("spring.flyway.user may not change the schema", "vip_owner");
            }
        }
    }

    @Test
    void deadlinesAndCalendarsThatCannotBeUsedStopTheStart() throws Exception {
        Path calendars =
                Files.createDirectories(FOLDER.resolve(UUID.randomUUID().toString()));
        Files.writeString(calendars.resolve("ru.csv"), "version,1\nknown,2026\n2026-13-01,OFF,no such month\n");
        try (ChildProduct noUnit = start(calendars.resolve("1"), "--vip.deadlines.sign=2");
                ChildProduct malformed = start(calendars.resolve("2"), "--vip.calendar.directory=" + calendars)) {
            noUnit.isRefused("vip.deadlines.sign", "\"2\" is no span of time; write it like 5 working days");
            malformed.isRefused(calendars.resolve("ru.csv") + " cannot be used, line 3", "vip.calendar.directory");
        }
    }

    private static ChildProduct start(Path data) throws IOException {
        return ChildProduct.start("--vip.database.directory=" + data);
    }

    private static ChildProduct start(Path data, String setting) throws IOException {
        return ChildProduct.start("--vip.database.directory=" + data, setting);
    }

    private static ChildProduct start(String url, String user, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=application",
                "--spring.flyway.user=vip_owner",
                "--spring.flyway.password=owner"));
        arguments.addAll(List.of(more));
        return ChildProduct.start(arguments.toArray(String[]::new));
    }

    /** As a very first start leaves it that is killed while PostgreSQL fills the folder. */
    private static void leaveAHalfMadeFolder(Path data) throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("PG_VERSION"), "17\n");
        Files.createFile(data.resolveSibling(data.getFileName() + ".unfinished"));
    }

    private static void holdsTheDemoOnce(JdbcClient database) {
        assertThat(number(database, "SELECT count(*) FROM vip.client")).isEqualTo(3_000);
        assertThat(number(database, "SELECT count(*) FROM vip.billing_load")).isEqualTo(4);
        assertThat(texts(database, "SELECT branch FROM vip.branch_list ORDER BY branch"))
                .containsExactly("altai", "omsk", "tomsk");
        assertThat(number(database, """
                        SELECT count(*) FROM camunda.act_ru_execution e JOIN camunda.act_re_procdef d ON d.id_ = e.proc_def_id_
                        WHERE d.key_ = 'quarterly-cycle' AND e.parent_id_ IS NULL""")).isEqualTo(1);
        assertThat(number(database, "SELECT count(*) FROM camunda.act_ru_task WHERE task_def_key_ = 'prepare-list'"))
                .isEqualTo(3);
        assertThat(number(database, "SELECT count(*) FROM camunda.act_ru_task WHERE task_def_key_ = 'first-sms'"))
                .isEqualTo(3 * 4);
        assertThat(number(database, "SELECT count(*) FROM vip.onboarding")).isEqualTo(3 * 8);
    }

    /** The library starts PostgreSQL for throw-away data, unless it is told otherwise. */
    private static boolean isSafe(JdbcClient database) {
        return texts(database, """
                        SELECT setting FROM pg_settings
                        WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')""").equals(List.of("on", "on", "on"));
    }

    private static boolean isStoringClients(JdbcClient database) {
        return number(database, """
                        SELECT count(*) FROM pg_stat_activity
                        WHERE state = 'active' AND usename = 'vip_app' AND query LIKE '%INSERT INTO vip.client %'""") > 0;
    }

    private static String clients(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> "K%d,altai,PERSON,Killed %d,2020-01-01,,false,false,,".formatted(row, row))
                .collect(Collectors.joining(
                        "\n", "client,branch,type,name,contract_start,contract_end,image,vip,tier,vip_since\n", "\n"));
    }

    private static CompletableFuture<HttpResponse<String>> upload(int port, String file) {
        String login =
                Base64.getEncoder().encodeToString(("billing:" + DemoMode.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/billing/clients".formatted(port)))
                                .header("Authorization", "Basic " + login)
                                .POST(BodyPublishers.ofString(file))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static long postmaster(Path data) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
    }

    /** A dead process that nobody has asked for has no command any more. */
    private static boolean isAlive(long process) {
        return ProcessHandle.of(process)
                .filter(handle -> handle.info().command().isPresent())
                .isPresent();
    }

    private static JdbcClient database(ChildProduct product) {
        return JdbcClient.create(new DriverManagerDataSource(product.databaseUrl()));
    }

    private static List<String> state(JdbcClient database) {
        return texts(database, STATE);
    }

    private static List<String> texts(JdbcClient database, String sql) {
        return database.sql(sql).query(String.class).list();
    }

    private static long number(JdbcClient database, String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
