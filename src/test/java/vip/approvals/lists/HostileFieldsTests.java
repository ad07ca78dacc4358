package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.HostileStrings;
import vip.approvals.Visitor;
import vip.approvals.letters.Papers;
import vip.approvals.onboarding.Reception;
import vip.approvals.onboarding.StepForm;
import vip.approvals.revocation.DispatchOffice;
import vip.approvals.staff.Seat;

/** As {@link HostileStringsTests}, for fields that need a scenario of their own. */
class HostileFieldsTests extends Coordination {

    /** For what is typed once: as many as every such field takes, without the one that is only long. */
    private static final List<String> FEW = List.of(
            HostileStrings.STORED.get(0),
            HostileStrings.STORED.get(5),
            "=1+1 @SUM(1+1)*cmd|' /C calc'!A0",
            "'; DROP TABLE vip.client; --",
            "\u202Eright to left, never ended");

    private static final String PROSPECT = """
            name,type,operator,estimate,source,confidence
            Demo Progress,ORGANISATION,Demo Telecom,45000.00,tender,MEDIUM
            """;

    private static final String AT_ONCE = String.join(" ", FEW);

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    Reception reception;

    @Autowired
    DispatchOffice office;

    @Autowired
    List<StepForm> forms;

    private final Map<String, Visitor> visitors = new HashMap<>();

    @AfterEach
    void reset() {
        product.reset();
    }

    // -- lists -------------------------------------------------------------------------------------------------------

    @Test
    void theArgumentOfAContestedLineAndTheCommentOfACorrectedOne() {
        open();
        submit("altai");
        Docket security = docket("altai", Seat.SECURITY, "altai.security");
        Task decide = take("altai.security", "altai", "decide-security");
        note(security, line("altai", "altai-t1"), "REJECT", "DOCUMENTS", null);
        note(security, line("altai", "altai-t2"), "RETURN", "DOCUMENTS", null);
        completeAs("altai.security", decide, Map.of("shown", shown("altai", Seat.SECURITY)));
        decide("altai", Seat.COMMERCIAL);
        product.runJobs();
        String rework = "/api/tasks/%s/rework/"
                .formatted(take("altai.sales", "altai", "rework-list").getId());
        long contested = line("altai", "altai-t1");
        String corrected = rework + line("altai", "altai-t2");
        for (String text : HostileStrings.STORED) {
            assertStored(send("altai.sales", "POST", rework + contested + "/contest", "{\"argument\":%s}", text));
            assertThat(one("SELECT text FROM vip.argument")).isEqualTo(text);
            assertStored(send("altai.sales", "DELETE", rework + contested, "", ""));
            assertStored(send("altai.sales", "PUT", corrected, "{\"comment\":%s}", text));
            assertThat(one("SELECT comment FROM vip.line WHERE client = 'altai-t2' AND state = 'OPEN'"))
                    .isEqualTo(text);
            corrected = rework + line("altai", "altai-t2");
        }
        assertRefused("altai.sales", "POST", rework + contested + "/contest", "{\"argument\":%s}");
        assertRefused("altai.sales", "PUT", corrected, "{\"comment\":%s}");
    }

    @Test
    void theWordWithWhichACycleIsReturned() {
        open();
        BRANCHES.forEach(this::agree);
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        String word = "/api/tasks/%s/cycle/word"
                .formatted(take("hq.commercial", null, "approve-cycle").getId());
        for (String text : HostileStrings.STORED) {
            assertStored(send("hq.commercial", "PUT", word, "{\"text\":%s}", text));
            assertThat(one("SELECT text FROM vip.word")).isEqualTo(text);
        }
        assertRefused("hq.commercial", "PUT", word, "{\"text\":%s}");
    }

    @Test
    void theReasonOfACyclesCancellation() {
        open();
        String cancel = "/api/cycles/2026-Q3/cancel";
        assertRefused("hq.sales", "POST", cancel, "{\"reason\":%s}");
        assertStored(send("hq.sales", "POST", cancel, "{\"reason\":%s}", AT_ONCE));
        assertThat(one("SELECT reason FROM vip.cancellation")).isEqualTo(AT_ONCE);
        assertShownAsText("hq.commercial", "/lists");
    }

