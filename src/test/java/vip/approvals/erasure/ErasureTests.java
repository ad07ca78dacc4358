package vip.approvals.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.Product.refusalOf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.Visitor;
import vip.approvals.clients.BillingFile;
import vip.approvals.clients.BillingImport;
import vip.approvals.clients.LoadedFile;
import vip.approvals.letters.Papers;
import vip.approvals.staff.DemoMode;

/** Two administrators erase one client, whole, once, and with an act (docs/adr/0019). */
@ProductTest
class ErasureTests {

    private static final String CLIENT = "A-4711";
    private static final String SECOND = "admin-2";

    @LocalServerPort
    int port;

    @Autowired
    Product product;

    @Autowired
    BillingFacts facts;

    @Autowired
    BillingImport billing;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    IdentityService identityService;

    @Autowired
    Erasures erasures;

    @BeforeEach
    void aClientWhoseContractHasEnded() {
        product.reset();
        var second = identityService.newUser(SECOND);
        second.setFirstName("Second");
        second.setLastName("Administrator");
        second.setPassword(DemoMode.PASSWORD);
        identityService.saveUser(second);
        identityService.createMembership(SECOND, Groups.CAMUNDA_ADMIN);
        ended(CLIENT);
    }

    @AfterEach
    void theSecondGoes() {
        identityService.clearAuthentication();
        identityService.deleteUser(SECOND);
        product.reset();
    }

    // -- whole -------------------------------------------------------------------------------------------------------

    @Test
    void theClientGoesAndTheOthersStay() {
        ended("A-4712");
        erase(CLIENT);
        assertThat(count("client")).isEqualTo(1);
        assertThat(count("account")).isEqualTo(1);
        assertThat(count("charge")).isEqualTo(3);
        assertThat(count("invoice")).isEqualTo(1);
        assertThat(count("payment")).isEqualTo(1);
        assertThat(jdbc.sql("SELECT counts::text FROM vip.erasure")
                        .query(String.class)
                        .single())
                .contains("\"vip.charge\": 3", "\"vip.client\": 1");
    }

    @Test
    void whateverFailsLeavesEverythingAsItWas() {
        long erasure = erasures.request(CLIENT, ErasureReason.REQUEST, "admin");
        product.asSuperuser("CREATE TABLE vip.holds_on (client text REFERENCES vip.client);"
                + "INSERT INTO vip.holds_on VALUES ('" + CLIENT + "')");
        try {
            assertThatThrownBy(() -> erasures.confirm(erasure, SECOND)).hasMessageContaining("holds_on");
        } finally {
            product.asSuperuser("DROP TABLE vip.holds_on");
        }
        assertThat(count("charge")).isEqualTo(3);
        assertThat(erasures.find(erasure).orElseThrow().state()).isEqualTo(Erasure.State.REQUESTED);
        erasures.confirm(erasure, SECOND);
        assertThat(erasures.find(erasure).orElseThrow().actNumber()).isEqualTo("2026-0001");
    }

    // -- who, and once -----------------------------------------------------------------------------------------------

    @Test
    void oneAdministratorAsksAndAnotherConfirms() {
        long erasure = erasures.request(CLIENT, ErasureReason.PURPOSE_REACHED, "admin");
        assertThat(refusalOf(() -> erasures.confirm(erasure, "admin"))).contains("another administrator");
        assertThatThrownBy(() -> jdbc.sql("UPDATE vip.erasure SET state = 'DONE', ended_by = 'admin', ended_at = now(),"
                                + " year = 2026, number = 1")
                        .update())
                .hasMessageContaining("erasure_check");
        assertThat(refusalOf(() -> erasures.request(CLIENT, ErasureReason.REQUEST, SECOND)))
                .contains("already");
        erasures.withdraw(erasure, "admin");
        assertThat(refusalOf(() -> erasures.confirm(erasure, SECOND))).contains("over already");
        assertThat(refusalOf(() -> erasures.request("nobody", ErasureReason.REQUEST, "admin")))
                .contains("no client");
    }

