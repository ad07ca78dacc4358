package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Visitor;

/** The evidence over real HTTP: for administrators alone; and what an act says of the person's login. */
class EvidencePagesTests extends Coordination {

    private static final String SHEET = "/api/evidence/sheet";

    @LocalServerPort
    int port;

    @Test
    void onlyAdministratorsFindThePage() {
        Visitor admin = Visitor.loggedIn(port, "admin");
        assertThat(admin.get("/evidence").body()).contains("Verify now", "Is this the sheet?");
        assertThat(admin.get("/api/pages").body()).contains("/evidence");
        assertThat(admin.post("/api/evidence/verify", "{}").body()).contains("\"finding\":null");
        for (String person : new String[] {"hq.commercial", "altai.sales-director", "altai.security"}) {
            Visitor visitor = Visitor.loggedIn(port, person);
            assertThat(visitor.get("/evidence").statusCode()).isEqualTo(404);
            assertThat(visitor.post("/api/evidence/verify", "{}").statusCode()).isEqualTo(404);
            assertThat(visitor.post(SHEET, "x").statusCode()).isEqualTo(404);
            assertThat(visitor.get("/api/pages").body()).doesNotContain("/evidence");
        }
        assertThat(jdbc.sql("SELECT count(*) FROM vip.verification")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** The sheet that people download after the result is the kept one, to the byte; one byte more and it is not. */
    @Test
    void aChangedSheetIsToldFromTheKeptOne() {
        open();
        BRANCHES.forEach(this::agree);
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));
        Visitor admin = Visitor.loggedIn(port, "admin");
        BRANCHES.forEach(this::acknowledge);
        byte[] sheet = admin.download("/lists/altai/2026-Q3/sheet.pdf").body();
        assertThat(ask(admin, sheet)).contains("\"branch\":\"altai\"", "\"branchName\":\"Altai\"");
        assertThat(ask(
                        admin,
                        (new String(sheet, StandardCharsets.ISO_8859_1) + " ").getBytes(StandardCharsets.ISO_8859_1)))
                .contains("\"sheet\":null");
        product.asSuperuser("SET session_replication_role = replica;"
                + " UPDATE vip.sheet SET pdf = 'forged', sha256 = encode(sha256('forged'), 'hex')");
        assertThat(ask(admin, "forged".getBytes(StandardCharsets.UTF_8))).contains("\"sheet\":null");
    }

    private static String ask(Visitor admin, byte[] file) {
        HttpResponse<byte[]> answer = admin.ask("POST", SHEET, BodyPublishers.ofByteArray(file));
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void anActSaysWhenThePersonHadLoggedIn() {
        open();
        Task prepare = task("altai", "prepare-list");
        OffsetDateTime before = OffsetDateTime.now().minusSeconds(1);
        Visitor sales = Visitor.loggedIn(port, "altai.sales");
        OffsetDateTime after = OffsetDateTime.now().plusSeconds(1);
        String path = "/camunda/api/engine/engine/default/task/" + prepare.getId();
        sales.post(path + "/claim", "{\"userId\":\"altai.sales\"}");
        HttpResponse<String> answer = sales.post(
                path + "/submit-form",
                "{\"variables\":{\"shown\":{\"value\":\"%s\",\"type\":\"String\"}}}".formatted(token("altai")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(loggedInAt("PREPARE")).isBetween(before, after);
        complete("altai.sales-director", "altai", "sign-list", Map.of("shown", signature("altai"), "signed", true));
        assertThat(loggedInAt("SIGN")).isNull(); // no session of a person: as a timer or a system acts
    }

    private OffsetDateTime loggedInAt(String kind) {
        return jdbc.sql("SELECT logged_in_at FROM vip.act WHERE kind = :kind")
                .param("kind", kind)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .list()
                .get(0);
    }
}
