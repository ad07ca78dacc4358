package vip.approvals.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.Visitor;
import vip.approvals.absences.AbsenceDesk;

/** The one person of the card office is absent: whoever stands in has the batch, and nothing else of the office (B7). */
@ProductTest
class AbsentOfficeTests {

    private static final String OFFICE = CardOffice.OFFICE;
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 20);
    private static final LocalDate LAST = LocalDate.of(2026, 10, 30);

    @LocalServerPort
    int port;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    CardOffice office;

    @Autowired
    AbsenceDesk desk;

    @Autowired
    TaskService taskService;

    @Autowired
    JdbcClient jdbc;

    private String card;

    @BeforeEach
    void aCardWaits() {
        product.reset();
        desk.person("p1", "substitutes");
        card = office.order("altai-a", "Demo Holder");
    }

    @AfterEach
    void peopleGo() {
        desk.remove("p1", "p2");
        product.reset();
    }

    @ParameterizedTest
    @CsvSource({"2026-10-19T23:59:59, ", "2026-10-20T00:00:00, p1", "2026-10-30T23:59:59, p1", "2026-10-31T00:00:00, "})
    void B7_whatNobodyHasTakenIsTheSubstitutesWhileTheWholeOfficeIsAbsent(LocalDateTime time, String assignee) {
        desk.enter(OFFICE, FIRST, LAST, "p1");
        clock.set(time);
        desk.minute();
        assertThat(batch().getAssignee()).isEqualTo(assignee);
    }

    @Test
    void aColleagueWhoIsThereTakesWhatNobodyHasTaken() {
        desk.person("p2", "altai.cards");
        away();
        assertThat(batch().getAssignee()).isNull();
        product.as("p2", () -> taskService.claim(batch().getId(), "p2"));
        office.complete("p2", batch(), Map.of("shown", office.token("altai")));
        assertThat(said("SELECT made_by || coalesce(on_behalf_of, '') FROM vip.card_batch"))
                .containsExactly("p2");
    }

    @Test
    void B7_theSubstituteHandsOverAndBooksOnBehalfOfTheOffice() {
        away();
        String task = batch().getId();
        assertThat(visitor("p1").get("/api/tasks/" + task + "/waiting-cards").body())
                .contains("Demo Holder", "\"onBehalfOf\":\"Demo Altai card office\"");
        office.complete("p1", batch(), Map.of("shown", office.token("altai")));
        desk.minute();
        Task arrivals = office.tasks("altai", BatchTasks.BOOK_ARRIVALS).get(0);
        assertThat(arrivals.getAssignee()).isEqualTo("p1");
        String path = "/api/tasks/" + arrivals.getId();
        assertThat(visitor("p1").get(path + "/batch/cards").body()).contains("Demo Holder");
        assertThat(visitor("p1")
                        .post(path + "/arrivals", "{\"number\":\"%s\",\"result\":\"ARRIVED\"}".formatted(card))
                        .statusCode())
                .isEqualTo(200);
        office.complete("p1", arrivals, Map.of());
        assertThat(said("SELECT made_by || ' ' || on_behalf_of FROM vip.card_batch"))
                .containsExactly("p1 altai.cards");
        assertThat(said("SELECT concat_ws(' ', state, person, on_behalf_of) FROM vip.card_event ORDER BY event"))
                .containsExactly("ORDERED product", "HANDED_OVER p1 altai.cards", "ARRIVED p1 altai.cards");
        assertThat(visitor(OFFICE).get("/cards/altai/" + card).body()).contains("Test p1 on behalf of Demo Altai");
        assertThat(visitor(OFFICE).get("/cards/altai/batches").body()).contains("Test p1 on behalf of Demo Altai");
    }

    /** FRM-02: a substitute gets a task, not a seat. */
    @Test
    void theSubstituteReadsNothingElseOfTheOfficeAndNothingAfterwards() {
        away();
        String path = "/api/tasks/" + batch().getId() + "/waiting-cards";
        assertThat(visitor("p1").get(path).statusCode()).isEqualTo(200);
        for (String page : List.of("/cards/altai", "/cards/altai/" + card, "/clients", "/clients/altai-a")) {
            assertThat(visitor("p1").get(page).statusCode()).as(page).isEqualTo(404);
        }
        clock.set(LAST.plusDays(1));
        assertThat(visitor("p1").get(path).statusCode()).as("lapsed").isEqualTo(409);
        assertThat(office.refused("p1", batch(), Map.of("shown", office.token("altai"))))
                .contains("has ended, so this task goes back");
        desk.minute();
        assertThat(visitor("p1").get(path).statusCode()).as("taken back").isEqualTo(404);
        assertThat(batch().getAssignee()).isNull();
    }

    private void away() {
        desk.enter(OFFICE, FIRST, LAST, "p1");
        clock.set(FIRST);
        desk.minute();
    }

    private Task batch() {
        return office.tasks("altai", BatchTasks.HAND_OVER).get(0);
    }

    private List<String> said(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private Visitor visitor(String person) {
        return Visitor.loggedIn(port, person);
    }
}