    /** It stands in the list of files, in the form. */
    @Test
    void theNameOfAnUploadedFile() {
        open();
        String uploads = "/api/tasks/%s/uploads"
                .formatted(take("altai.sales", "altai", "prepare-list").getId());
        for (String text : HostileStrings.STORED) {
            HttpResponse<String> staged = upload("altai.sales", uploads, text + ".csv");
            assertThat(staged.statusCode()).as(text + staged.body()).isEqualTo(200);
            assertThat(one("SELECT name FROM vip.upload WHERE state = 'STAGED'"))
                    .isEqualTo(text + ".csv");
            assertThat(visitor("altai.sales")
                            .get(uploads)
                            .headers()
                            .firstValue("content-type")
                            .orElseThrow())
                    .startsWith("application/json");
            assertStored(send(
                    "altai.sales", "DELETE", uploads + "/" + one("SELECT max(upload)::text FROM vip.upload"), "", ""));
        }
        for (String text : List.of("a\u0007b.csv", "a\u001Bb.csv", "a\u0085b.csv")) {
            HttpResponse<String> refused = upload("altai.sales", uploads, text);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("The name of the file holds a control character.");
        }
    }

    // -- clients -----------------------------------------------------------------------------------------------------

    @Test
    void theTextOfAnSmsAndTheNoteOfATry() {
        reception.received(Reception.CLIENT);
        String task =
                "/api/tasks/" + reception.task(Reception.CLIENT, "first-sms").getId();
        String sms = "{\"to\":\"+7 000 000-00-01\",\"text\":%%s,\"after\":%d}";
        String called = "{\"medium\":\"CALL\",\"to\":\"+7 000 000-00-01\",\"fromNumber\":\"+7 000 000-00-02\","
                + "\"note\":%%s,\"after\":%d}";
        int after = 0;
        for (String text : HostileStrings.STORED) {
            assertStored(send(Reception.MANAGER, "POST", task + "/sms", sms.formatted(after++), text));
            assertThat(one("SELECT note FROM vip.contact ORDER BY contact DESC LIMIT 1"))
                    .isEqualTo(text);
            assertThat(one("SELECT body FROM vip.outbox WHERE channel = 'sms' ORDER BY id DESC LIMIT 1"))
                    .isEqualTo(text);
            assertStored(send(Reception.MANAGER, "POST", task + "/contacts", called.formatted(after++), text));
            assertThat(one("SELECT note FROM vip.contact ORDER BY contact DESC LIMIT 1"))
                    .isEqualTo(text);
        }
        assertRefused(Reception.MANAGER, "POST", task + "/sms", sms.formatted(after));
        assertRefused(Reception.MANAGER, "POST", task + "/contacts", called.formatted(after));
        assertShownAsText("altai.allocation", "/clients/" + Reception.CLIENT);
        assertShownAsText(Reception.MANAGER, "/clients/" + Reception.CLIENT);
    }

    @Test
    void theReasonOfAnAdministratorsIntervention() {
        reception.received(Reception.CLIENT);
        reception.smsSent(Reception.CLIENT);
        String client = "/api/clients/" + Reception.CLIENT;
        String move = "{\"token\":\"%s\",\"step\":\"onboarding/first-sms\",\"reason\":%%s}".formatted(clientToken());
        assertRefused("admin", "POST", client + "/move", move);
        assertStored(send("admin", "POST", client + "/move", move, AT_ONCE));
        String end = "{\"token\":\"%s\",\"decline\":\"\",\"reason\":%%s}".formatted(clientToken());
        assertRefused("admin", "POST", client + "/end", end);
        assertStored(send("admin", "POST", client + "/end", end, AT_ONCE));
        assertThat(jdbc.sql("SELECT reason FROM vip.intervention")
                        .query(String.class)
                        .list())
                .containsExactly(AT_ONCE, AT_ONCE);
        assertShownAsText("admin", "/clients/" + Reception.CLIENT);
    }

    /** What a manager, the card office or the sales staff type into a form, of each form that there is. */
    @Test
    void everyDraft() throws Exception {
        for (StepForm form : forms) {
            for (String field : TextFields.of(form.draft())) {
                for (String text : HostileStrings.STORED) {
                    Object draft = json.readValue("{\"%s\":%s}".formatted(field, quoted(text)), form.draft());
                    String stored = jdbc.sql("SELECT (:content::jsonb) ->> :field")
                            .param("content", json.writeValueAsString(draft))
                            .param("field", field)
                            .query(String.class)
                            .single();
                    assertThat(stored).as(form.element() + " " + field).isEqualTo(text);
                }
                HostileStrings.REFUSED.forEach((what, text) -> assertThat(catchThrowable(
                                () -> json.readValue("{\"%s\":%s}".formatted(field, quoted(text)), form.draft())))
                        .as("%s %s: %s", form.element(), field, what)
                        .hasMessageContaining("control character"));
            }
        }
    }

    // -- notices -----------------------------------------------------------------------------------------------------

