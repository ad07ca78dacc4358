package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Dump;
import vip.approvals.MailServer;
import vip.approvals.Visitor;
import vip.approvals.cards.CardProcesses;
import vip.approvals.clients.BillingFile;
import vip.approvals.clients.BillingImport;
import vip.approvals.letters.Papers;
import vip.approvals.onboarding.Assignments;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.Contacts;
import vip.approvals.onboarding.Drafts;
import vip.approvals.onboarding.FormContents;
import vip.approvals.onboarding.Managers;
import vip.approvals.outbox.Outbox;
import vip.approvals.prevention.Prevention;
import vip.approvals.revocation.Removal;
import vip.approvals.revocation.RevocationProcesses;
import vip.approvals.staff.DemoMode;
import vip.approvals.staff.Seat;

/** A client with markers runs through everything and is erased: nothing is left of them, and the chains verify. */
@ExtendWith(OutputCaptureExtension.class)
class NothingRemainsTests extends Coordination {

    private static final String CLIENT = "altai-t1";
    private static final String MANAGER = "altai.manager";

    /** Everything that people type or billing sends about the client holds one of these. */
    private static final List<String> MARKERS = List.of("Zanzi", "zanzi", "555-77-66", "3852-909", "1977-07-07");

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Evidence evidence;

    @Autowired
    IdentityService identityService;

    @Autowired
    UploadApi uploadApi;

    @Autowired
    BillingImport billing;

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
    Prevention prevention;

    @Autowired
    RevocationProcesses revocations;

    @Autowired
    Outbox outbox;

    @Autowired
    MailServer mails;

    @BeforeEach
    void peopleAndMarkers() {
        mails.restart();
        User second = identityService.newUser("admin-2");
        second.setPassword(DemoMode.PASSWORD);
        identityService.saveUser(second);
        identityService.createMembership("admin-2", Groups.CAMUNDA_ADMIN);
        bill("2026-01-15,,");
        managers.passed(MANAGER, "altai", LocalDate.of(2026, 9, 1), "altai.allocation");
    }

    @AfterEach
    void peopleGo() {
        mails.stop();
        identityService.clearAuthentication();
        identityService.deleteUser("admin-2");
        product.reset();
    }

    @Test
    void ofAnErasedClientNothingRemainsAndTheChainsVerify(CapturedOutput log) throws IOException {
        prepare();
        coordinate();
        approve();
        receive();
        card();
        warn();
        remove();
        dispatch();
        outbox.deliver();
        assertThat(mails.mails()).isNotEmpty();
        product.runJobs();
        String prior = hashes();
        assertThat(Dump.of(jdbc).with(MARKERS))
                .as("what is looked for is there")
                .contains(
                        "vip.argument",
                        "vip.card_batch",
                        "vip.client",
                        "vip.contact",
                        "vip.decision_comment",
                        "vip.delivery",
                        "vip.dispatch_event",
                        "vip.dossier",
                        "vip.intervention",
                        "vip.line",
                        "vip.notice",
                        "vip.outbox",
                        "vip.print_batch",
                        "vip.terms",
                        "vip.upload",
                        "vip.upload_row",
                        "vip.word");

        erase();

        assertThat(Dump.of(jdbc).with(MARKERS)).isEmpty();
        assertThat(Dump.of(jdbc).with(List.of(CLIENT)))
                .as("the number stays in the act")
                .containsExactly("vip.erasure");
        assertThat(log.getAll().lines().filter(line -> !line.contains("icegreen"))) // the test's own mail server
                .noneMatch(line -> MARKERS.stream().anyMatch(line::contains));
        assertThat(hashes()).isEqualTo(prior);
        chainsVerify();
        pagesStillShowTheRest();
    }

    // -- through everything ------------------------------------------------------------------------------------------

    private void prepare() {
        open();
        String prepare = take("altai.sales", "altai", "prepare-list").getId();
        edits.say(list("altai"), line("altai", CLIENT), "altai.sales", saying("Zanzicomment"));
        stage(prepare, "client,comment\naltai-t1,Zanziupload\naltai-below,About Zanziname\n");
        additions.addProspect(
                list("tomsk"),
                "tomsk.sales",
                new LineContents.Change(
                        null,
                        "Zanziprospect",
                        new Prospect(
                                "zanziname",
                                "PERSON",
                                null,
                                "Zanzicom",
                                new BigDecimal("9000"),
                                "Zanzisource",
                                "LOW")));
        completeAs("altai.sales", task("altai", "prepare-list"), Map.of("shown", token("altai")));
        Task sign = take("altai.sales-director", "altai", "sign-list");
        words.write(sign.getId(), "altai/2026-Q3", "altai.sales-director", "Look at them again: Zanziword");
        completeAs("altai.sales-director", sign, Map.of("shown", signature("altai"), "signed", false));
        submit("altai");
    }

