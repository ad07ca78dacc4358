package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static vip.approvals.Product.refusalOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Visitor;
import vip.approvals.cards.CardProcesses;
import vip.approvals.onboarding.Assignments;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.Contacts;
import vip.approvals.onboarding.Drafts;
import vip.approvals.onboarding.FormContents;
import vip.approvals.onboarding.Managers;

/**
 * From the list to the card in hand, with names and phones that are found wherever they are: not in the engine's tables,
 * not in the log (design decision 11).
 */
@ExtendWith(OutputCaptureExtension.class)
class NothingPersonalTests extends Coordination {

    private static final String CLIENT = "altai-t1";
    private static final String MANAGER = "altai.manager";

    /** Everything that people type or billing sends about the client begins like one of these. */
    private static final List<String> MARKERS = List.of("Zanzi", "555-77-66", "3852-909", "1977-07-07", "PT-Mark");

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    ManagementService managementService;

    @Autowired
    Assignments assignments;

    @Autowired
    Managers managers;

    @Autowired
    Contacts contacts;

    @Autowired
    Drafts drafts;

    @Autowired
    CardProcesses cards;

    @Autowired
    vip.approvals.outbox.Outbox outbox;

    @BeforeEach
    void markers() {
        jdbc.sql("UPDATE vip.client SET name = 'Zanziname ' || client").update();
        jdbc.sql("INSERT INTO vip.open_batch (branch) VALUES ('altai')").update(); // the card office is at work already
        managers.passed(MANAGER, "altai", LocalDate.of(2026, 9, 1), "altai.allocation");
    }

    @AfterEach
    void stop() {
        product.reset();
    }

    @Test
    void noNameAndNoPhoneReachesTheEngineOrTheLog(CapturedOutput log) {
        approve();
        assignments.give("altai", manager(null), MANAGER, "altai.allocation");
        sms("first-sms");
        assertThat(refusalOf(() -> complete("first-call", "stale"))).contains("empty");
        call("NOT_REACHED", "first-call");
        clock.set(LocalDate.of(2026, 10, 13));
        product.runTimers();
        call("REACHED", "try-again");
        intervene("move", "\"step\":\"onboarding/first-call\"");
        call("REACHED", "first-call");
        fill("personal-terms", """
                {"text":"Zanziterms","prepared":"2026-10-01","signed":"2026-10-02","filedAs":"PT-Mark"}""");
        arrive();
        sms("agree-delivery", """
                {"to":"+7 555-77-66","fromNumber":"+7 555-77-66","ownNumber":true,"way":"MAIL","address":"Zanzistreet 1",
                 "note":"Zanzinote"}""");
        fill("post-card", "{\"posted\":\"2026-10-13\",\"tracking\":\"Zanzitracking\",\"note\":\"Zanzinote\"}");
        clock.set(LocalDate.of(2026, 10, 21));
        product.runTimers();
        fill("confirm-receipt", """
                {"medium":"CALL","to":"555-77-66","fromNumber":"555-77-66","ownNumber":true,"inHand":false,
                 "note":"Zanzinote"}""");
        fail();
        outbox.deliver();
        intervene("end", "\"decline\":\"LEAVING\"");
        product.runJobs();

        assertThat(jdbc.sql("SELECT state FROM vip.onboarding WHERE client = :client")
                        .param("client", CLIENT)
                        .query(String.class)
                        .single())
                .isEqualTo("DECLINED");
        assertThat(found("vip")).as("what is looked for is there").hasSizeGreaterThan(6);
        assertThat(found("camunda")).isEmpty();
        assertThat(log.getAll()).contains("SMS to client " + CLIENT).doesNotContain(MARKERS);
    }