    @Test
    void theAddressOfAClientBeforeTheRemoval() {
        office.removal("A-1", "altai", "1 Lenin street");
        String reach = "/api/notices/altai/removals/A-1";
        for (String text : HostileStrings.STORED) {
            assertStored(send("altai.sales", "POST", reach, "{\"address\":%s,\"email\":\"a@vip.example\"}", text));
            assertThat(one("SELECT address FROM vip.client WHERE client = 'A-1'"))
                    .isEqualTo(text);
            HttpResponse<String> mail = send("altai.sales", "POST", reach, "{\"address\":\"A\",\"email\":%s}", text);
            assertThat(mail.statusCode()).as(text).isEqualTo(409);
            assertThat(mail.body()).contains("is no e-mail address");
        }
        assertRefused("altai.sales", "POST", reach, "{\"address\":%s,\"email\":\"\"}");
        assertRefused("altai.sales", "POST", reach, "{\"address\":\"A\",\"email\":%s}");
        assertStored(send("altai.sales", "POST", reach, "{\"address\":%s,\"email\":\"\"}", String.join("\n", FEW)));
        assertShownAsText("altai.sales", "/notices/altai/removals");
        assertPrinted(visitor("altai.sales")
                .download("/notices/altai/preview/A-1.pdf")
                .body());
    }

    /** Posted, tracked, returned with a note, and posted again to the address that sales have found. */
    @Test
    void whatIsWrittenOfALetterThatCameBack() {
        String number = post("A-1");
        String letter = "/api/notices/altai/" + number;
        assertRefused("altai.sales", "POST", letter + "/tracking", "{\"tracking\":%s}");
        for (String text : HostileStrings.STORED) {
            HttpResponse<String> tracked = send("altai.sales", "POST", letter + "/tracking", "{\"tracking\":%s}", text);
            assertThat(tracked.statusCode()).as(text + tracked.body()).isIn(200, 409);
            if (tracked.statusCode() == 200) {
                assertThat(one("SELECT tracking FROM vip.dispatch")).isEqualTo(text);
            }
        }
        String returned = "{\"result\":\"RETURNED\",\"day\":\"2026-10-05\",\"note\":%s}";
        assertRefused("altai.sales", "POST", letter + "/answer", returned);
        assertStored(send("altai.sales", "POST", letter + "/answer", returned, AT_ONCE));
        assertThat(one("SELECT note FROM vip.dispatch_event WHERE state = 'RETURNED'"))
                .isEqualTo(AT_ONCE);
        product.runJobs();
        assertShownAsText("altai.sales", "/notices/altai/" + number);

        Task task = office.tasks("altai", "correct-address").get(0);
        product.as("altai.sales", () -> taskService.claim(task.getId(), "altai.sales"));
        String draft = "/api/tasks/%s/address".formatted(task.getId());
        String address = String.join("\n", FEW);
        HttpResponse<String> saved = send("altai.sales", "PUT", draft, "{\"address\":%s,\"note\":\"n\"}", address);
        assertStored(saved);
        assertThat(saved.body()).contains("\"problems\":[]");
        String token = saved.body().replaceAll(".*\"token\":\"([0-9a-f]+)\".*", "$1");
        completeAs("altai.sales", task, Map.of("shown", token));
        product.runJobs();
        assertThat(one("SELECT address FROM vip.dispatch")).isEqualTo(address);
        assertStored(send(
                "altai.sales",
                "POST",
                "/api/notices/altai/print",
                "{\"numbers\":[\"" + number + "\"],\"waiting\":1}",
                ""));
        String batch = one("SELECT max(batch)::text FROM vip.print_batch");
        String csv = visitor("altai.sales")
                .get("/notices/altai/batches/" + batch + ".csv")
                .body();
        assertThat(csv.lines().flatMap(line -> Stream.of(line.split("[;,]"))))
                .noneMatch(cell -> cell.matches("\"?[=+@＝\\t].*"));
        assertThat(csv).contains(FEW.get(0));
        assertPrinted(visitor("altai.sales")
                .download("/notices/altai/batches/" + batch + ".pdf")
                .body());
    }

    @Test
    void whoHandsALetterOver() {
        String letter = "/api/notices/altai/" + office.notice("A-1") + "/in-person";
        String by = "{\"day\":\"2026-10-05\",\"by\":%s}";
        assertRefused("altai.sales", "POST", letter, by);
        String text = FEW.get(0) + " " + FEW.get(2);
        assertStored(send("altai.sales", "POST", letter, by, text));
        assertThat(one("SELECT DISTINCT note FROM vip.dispatch_event WHERE state = 'DELIVERED'"))
                .isEqualTo("handed over by " + text);
        assertShownAsText("altai.sales", letter.replace("/api", "").replace("/in-person", ""));
    }