    private void stage(String task, String csv) {
        product.as("altai.sales", () -> {
            try {
                Uploads.Upload upload = uploadApi.stage(
                        task, "Zanziname_list.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
                uploadApi.apply(task, upload.id(), new UploadApi.Shown(upload.token()));
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
    }

    /** Returned, corrected, rejected, contested. */
    private void coordinate() {
        decide("altai", Seat.COMMERCIAL);
        security("RETURN");
        corrections.correct(list("altai"), line("altai", CLIENT), "altai.sales", saying("Zanzicorrected"));
        rework("altai");
        decide("altai", Seat.COMMERCIAL);
        security("REJECT");
        corrections.contest(list("altai"), line("altai", CLIENT), "altai.sales", "Zanziargument");
        rework("altai");
        product.runJobs();
        agree("tomsk");
        agree("omsk");
    }

    private void security(String decision) {
        Task task = take("altai.security", "altai", "decide-security");
        Docket docket = docket("altai", Seat.SECURITY, "altai.security");
        note(docket, line("altai", CLIENT), decision, "CHECK_FAILED", "Zanzisecret");
        verdicts.approveRemaining(docket);
        completeAs("altai.security", task, Map.of("shown", shown("altai", Seat.SECURITY)));
        product.runJobs();
    }

    private void approve() {
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        Task task = take("hq.commercial", null, "approve-cycle");
        note(
                Docket.ofDisputes(Q3.toString(), "hq.commercial"),
                line("altai", CLIENT),
                "APPROVE",
                null,
                "Zanziheadquarters");
        completeAs("hq.commercial", task, Map.of("shown", approval(), "approved", true));
        product.runJobs();
        BRANCHES.forEach(this::acknowledge);
        product.runJobs();
    }

    private void receive() {
        Map<String, String> nobody = new HashMap<>();
        nobody.put(CLIENT, null);
        assignments.give("altai", nobody, MANAGER, "altai.allocation");
        contacts.sendSms(client("first-sms"), "+7 555-77-66", "Zanzitext", 0);
        complete("first-sms", null);
        call("NOT_REACHED", "first-call");
        clock.set(LocalDate.of(2026, 10, 13));
        product.runTimers();
        intervene();
        call("REACHED", "first-call");
        fill("personal-terms", """
                {"text":"Zanziterms","prepared":"2026-10-01","signed":"2026-10-02","filedAs":"Zanzi-1"}""");
    }

    private void call(String outcome, String element) {
        fill(element, """
                {"medium":"CALL","to":"+7 555-77-66","fromNumber":"+7 900","ownNumber":true,"outcome":"%s",
                 "userName":"Zanziuser","landline":"3852-909","birthday":"1977-07-07","identitySeen":true,
                 "servicesTold":true,"leadTimeTold":true,"note":"Zanzinote"}""".formatted(outcome));
    }

    private void intervene() {
        Visitor admin = Visitor.loggedIn(port, "admin");
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"")
                .matcher(admin.get("/clients/" + CLIENT).body());
        assertThat(token.find()).isTrue();
        assertThat(admin.post("/api/clients/%s/move".formatted(CLIENT), """
                        {"token":"%s","step":"onboarding/first-call","reason":"Zanzireason"}""".formatted(token.group(1)))
                        .statusCode())
                .isEqualTo(200);
        product.runJobs();
    }

    /** Handed over in a real file and delivered by mail. */
    private void card() {
        Task batch = take("altai.cards", "altai", "hand-over-batch");
        Matcher token = TOKEN.matcher(Visitor.loggedIn(port, "altai.cards")
                .get("/api/tasks/%s/waiting-cards".formatted(batch.getId()))
                .body());
        assertThat(token.find()).isTrue();
        completeAs("altai.cards", batch, Map.of("shown", token.group(1)));
        product.runJobs();
        jdbc.sql(
                        "UPDATE vip.card SET state = 'ARRIVED', remark = 'Zanziremark' WHERE client = :client AND state = 'HANDED_OVER'")
                .param("client", CLIENT)
                .update();
        cards.arrived(CLIENT);
        contacts.sendSms(client("agree-delivery"), "+7 555-77-66", "Zanzitext", 0);
        fill("agree-delivery", """
                {"to":"+7 555-77-66","fromNumber":"+7 900","ownNumber":true,"way":"MAIL","address":"Zanzistreet 1",
                 "note":"Zanzinote"}""");
        fill("post-card", "{\"posted\":\"2026-10-13\",\"tracking\":\"Zanzitracking\",\"note\":\"Zanzinote\"}");
        clock.set(LocalDate.of(2026, 10, 21));
        product.runTimers();
        fill("confirm-receipt", """
                {"medium":"CALL","to":"555-77-66","fromNumber":"+7 900","ownNumber":true,"inHand":true,"note":"Zanzinote"}""");
    }

    private void warn() {
        bill("2026-01-15,2026-11-10,TERMINATION");
        clock.set(LocalDate.of(2026, 10, 28));
        prevention.run();
        product.runJobs();
        Task warning = taskService
                .createTaskQuery()
                .taskDefinitionKey("look-after")
                .taskAssignee(MANAGER)
                .singleResult();
        String token = FormContents.save(drafts, clientTask(warning), """
                {"medium":"CALL","to":"555-77-66","outcome":"OTHER","note":"Zanzinote"}""");
        product.as(MANAGER, () -> taskService.complete(warning.getId(), Map.of("shown", token)));
        product.runJobs();
    }

    /** As the next quarter's list would approve it; the contract has ended by then. */
    private void remove() {
        clock.set(LocalDate.of(2026, 11, 12));
        product.asSuperuser("""
                SET session_replication_role = replica;
                INSERT INTO vip.cycle (quarter, cut_off, state, opened_at) VALUES ('2026-Q2', '2026-06-30', 'CANCELLED', now());
                INSERT INTO vip.branch_list (branch, quarter, state) VALUES ('altai', '2026-Q2', 'CANCELLED');
                WITH made AS (
                    INSERT INTO vip.line (list, section, client, name, type, origin, state, drop_reason, rule, tier, reason)
                    SELECT list, 'REMOVE', 'altai-t1', 'Zanziname', 'PERSON', 'PROPOSED', 'DROPPED', 'Zanzidrop', 'SIB-19',
                        'T1', 'Zanziground' FROM vip.branch_list WHERE state = 'CANCELLED' RETURNING line)
                INSERT INTO vip.removal (line, client, branch, quarter, ground, approved, effective, derivation, state, started,
                    told, note)
                SELECT line, 'altai-t1', 'altai', '2026-Q3', 'CONTRACT_TERMINATED', '2026-11-02', '2026-11-12', '-',
                    'APPROVED', true, true, 'Zanzinote' FROM made
                """);
        Removal removal = jdbc.sql("SELECT line, client, branch FROM vip.removal")
                .query(Removal.class)
                .single();
        revocations.start(removal);
        revocations.effective(removal);
        product.runJobs();
        prevention.run();
        product.runTimers(); // the warning that was to come next finds no VIP any more
    }

    /** Printed, posted, returned, sent again by e-mail. */
    private void dispatch() {
        Visitor sales = Visitor.loggedIn(port, "altai.sales");
        String number = "altai-2026-0001";
        answers(sales, "print", "{\"numbers\":[\"%s\"],\"duplex\":false}".formatted(number));
        answers(sales, number + "/posted", "{\"day\":\"2026-11-12\",\"tracking\":\"Zanziletter\"}");
        answers(sales, number + "/answer", "{\"result\":\"RETURNED\",\"day\":\"2026-11-12\",\"note\":\"Zanzinote\"}");
        Task address = take("altai.sales", "altai", "correct-address");
        String token = FormContents.save(drafts, clientTask(address), """
                        {"address":"Zanzistreet 77\\n656000 Barnaul","email":"zanzinew@vip.example","note":"Zanzinote"}""");
        completeAs("altai.sales", address, Map.of("shown", token));
        product.runJobs();
        answers(sales, "email", "{\"numbers\":[\"%s\"]}".formatted(number));
        answers(sales, number + "/answer", "{\"result\":\"DELIVERED\",\"day\":\"2026-11-12\",\"note\":\"Zanzinote\"}");
        product.runJobs();
        taskService
                .createTaskQuery()
                .taskDefinitionKey("dispatch-notices")
                .list()
                .forEach(task -> {
                    product.as("altai.sales", () -> taskService.claim(task.getId(), "altai.sales"));
                    completeAs("altai.sales", task, Map.of());
                });
    }

    private void answers(Visitor visitor, String path, String json) {
        var answer = visitor.post("/api/notices/altai/" + path, json);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    }

    // -- erased ------------------------------------------------------------------------------------------------------

    private void erase() {
        Visitor admin = Visitor.loggedIn(port, "admin");
        assertThat(admin.post("/api/erasures", "{\"client\":\"%s\",\"reason\":\"CONSENT_WITHDRAWN\"}".formatted(CLIENT))
                        .statusCode())
                .isEqualTo(200);
        var answer = Visitor.loggedIn(port, "admin-2").post("/api/erasures/1/confirm", "{}");
        assertThat(answer.body()).contains("The client is erased.");
    }

    private String hashes() {
        return jdbc.sql("""
                        SELECT string_agg(encode(hash, 'hex'), ' ' ORDER BY line) || (SELECT string_agg(encode(hash, 'hex'), ' '
                            ORDER BY act) FROM vip.act) FROM vip.line
                        """).query(String.class).single();
    }

    private void chainsVerify() {
        assertThat(evidence.verify(null).finding()).isNull();
        assertThat(jdbc.sql("""
                        SELECT bool_and(l.hash = d.line_hash), bool_or(l.erasure IS NOT NULL),
                               bool_and(l.erasure IS NOT NULL OR l.hash = vip.line_hash(l))
                        FROM vip.decision d JOIN vip.line l USING (line)
                        """).query().singleRow().values()).containsOnly(true);
    }

    private void pagesStillShowTheRest() throws IOException {
        Visitor admin = Visitor.loggedIn(port, "admin");
        for (String path : List.of(
                "/lists",
                "/lists/altai/2026-Q3",
                "/clients",
                "/cards/altai",
                "/notices/altai",
                "/outlook/altai",
                "/notices/altai/batches",
                "/notices/altai/removals",
                "/cards/altai/batches",
                "/managers/altai")) {
            var page = admin.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain(MARKERS);
        }
        assertThat(admin.get("/clients/" + CLIENT).statusCode()).isEqualTo(404);
        assertThat(admin.get("/api/lists/altai/2026-Q3/lines").body()).contains("\"erased\"", "altai-t2");
        byte[] sheet = admin.download("/lists/altai/2026-Q3/sheet.pdf").body();
        assertThat(String.join(" ", Papers.pages(sheet)))
                .contains("erased", "altai-t2")
                .doesNotContain(CLIENT);
    }

    // -- what tests need ---------------------------------------------------------------------------------------------

    private void bill(String contract) {
        String file = """
                client,branch,type,name,contract_start,contract_end,image,vip,tier,vip_since,tax_id,end_reason,language,address,email
                altai-t1,altai,PERSON,Zanziname,%s,false,false,,,500100732259,%s,ru,"Zanzistreet 5, 656000 Barnaul",zanzi@zanzi.example
                """.formatted(
                contract.substring(0, contract.lastIndexOf(',')), contract.substring(contract.lastIndexOf(',') + 1));
        billing.load(
                BillingFile.CLIENTS,
                "clients.csv",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                "billing");
    }

    private static LineContents.Change saying(String comment) {
        return new LineContents.Change(null, comment, null);
    }

    private void fill(String element, String content) {
        complete(element, FormContents.save(drafts, client(element), content));
    }

    private void complete(String element, String shown) {
        Map<String, Object> variables = shown == null ? Map.of() : Map.of("shown", shown);
        product.as(MANAGER, () -> taskService.complete(open(element).getId(), variables));
        product.runJobs();
    }

    private ClientTask client(String element) {
        return clientTask(open(element));
    }

    private Task open(String element) {
        return taskService
                .createTaskQuery()
                .taskDefinitionKey(element)
                .processInstanceBusinessKey(CLIENT)
                .singleResult();
    }

    private static ClientTask clientTask(Task task) {
        return new ClientTask(task.getId(), task.getTaskDefinitionKey(), CLIENT, "altai", MANAGER, true);
    }
}
