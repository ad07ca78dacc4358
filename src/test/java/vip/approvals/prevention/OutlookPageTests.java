package vip.approvals.prevention;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.Visitor;
import vip.approvals.onboarding.Reception;

/** Who sees what of the outlook, and what the form of a warning shows. */
@ProductTest
class OutlookPageTests {

    @LocalServerPort
    int port;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    BillingFacts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Reception reception;

    @Autowired
    Prevention prevention;

    @Autowired
    TaskService taskService;

    @BeforeEach
    void twoDebtorsAndAContractThatEnds() {
        product.reset();
        clock.set(LocalDate.of(2026, 10, 31));
        debtor("altai-mine", "altai");
        reception.assigned("altai-mine");
        debtor("altai-alone", "altai");
        debtor("tomsk-v", "tomsk");
        facts.vip("altai-leaves", "altai", "T2", LocalDate.of(2025, 1, 1));
        facts.contractEnds("altai-leaves", LocalDate.of(2027, 1, 31), null);
        jdbc.sql("UPDATE vip.client SET name = '<b>Demo</b>' WHERE client = 'altai-leaves'")
                .update();
        prevention.run();
        product.runJobs();
    }

    @Test
    void theSalesDirectorSeesTheBranchByMonthsAndDays() {
        String page = get("altai.sales-director", "/outlook/altai").body();
        assertThat(page)
                .contains("altai-mine", "altai-alone", "altai-leaves")
                .doesNotContain("tomsk-v")
                .contains("November 2026", "Mon 30 Nov 2026", "in 30 days", "ground from Tue 1 Dec 2026")
                .contains("January 2027", "Sun 31 Jan 2027")
                .contains("15,000.00", "30 days before: with the manager since", "14 days before: to come")
                .contains("No manager: nobody is warned until one is assigned.")
                .contains("&lt;b&gt;Demo&lt;/b&gt;")
                .contains("href=\"/clients/altai-mine\"")
                .doesNotContain("Look again now");
    }

    @Test
    void aManagerSeesOwnClientsOnly() {
        assertThat(get("altai.manager", "/outlook/altai?mine=false").body())
                .contains("data-client=\"altai-mine\"")
                .doesNotContain("altai-alone", "altai-leaves");
    }

    @Test
    void groundMonthAndOwnClientsAreFilters() {
        assertThat(get("admin", "/outlook/altai?ground=CONTRACT_TERMINATED").body())
                .contains("data-client=\"altai-leaves\"")
                .doesNotContain("data-client=\"altai-mine\"");
        assertThat(get("admin", "/outlook/altai?month=2026-11").body())
                .contains("data-client=\"altai-mine\"")
                .doesNotContain("data-client=\"altai-leaves\"");
        assertThat(get("admin", "/outlook/altai?mine=true").body()).doesNotContain("data-client");
        clock.set(LocalDate.of(2026, 12, 1));
        assertThat(get("admin", "/outlook/altai?month=arisen").body())
                .contains("Arisen already", "Ground since Tue 1 Dec 2026", "data-client=\"altai-mine\"")
                .doesNotContain("data-client=\"altai-leaves\"");
    }

    @Test
    void fiftyAreShownAtATime() {
        for (int number = 0; number < 50; number++) {
            debtor("altai-%03d".formatted(number), "altai");
        }
        prevention.run();
        String first = get("altai.allocation", "/outlook/altai?ground=DEBT&month=2026-11")
                .body();
        assertThat(first).contains("52 grounds", "page 1 of 2", "Next page");
        assertThat(first.split("<li data-client")).hasSize(51);
        assertThat(get("altai.allocation", "/outlook/altai?ground=DEBT&month=2026-11&page=99")
                        .body()
                        .split("<li data-client"))
                .hasSize(3);
    }

    @Test
    void whoHasLeftTheBranchSinceTheLastRunIsNotShown() {
        jdbc.sql("UPDATE vip.client SET branch = 'tomsk' WHERE client = 'altai-alone'")
                .update();
        jdbc.sql(
                        "DELETE FROM vip.vip_status WHERE set_config('vip.billing', 'file', true) = 'file' AND client = 'altai-leaves'")
                .update();
        assertThat(get("admin", "/outlook/altai").body()).doesNotContain("altai-alone", "altai-leaves");
        assertThat(get("admin", "/outlook/tomsk").body()).doesNotContain("altai-alone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"altai.sales", "altai.security", "altai.commercial", "altai.cards", "hq.sales", "tomsk.manager"})
    void forEverybodyElseThereIsNone(String person) {
        assertThat(get(person, "/outlook/altai").statusCode()).isEqualTo(404);
    }

    @Test
    void theFirstBranchIsShownAndBrowsersKeepNothing() {
        assertThat(get("tomsk.manager", "/outlook").headers().firstValue("Location"))
                .hasValueSatisfying(there -> assertThat(there).endsWith("/outlook/tomsk"));
        assertThat(get("altai.sales", "/outlook").statusCode()).isEqualTo(404);
        assertThat(get("admin", "/outlook/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("admin", "/outlook/altai").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void anAdministratorLooksAgainAndNobodyElse() {
        jdbc.sql("DELETE FROM vip.outlook").update();
        assertThat(get("admin", "/outlook/altai").body()).contains("Look again now", "0 grounds");
        Visitor manager = Visitor.loggedIn(port, "altai.manager");
        assertThat(manager.post("/api/outlook/run", "{}").statusCode()).isEqualTo(404);
        Visitor admin = Visitor.loggedIn(port, "admin");
        assertThat(admin.sendWithoutToken("POST", "/api/outlook/run").statusCode())
                .isEqualTo(403);
        assertThat(Visitor.loggedIn(port, "admin")
                        .post("/api/outlook/run", "{}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("admin", "/outlook/altai").body()).contains("data-client=\"altai-mine\"");
    }

    @Test
    void theFormShowsGroundAndWarningsToTheClientsManagerOnly() {
        String task = taskService
                .createTaskQuery()
                .processInstanceBusinessKey("altai-mine/DEBT")
                .singleResult()
                .getId();
        assertThat(get("altai.manager", "/api/tasks/" + task + "/ground").body())
                .contains("\"ground\":\"DEBT\"", "\"lastDay\":\"2026-11-30\"", "\"debt\":15000.00")
                .contains("Invoice I-altai-mine of 18,000.00", "\"due\":{\"day\":\"2026-11-15\"")
                .contains("\"days\":30", "\"state\":\"OPEN\"");
        assertThat(get("altai.allocation", "/api/tasks/" + task + "/ground").statusCode())
                .isEqualTo(404);
        assertThat(get("tomsk.manager", "/api/tasks/" + task + "/ground").statusCode())
                .isEqualTo(404);
        facts.payment("I-altai-mine", LocalDate.of(2026, 10, 31), "15000.00");
        assertThat(get("altai.manager", "/api/tasks/" + task + "/ground").body())
                .contains("\"coming\":null");
    }

    @Test
    void anotherTaskOfTheClientHasNoGround() {
        reception.received("altai-new");
        assertThat(get(
                                "altai.manager",
                                "/api/tasks/" + reception.task("altai-new").getId() + "/ground")
                        .statusCode())
                .isEqualTo(404);
    }

    private void debtor(String client, String branch) {
        facts.vip(client, branch, "T1", LocalDate.of(2025, 1, 1));
        facts.invoice(client, "I-" + client, LocalDate.of(2026, 8, 31), "18000.00", "3000.00");
    }

    private HttpResponse<String> get(String person, String path) {
        return Visitor.loggedIn(port, person).get(path);
    }
}
