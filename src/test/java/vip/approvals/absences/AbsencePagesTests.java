package vip.approvals.absences;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.Visitor;

/** The page of absences: what is entered there, what is refused beside which field, and who sees it (B7). */
@ProductTest
class AbsencePagesTests {

    private static final String PERSON = "altai.security";
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 5);

    @LocalServerPort
    int port;

    @Autowired
    Product product;

    @Autowired
    BillingFacts facts;

    @Autowired
    AbsenceDesk desk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @BeforeEach
    void people() {
        product.reset();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20.10.2026 | 2026-10-30 | hq.security-deputy | first       | Give a day as year-month-day
                       | 2026-10-30 | hq.security-deputy | first       | Give a day as year-month-day
            2026-10-20 | 2026-02-30 | hq.security-deputy | last        | Give a day as year-month-day
            2026-10-04 | 2026-10-30 | hq.security-deputy | first       | The earliest is today, 2026-10-05.
            2026-10-20 | 2026-10-19 | hq.security-deputy | last        | The last day is before the first.
            2026-10-20 | 2027-10-21 | hq.security-deputy | last        | An absence has 366 days at most.
            2026-10-20 | 2026-10-30 |                    | substitute1 | Name a substitute. Who could: hq.security-deputy
            2026-10-20 | 2026-10-30 | nobody             | substitute1 | There is no such login. Who could:
            +999999999-12-31 | 2026-10-30 | hq.security-deputy | first | Give a day as year-month-day
            2026-10-20 | 2026-10-30 | altai.security     | substitute1 | Nobody stands in for himself or herself.
            2026-10-20 | 2026-10-30 | altai.commercial   | substitute1 | Demo Altai commercial director holds the seat "altai.commercial" (four eyes). Who could: hq.security-deputy (Demo HQ security deputy).
            2026-10-20 | 2026-10-30 | admin              | substitute1 | is an administrator, who decides nothing
            2026-10-20 | 2026-10-30 | billing            | substitute1 | holds no seat and is not in the group "substitutes"
            2026-10-20 | 2026-10-30 | hq.sales           | substitute1 | holds the seat "hq.sales" (four eyes)
            2026-10-20 | 2026-10-30 | tomsk.sales        | substitute1 | holds the seat "tomsk.sales", and would see this branch's clients as well.
            2026-11-02 | 2026-11-03 | tomsk.security     | first       | There is an absence from 2026-11-01 to 2026-11-02 already.
            """)
    void whatCannotBeIsRefusedBesideItsField(
            String first, String last, String substitute, String field, String message) {
        desk.enter(PERSON, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 2), "tomsk.security");
        HttpResponse<String> answer =
                Visitor.loggedIn(port, PERSON).post("/api/absences", entry(null, first, last, substitute));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body().replace("\\\"", "\""))
                .contains("\"field\":\"" + field + "\"")
                .contains(message);
        assertThat(count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-05, 2026-10-05", "2026-10-20, 2027-10-20", "2026-10-20, 2026-10-31", "2026-11-03, 2026-11-03"})
    void whatTouchesTheLimitsIsEntered(String first, String last) {
        desk.enter(PERSON, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 2), "tomsk.security");
        if (last.equals("2027-10-20")) {
            desk.end(1);
        }
        assertThat(Visitor.loggedIn(port, PERSON)
                        .post("/api/absences", entry(null, first, last, "hq.security-deputy"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void theSameSubstituteTwiceIsRefused() {
        assertThat(Visitor.loggedIn(port, PERSON)
                        .post(
                                "/api/absences",
                                "{\"first\":\"2026-10-20\",\"last\":\"2026-10-20\",\"substitute1\":\"tomsk.security\","
                                        + "\"substitute3\":\"tomsk.security\"}")
                        .body())
                .contains("\"field\":\"substitute3\"")
                .contains("tomsk.security is named twice.");
    }

    @Test
    void everybodyEntersTheOwnAbsenceAndAnAdministratorAnybodys() {
        String entry = entry("altai.commercial", "2026-10-20", "2026-10-30", "hq.security-deputy");
        assertThat(Visitor.loggedIn(port, PERSON).post("/api/absences", entry).statusCode())
                .isEqualTo(200);
        assertThat(Visitor.loggedIn(port, "admin").post("/api/absences", entry).statusCode())
                .isEqualTo(200);
        assertThat(Visitor.loggedIn(port, "admin")
                        .post("/api/absences", entry("nobody", "2026-10-20", "2026-10-30", "hq.security-deputy"))
                        .body())
                .contains("\"field\":\"person\"");
        assertThat(jdbc.sql("SELECT person || ' ' || entered_by FROM vip.absence ORDER BY absence")
                        .query(String.class)
                        .list())
                .containsExactly("altai.security altai.security", "altai.commercial admin");
    }

    @Test
    void nobodyChangesOrEndsAnothersAbsence() {
        long absence = desk.enter(PERSON, TODAY, TODAY, "hq.security-deputy");
        String entry = entry(null, "2026-10-20", "2026-10-30", "hq.security-deputy");
        for (String other : List.of("altai.commercial", "hq.security-deputy", "tomsk.security", "hq.sales")) {
            Visitor visitor = Visitor.loggedIn(port, other);
            assertThat(visitor.post("/api/absences/" + absence + "/end", "{}").statusCode())
                    .isEqualTo(404);
            assertThat(visitor.post("/api/absences/" + absence + "/change", entry)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(Visitor.loggedIn(port, PERSON)
                        .post("/api/absences/99/end", "{}")
                        .statusCode())
                .isEqualTo(404);
        Visitor admin = Visitor.loggedIn(port, "admin");
        assertThat(admin.post("/api/absences/" + absence + "/change", entry).statusCode())
                .isEqualTo(200);
        assertThat(admin.post("/api/absences/" + absence + "/end", "{}").body()).contains("This absence is over");
        assertThat(jdbc.sql("SELECT concat_ws(' ', first_day, ended_by) FROM vip.absence ORDER BY absence")
                        .query(String.class)
                        .list())
                .containsExactly("2026-10-05 admin", "2026-10-20");
    }

    @Test
    void aRefusedChangeLeavesTheAbsenceAsItIs() {
        long absence = desk.enter(PERSON, TODAY, TODAY, "hq.security-deputy");
        assertThat(Visitor.loggedIn(port, PERSON)
                        .post(
                                "/api/absences/" + absence + "/change",
                                entry(null, "2026-10-20", "2026-10-19", "hq.security-deputy"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(jdbc.sql("SELECT count(*) FROM vip.absence WHERE ended_at IS NULL")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void thePageIsForSeatsSubstitutesAndAdministrators() {
        desk.enter(PERSON, TODAY, TODAY, "hq.security-deputy");
        assertThat(Visitor.loggedIn(port, "altai.manager").get("/absences").body())
                .doesNotContain("You hold no seat", PERSON);
        assertThat(Visitor.loggedIn(port, "hq.security-deputy").get("/absences").body())
                .contains("You hold no seat", "For whom I may stand in", "Demo Altai security director");
        assertThat(Visitor.loggedIn(port, "admin").get("/absences").body()).contains("All absences", PERSON);
        assertThat(Visitor.anonymous(port).get("/absences").statusCode()).isNotEqualTo(200);
    }

    @Test
    void atEntryTheTasksMoveAtOnceAndTheFormSaysOnWhoseBehalf() {
        facts.client("altai-1", "altai", "2100.01");
        product.as(
                "hq.sales",
                () -> runtimeService.startProcessInstanceByKey("quarterly-cycle", Map.of("quarter", "2026-Q3")));
        product.runJobs();
        assertThat(Visitor.loggedIn(port, "altai.sales")
                        .post("/api/absences", entry(null, "2026-10-05", "2026-10-06", "hq.security-deputy"))
                        .statusCode())
                .isEqualTo(200);
        Task task = taskService
                .createTaskQuery()
                .taskDefinitionKey("prepare-list")
                .tenantIdIn("altai")
                .singleResult();
        Visitor substitute = Visitor.loggedIn(port, "hq.security-deputy");
        assertThat(substitute.get("/api/tasks/" + task.getId() + "/list").body())
                .contains("\"onBehalfOf\":\"Demo Altai sales staff\"", "\"mine\":true");
        assertThat(substitute.get("/absences").body()).contains("Prepare list: Altai, 2026-Q3");
        assertThat(Visitor.loggedIn(port, "tomsk.sales").get("/absences").body())
                .doesNotContain("Altai, 2026-Q3");
    }

    @Test
    void anAdministratorSeesWhichTasksFoundNobodyAndIsMailedOnce() {
        facts.client("altai-1", "altai", "2100.01");
        product.as(
                "hq.sales",
                () -> runtimeService.startProcessInstanceByKey("quarterly-cycle", Map.of("quarter", "2026-Q3")));
        product.runJobs();
        jdbc.sql("UPDATE camunda.act_id_user SET email_ = 'admin@vip.example' WHERE id_ = 'admin'")
                .update();
        try {
            desk.enter("altai.sales", TODAY, TODAY, "hq.security-deputy");
            desk.enter("hq.security-deputy", TODAY, TODAY, "altai.sales");
            desk.minute();
            desk.minute();
            assertThat(Visitor.loggedIn(port, "admin").get("/absences").body())
                    .contains("Nobody stands in", "altai.sales: the absences lead back to this person");
            assertThat(jdbc.sql("SELECT subject FROM vip.outbox ORDER BY 1")
                            .query(String.class)
                            .list())
                    .containsExactly("Nobody stands in: Prepare list: Altai, 2026-Q3");
        } finally {
            jdbc.sql("UPDATE camunda.act_id_user SET email_ = NULL WHERE id_ = 'admin'")
                    .update();
        }
    }

    private static String entry(String person, String first, String last, String substitute) {
        return "{\"person\":\"%s\",\"first\":\"%s\",\"last\":\"%s\",\"substitute1\":\"%s\"}"
                .formatted(text(person), text(first), text(last), text(substitute));
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private long count() {
        return jdbc.sql("SELECT count(*) FROM vip.absence").query(Long.class).single();
    }
}
