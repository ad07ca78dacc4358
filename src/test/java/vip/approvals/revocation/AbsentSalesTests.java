package vip.approvals.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.Visitor;
import vip.approvals.absences.AbsenceDesk;

/** Notices go out in time though the branch's sales staff are absent (B7, AMB-16). */
@ProductTest
class AbsentSalesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 5);

    @LocalServerPort
    int port;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    DispatchOffice office;

    @Autowired
    AbsenceDesk desk;

    @Autowired
    JdbcClient jdbc;

    private String notice;

    @BeforeEach
    void aNoticeWaits() {
        product.reset();
        desk.person("p1", "substitutes");
        notice = office.notice("A-1");
        desk.enter(DispatchOffice.SALES, TODAY, TODAY, "p1");
        desk.minute();
    }

    @AfterEach
    void peopleGo() {
        desk.remove("p1");
        product.reset();
    }

    @Test
    void B7_theSubstitutePrintsPostsAndCompletesOnBehalfOfTheStaff() {
        Task task = office.tasks("altai", NoticeTasks.DISPATCH).get(0);
        assertThat(task.getAssignee()).isEqualTo("p1");
        String path = "/api/tasks/" + task.getId();
        assertThat(visitor().get(path + "/dispatch").body()).contains("\"onBehalfOf\":\"Demo Altai sales staff\"");
        assertThat(visitor().get(path + "/notices?state=WAITING").body()).contains(notice, "\"acts\":true");
        assertThat(post(path + "/notices/print", "{\"numbers\":[\"%s\"]}".formatted(notice)))
                .isEqualTo(200);
        String batch = office.one("SELECT max(batch)::text FROM vip.print_batch");
        for (String file : List.of(".pdf", ".csv")) {
            assertThat(visitor()
                            .download(path + "/notices/batches/" + batch + file)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(post(path + "/notices/posted", "{\"numbers\":[\"%s\"],\"day\":\"2026-10-05\"}".formatted(notice)))
                .isEqualTo(200);
        office.complete("p1", task, Map.of());
        assertThat(said("SELECT state || ' ' || person || ' ' || on_behalf_of FROM vip.dispatch_event"
                        + " WHERE task IS NOT NULL ORDER BY event"))
                .containsExactly("PRINTED p1 altai.sales", "SENT p1 altai.sales");
        assertThat(said("SELECT printed_by || ' ' || on_behalf_of FROM vip.print_batch"))
                .containsExactly("p1 altai.sales");
        assertThat(Visitor.loggedIn(port, "altai.sales-director")
                        .get("/notices/altai/" + notice)
                        .body())
                .contains("Test p1 on behalf of Demo Altai sales staff");
    }

    /** FRM-02: what has gone out already, and everything else of the branch, is not part of the task. */
    @Test
    void theSubstituteReadsWhatWaitsAndNothingElse() {
        String other = office.notice("A-2");
        office.post(other);
        String path = "/api/tasks/"
                + office.tasks("altai", NoticeTasks.DISPATCH).get(0).getId();
        for (String state : List.of("", "SENT", "WAITING")) {
            assertThat(visitor().get(path + "/notices?state=" + state).body())
                    .contains(notice)
                    .doesNotContain(other);
        }
        String batch = office.one("SELECT max(batch)::text FROM vip.print_batch");
        for (String page : List.of(
                path + "/notices/batches/" + batch + ".pdf",
                "/notices/altai",
                "/notices/altai/" + notice,
                "/api/notices/altai",
                "/lists")) {
            assertThat(visitor().get(page).statusCode()).as(page).isEqualTo(404);
        }
        assertThat(post("/api/notices/altai/print", "{\"numbers\":[\"%s\"]}".formatted(notice)))
                .isEqualTo(404);
    }

    @Test
    void afterTheLastDayNothingGoesOutAnyMore() {
        Task task = office.tasks("altai", NoticeTasks.DISPATCH).get(0);
        clock.set(TODAY.plusDays(1));
        String path = "/api/tasks/" + task.getId() + "/notices/print";
        assertThat(post(path, "{\"numbers\":[\"%s\"]}".formatted(notice))).isEqualTo(409);
        assertThat(office.state(notice)).isEqualTo("WAITING");
        desk.minute();
        assertThat(office.tasks("altai", NoticeTasks.DISPATCH).get(0).getAssignee())
                .isNull();
        assertThat(post(path, "{\"numbers\":[\"%s\"]}".formatted(notice))).isEqualTo(404);
    }

    private int post(String path, String json) {
        HttpResponse<String> answer = visitor().post(path, json);
        return answer.statusCode();
    }

    private List<String> said(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private Visitor visitor() {
        return Visitor.loggedIn(port, "p1");
    }
}