    private void approve() {
        open();
        BRANCHES.forEach(this::agree);
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));
        product.runJobs();
    }

    private void sms(String element) {
        Task task = open(element);
        contacts.sendSms(client(task), "+7 555-77-66", "Zanzitext", 0);
        product.as(MANAGER, () -> taskService.complete(task.getId()));
    }

    private void sms(String element, String content) {
        contacts.sendSms(client(open(element)), "+7 555-77-66", "Zanzitext", 0);
        fill(element, content);
    }

    private void call(String outcome, String element) {
        fill(element, """
                {"medium":"CALL","to":"+7 555-77-66","fromNumber":"+7 555-77-66","ownNumber":true,"outcome":"%s",
                 "userName":"Zanziuser","landline":"3852-909","birthday":"1977-07-07","identitySeen":true,
                 "servicesTold":true,"leadTimeTold":true,"note":"Zanzinote"}
                """.formatted(outcome));
    }

    private void fill(String element, String content) {
        complete(element, FormContents.save(drafts, client(open(element)), content));
    }

    private void complete(String element, String shown) {
        product.as(MANAGER, () -> taskService.complete(open(element).getId(), Map.of("shown", shown)));
        product.runJobs();
    }

    private void arrive() {
        product.asSuperuser("""
                INSERT INTO vip.card_batch (branch, name, cards, sha256, made_by, made_at, expected)
                VALUES ('altai', 'batch', 1, '-', 'altai.cards', now(), '2026-11-05');
                UPDATE vip.card SET state = 'ARRIVED', batch = (SELECT max(batch) FROM vip.card_batch)
                WHERE state = 'ORDERED' AND client = 'altai-t1';
                """);
        cards.arrived(CLIENT);
    }

    /** An administrator, whose reason may say anything. */
    private void intervene(String what, String more) {
        Visitor admin = Visitor.loggedIn(port, "admin");
        Matcher token = TOKEN.matcher(admin.get("/clients/" + CLIENT).body());
        assertThat(token.find()).isTrue();
        assertThat(admin.post(
                                "/api/clients/%s/%s".formatted(CLIENT, what),
                                "{\"token\":\"%s\",%s,\"reason\":\"Zanzireason\"}".formatted(token.group(1), more))
                        .statusCode())
                .isEqualTo(200);
    }

    /** A timer that fails in the database: the engine keeps the failure's text and stack. */
    private void fail() {
        product.asSuperuser("ALTER TABLE vip.deadline ADD CONSTRAINT fails CHECK (step <> 'receipt') NOT VALID");
        try {
            clock.set(LocalDate.of(2026, 10, 29));
            managementService.createJobQuery().timers().executable().list().stream()
                    .filter(job -> job.getProcessInstanceId() != null)
                    .forEach(job -> org.assertj.core.api.Assertions.catchThrowable(
                            () -> managementService.executeJob(job.getId())));
        } finally {
            product.asSuperuser("ALTER TABLE vip.deadline DROP CONSTRAINT fails");
        }
        assertThat(jdbc.sql("SELECT count(*) FROM camunda.act_ru_job WHERE exception_msg_ IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    private Task open(String element) {
        return taskService
                .createTaskQuery()
                .taskDefinitionKey(element)
                .processInstanceBusinessKey(CLIENT)
                .singleResult();
    }

    private static ClientTask client(Task task) {
        return new ClientTask(task.getId(), task.getTaskDefinitionKey(), CLIENT, "altai", MANAGER, true);
    }

    private static Map<String, String> manager(String shown) {
        Map<String, String> clients = new java.util.HashMap<>();
        clients.put(CLIENT, shown);
        return clients;
    }

    /** Every column that holds a marker, bytes included: the engine keeps stacks and values as such. */
    private List<String> found(String schema) {
        return jdbc
                .sql("""
                        SELECT table_name, column_name, data_type FROM information_schema.columns
                        WHERE table_schema = :schema AND table_name NOT LIKE 'act\\_ge\\_property'
                        """)
                .param("schema", schema)
                .query((row, number) -> marked(schema, row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .filter(column -> !column.isEmpty())
                .toList();
    }

    private String marked(String schema, String table, String column, String type) {
        String text = type.equals("bytea") ? "encode(%s, 'escape')".formatted(column) : column + "::text";
        return jdbc.sql("SELECT EXISTS (SELECT FROM %s.%s WHERE %s ~ :markers)".formatted(schema, table, text))
                        .param("markers", String.join("|", MARKERS))
                        .query(Boolean.class)
                        .single()
                ? table + "." + column
                : "";
    }
}