    @Test
    void aDoubleClickErasesOnce() {
        long erasure = erasures.request(CLIENT, ErasureReason.REQUEST, "admin");
        var clicks = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        erasures.confirm(erasure, SECOND);
                        return "erased";
                    } catch (RuntimeException refused) {
                        return Product.refusal(refused);
                    }
                }))
                .limit(4)
                .toList();
        assertThat(clicks.stream().map(CompletableFuture::join))
                .containsOnlyOnce("erased")
                .contains("This request is over already. Reload the page.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"altai.sales", "altai.security", "hq.commercial"})
    void forEverybodyElseThereIsNothing(String person) {
        erase(CLIENT);
        Visitor visitor = Visitor.loggedIn(port, person);
        for (String path : List.of("/erasures", "/erasures/1", "/erasures/1.pdf")) {
            assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(404);
        }
        String request = "{\"client\":\"%s\",\"reason\":\"REQUEST\"}".formatted(CLIENT);
        for (String path : List.of("/api/erasures", "/api/erasures/1/confirm", "/api/erasures/1/withdraw")) {
            assertThat(visitor.post(path, request).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(visitor.get("/lists").body()).doesNotContain("Erasures");
    }

    @Test
    void administratorsDoItOnThePage() {
        Visitor admin = Visitor.loggedIn(port, "admin");
        assertThat(admin.post("/api/erasures", "{\"client\":\"%s\",\"reason\":\"?\"}".formatted(CLIENT))
                        .body())
                .contains("Choose a reason.");
        assertThat(admin.post("/api/erasures", "{\"client\":\" %s \",\"reason\":\"REQUEST\"}".formatted(CLIENT))
                        .statusCode())
                .isEqualTo(200);
        assertThat(admin.get("/erasures").body()).contains("Erasures", CLIENT, "waits for another administrator");
        assertThat(admin.get("/erasures/1").body())
                .contains("You have asked for it", "Accounts, numbers, charges, invoices, payments</td><td>6<")
                .doesNotContain("Erase for good");
        assertThat(admin.post("/api/erasures/1/confirm", "{}").statusCode()).isEqualTo(409);

        Visitor second = Visitor.loggedIn(port, SECOND);
        assertThat(second.get("/erasures/1").body()).contains("Erase for good");
        assertThat(second.post("/api/erasures/1/confirm", "{}").statusCode()).isEqualTo(200);
        assertThat(second.post("/api/erasures/1/confirm", "{}").statusCode()).isEqualTo(409);
        assertThat(second.get("/erasures/1").body()).contains("2026-0001", "Second Administrator");
        assertThat(second.download("/erasures/1.pdf").headers().firstValue("content-disposition"))
                .hasValueSatisfying(header -> assertThat(header).contains("act-of-destruction-2026-0001.pdf"));
        assertThat(second.get("/erasures/2").statusCode()).isEqualTo(404);
    }

    // -- what stands in the way --------------------------------------------------------------------------------------

    @Test
    void aClientWithARunningContractIsNotErased() {
        facts.contractEnds(CLIENT, LocalDate.of(2026, 10, 5), "TERMINATION");
        long erasure = erasures.request(CLIENT, ErasureReason.CONSENT_WITHDRAWN, "admin");
        assertThat(refusalOf(() -> erasures.confirm(erasure, SECOND))).contains("The contract runs until 2026-10-05");
        clock.set(LocalDate.of(2026, 10, 6));
        erasures.confirm(erasure, SECOND);
    }

    @Test
    void norAVip() {
        jdbc.sql(
                        "INSERT INTO vip.vip_status (client, tier, since, granted_by) VALUES (:client, 'T1', '2026-01-01', 'BILLING')")
                .param("client", CLIENT)
                .update();
        long erasure = erasures.request(CLIENT, ErasureReason.REQUEST, "admin");
        assertThat(refusalOf(() -> erasures.confirm(erasure, SECOND))).contains("The client is a VIP");
    }

    /** A refused mail is not tried again; a name that the client no longer has is found by the lists. */
    @Test
    void whatNamesTheClientByAnEarlierNameGoesToo() {
        product.asSuperuser("""
                SET session_replication_role = replica;
                INSERT INTO vip.cycle (quarter, cut_off, state, opened_at) VALUES ('2026-Q2', '2026-06-30', 'CANCELLED', now());
                INSERT INTO vip.branch_list (branch, quarter, state) VALUES ('altai', '2026-Q2', 'CANCELLED');
                INSERT INTO vip.line (list, section, client, name, type, origin, state, drop_reason, rule, tier, reason)
                SELECT list, 'REMOVE', '%s', 'Petrova', 'PERSON', 'PROPOSED', 'DROPPED', '-', 'SIB-19', 'T1', '-'
                FROM vip.branch_list;
                INSERT INTO vip.outbox (channel, key, recipient, address, subject, body, created_at, next_attempt_at, refused_at)
                VALUES ('MAIL', 'k', 'x', 'x@example.org', 'About Petrova', '', now(), now(), now());
                """.formatted(CLIENT));
        erase(CLIENT);
        assertThat(count("outbox")).isZero();
    }

    @Test
    void norWhileAMessageWaits() {
        jdbc.sql("""
                        INSERT INTO vip.outbox (channel, key, recipient, address, subject, body, created_at, next_attempt_at)
                        VALUES ('MAIL', 'k', 'x', 'x@example.org', 'About (A-4711).', '', now(), now()),
                               ('MAIL', 'l', 'x', 'x@example.org', 'About A-47112', '', now(), now())
                        """).update();
        long erasure = erasures.request(CLIENT, ErasureReason.REQUEST, "admin");
        assertThat(refusalOf(() -> erasures.confirm(erasure, SECOND))).contains("has not been sent yet (mail)");
        jdbc.sql("UPDATE vip.outbox SET sent_at = now()").update();
        erasures.confirm(erasure, SECOND);
        assertThat(jdbc.sql("SELECT key FROM vip.outbox").query(String.class).list())
                .containsExactly("l");
    }

    // -- what the database refuses -----------------------------------------------------------------------------------

    @Test
    void nothingGoesWithoutAnErasure() {
        onceReceived(CLIENT);
        for (String table : List.of("contact", "assignment", "onboarding", "dossier", "card", "card_event")) {
            assertThatThrownBy(() -> jdbc.sql("DELETE FROM vip." + table).update())
                    .as(table)
                    .hasMessageContaining("evidence");
        }
        assertThatThrownBy(() -> jdbc.sql("UPDATE vip.contact SET note = NULL").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(
                        () -> jdbc.sql("UPDATE vip.card_batch SET file = NULL").update())
                .hasMessageContaining("evidence");
        assertThatThrownBy(() -> jdbc.sql("TRUNCATE vip.dossier").update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void anErasureOpensTheWayToItsOwnClientOnly() {
        ended("A-4712");
        onceReceived(CLIENT);
        onceReceived("A-4712");
        erasures.request(CLIENT, ErasureReason.REQUEST, "admin");
        for (String table : List.of("contact", "assignment", "card_event", "dossier")) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        confirmed();
                        jdbc.sql("DELETE FROM vip." + table).update();
                    }))
                    .as(table)
                    .hasMessageContaining("evidence");
        }
        erasures.confirm(1, SECOND);
        assertThat(jdbc.sql("SELECT client FROM vip.contact")
                        .query(String.class)
                        .list())
                .containsExactly("A-4712");
        assertThat(jdbc.sql("SELECT client FROM vip.card").query(String.class).list())
                .containsExactly("A-4712");
        assertThat(jdbc.sql("SELECT file FROM vip.card_batch WHERE file IS NULL")
                        .query()
                        .listOfRows())
                .hasSize(1);
    }

    @Test
    void aHalfErasureIsNone() {
        erasures.request(CLIENT, ErasureReason.REQUEST, "admin");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> confirmed()))
                .hasStackTraceContaining("erased whole, with an act, or not at all");
    }

    @Test
    void anErasureStaysOnRecord() {
        erase(CLIENT);
        for (String change : List.of("client = 'x'", "pdf = NULL", "reason = 'UNLAWFUL'", "state = 'WITHDRAWN'")) {
            assertThatThrownBy(
                            () -> jdbc.sql("UPDATE vip.erasure SET " + change).update())
                    .as(change)
                    .hasMessageContaining("evidence");
        }
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM vip.erasure").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> product.asSuperuser("DELETE FROM vip.erasure")).hasMessageContaining("evidence");
    }

    // -- billing goes on ---------------------------------------------------------------------------------------------

    @Test
    void whatBillingSendsOfTheClientIsLeftOutAndCounted() {
        erase(CLIENT);
        ended("A-4712");
        assertThat(load("clients", """
                client,branch,type,name,contract_start,contract_end,image,vip,tier,vip_since
                A-4711,altai,PERSON,Back Again,2026-01-15,,false,true,T2,
                A-4713,altai,PERSON,Somebody New,2026-01-15,,false,false,,
                """)).isEqualTo("2 1");
        assertThat(load("charges", """
                client,account,number,month,image,amount
                A-4711,LA-4711,7A-4711,2026-09,false,10.00
                A-4713,L9,79,2026-09,false,10.00
                """)).isEqualTo("2 1");
        assertThat(load("invoices", """
                invoice,client,account,due,amount,image_amount
                I-9,A-4711,LA-4711,2026-10-20,10.00,
                """)).isEqualTo("1 1");
        assertThat(load("payments", """
                payment,invoice,paid,amount
                P-9,I-A-4711,2026-10-01,10.00
                P-10,I-A-4712,2026-10-01,10.00
                """)).isEqualTo("2 1");
        assertThat(jdbc.sql("SELECT count(*) FROM vip.client WHERE client = :client")
                        .param("client", CLIENT)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT sum(ignored) FROM vip.billing_load")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    // -- the act -----------------------------------------------------------------------------------------------------

    @Test
    void theActSaysWhatTheOrderAsksForInBothLanguages() throws Exception {
        ended("A-4712");
        erase(CLIENT);
        long withdrawn = erasures.request("A-4712", ErasureReason.REQUEST, "admin");
        erasures.withdraw(withdrawn, "admin");
        long second = erase("A-4712");
        assertThat(erasures.find(second).orElseThrow().actNumber()).as("no gap").isEqualTo("2026-0002");

        byte[] pdf = erasures.pdf(1).orElseThrow();
        Files.createDirectories(Path.of("target/papers"));
        Files.write(Path.of("target/papers/destruction-act.pdf"), pdf);
        Papers.assertMayBeArchived(pdf);
        List<String> pages = Papers.pages(pdf);
        assertThat(pages.get(0))
                .contains("Акт об уничтожении персональных данных № 2026-0001", "05.10.2026", "VIP programme")
                .contains("клиент № A-4711, филиал «Altai»", "ч. 3 ст. 20", "Лицевые счета", "Удаление записей")
                .contains("vip.charge", "записи удалены", "Second Administrator");
        assertThat(String.join(" ", pages))
                .contains("Act of destruction of personal data No. 2026-0001", "Request of the person", "rows deleted");
        assertThat(jdbc.sql("SELECT encode(sha256(pdf), 'hex') = sha256 FROM vip.erasure WHERE erasure = 1")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        clock.set(LocalDate.of(2027, 1, 11));
        ended("A-4713");
        assertThat(erasures.find(erase("A-4713")).orElseThrow().actNumber()).isEqualTo("2027-0001");
    }

    // -- what tests need ---------------------------------------------------------------------------------------------

    private void ended(String client) {
        facts.client(client, "altai", "1000.00");
        facts.contractEnds(client, LocalDate.of(2026, 9, 15), "TERMINATION");
        facts.invoice(client, "I-" + client, LocalDate.of(2026, 9, 1), "10.00", "0.00");
        facts.payment("I-" + client, LocalDate.of(2026, 9, 1), "10.00");
    }

    /** Received and left again, long ago. */
    private void onceReceived(String client) {
        product.asSuperuser("""
                INSERT INTO vip.onboarding (client, branch, state, created_at, ended_at)
                VALUES ('%1$s', 'altai', 'DONE', now(), now());
                INSERT INTO vip.assignment (client, branch, manager, since, assigned_by)
                VALUES ('%1$s', 'altai', 'altai.manager', '2026-01-01', 'altai.allocation');
                UPDATE vip.assignment SET until = '2026-02-01', end_reason = 'STATUS_ENDED' WHERE client = '%1$s';
                INSERT INTO vip.dossier VALUES ('%1$s', 'User', '1', '1980-01-01', true, true, true, 'x', now());
                INSERT INTO vip.contact (client, step, task, person, at, channel, own_number, outcome, note)
                VALUES ('%1$s', 'first-call', 't', 'altai.manager', now(), 'CALL', false, 'REACHED', 'Note');
                INSERT INTO vip.card_batch (branch, name, cards, file, sha256, made_by, made_at, expected)
                VALUES ('altai', 'batch-%1$s', 1, 'holders', '-', 'x', now(), '2026-02-01');
                INSERT INTO vip.card (number, client, branch, tier, state, batch, block_reason, changed_by, changed_at)
                SELECT card::text, '%1$s', 'altai', 'T1', 'BLOCKED', (SELECT max(batch) FROM vip.card_batch),
                    'STATUS_ENDED', 'x', now()
                FROM generate_series(9643000000000000, 9643000000000100) AS card
                WHERE vip.luhn(card::text) AND card::text NOT IN (SELECT number FROM vip.card) LIMIT 1;
                """.formatted(client));
    }

    private long erase(String client) {
        long erasure = erasures.request(client, ErasureReason.REQUEST, "admin");
        erasures.confirm(erasure, SECOND);
        return erasure;
    }

    private void confirmed() {
        jdbc.sql(
                        "UPDATE vip.erasure SET state = 'DONE', ended_by = 'somebody', ended_at = now(), year = 2026, number = 1")
                .update();
    }

    private String load(String file, String content) {
        LoadedFile loaded = billing.load(
                BillingFile.valueOf(file.toUpperCase(Locale.ROOT)),
                file + ".csv",
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                "billing");
        return loaded.rows() + " " + loaded.ignored();
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM vip." + table).query(Long.class).single();
    }
}