    /** It is only looked at for its ending. */
    @Test
    void theNameOfAFileFromThePost() {
        post("A-1");
        for (String text : HostileStrings.STORED) {
            assertThat(upload("altai.sales", "/api/notices/altai/file", text).statusCode())
                    .as(text)
                    .isBetween(200, 409);
        }
    }

    // -- what is chosen ----------------------------------------------------------------------------------------------

    /** Absences and erasures have no text: days, logins, codes and numbers. Anything else is unknown. */
    @Test
    void absencesAndErasuresRefuseWhatIsNone() {
        List<String> texts = new ArrayList<>(HostileStrings.STORED);
        texts.addAll(HostileStrings.REFUSED.values());
        for (String text : texts) {
            for (String body : List.of(
                    "{\"person\":%s,\"first\":\"2026-10-20\",\"last\":\"2026-10-30\"}",
                    "{\"first\":%s,\"last\":\"2026-10-30\"}",
                    "{\"first\":\"2026-10-20\",\"last\":%s}",
                    "{\"first\":\"2026-10-20\",\"last\":\"2026-10-30\",\"substitute1\":%s}")) {
                assertThat(send("admin", "POST", "/api/absences", body, text).statusCode())
                        .as(body + text)
                        .isEqualTo(409);
            }
            for (String body : List.of(
                    "{\"client\":%s,\"reason\":\"CLIENT_REQUEST\"}", "{\"client\":\"altai-t1\",\"reason\":%s}")) {
                assertThat(send("admin", "POST", "/api/erasures", body, text).statusCode())
                        .as(body + text)
                        .isIn(404, 409);
            }
        }
        assertThat(one("SELECT ((SELECT count(*) FROM vip.absence) + (SELECT count(*) FROM vip.erasure))::text"))
                .isEqualTo("0");
    }

    // -- what tests need ---------------------------------------------------------------------------------------------

    /** @return number of a notice that is on its way by registered mail */
    private String post(String client) {
        String number = office.notice(client);
        String numbers = "{\"numbers\":[\"%s\"],\"waiting\":1}".formatted(number);
        assertStored(send("altai.sales", "POST", "/api/notices/altai/print", numbers, ""));
        String posted = "/api/notices/altai/%s/posted".formatted(number);
        String tracking = "{\"day\":\"2026-10-05\",\"tracking\":%s}";
        assertRefused("altai.sales", "POST", posted, tracking);
        assertThat(send("altai.sales", "POST", posted, tracking, "x".repeat(51)).body())
                .contains("The tracking number has 51 characters; 50 are allowed.");
        assertStored(send("altai.sales", "POST", posted, tracking, FEW.get(0)));
        assertThat(one("SELECT tracking FROM vip.dispatch")).isEqualTo(FEW.get(0));
        return number;
    }

    private String clientToken() {
        return visitor("admin")
                .get("/clients/" + Reception.CLIENT)
                .body()
                .replaceAll("(?s).*name=\"token\" value=\"([^\"]*)\".*", "$1");
    }

    private void assertShownAsText(String person, String path) {
        String page = visitor(person).get(path).body();
        assertThat(page)
                .contains("&lt;script&gt;window")
                .doesNotContain("<script>window", "<img src=x", "<svg onload", "49 #{");
    }

    private static void assertPrinted(byte[] pdf) {
        assertThat(String.join(" ", Papers.pages(pdf)))
                .contains("<script>window.hacked=1</script>", "${7*7}", "=1+1", "DROP TABLE");
    }

    private static void assertStored(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void assertRefused(String person, String method, String path, String body) {
        HostileStrings.REFUSED.forEach((what, text) -> {
            HttpResponse<String> answer = send(person, method, path, body, text);
            assertThat(answer.statusCode()).as(path + " " + what).isEqualTo(409);
            assertThat(answer.body()).contains("control character");
        });
    }

    /** @param body in which {@code %s} stands for the text as JSON */
    private HttpResponse<String> send(String person, String method, String path, String body, String text) {
        return visitor(person).send(method, path, body.replace("%s", quoted(text)));
    }

    private HttpResponse<String> upload(String person, String path, String name) {
        return visitor(person).post(path + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8), PROSPECT);
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    /** In ASCII, so that half a character gets through. */
    private static String quoted(String text) {
        return text.chars().mapToObj(c -> "\\u%04x".formatted(c)).collect(Collectors.joining("", "\"", "\""));
    }

    private Visitor visitor(String person) {
        return visitors.computeIfAbsent(person, login -> Visitor.loggedIn(port, login));
    }
}
