package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Visitor;

/** Where clients stand, over real HTTP: who reads what, and who changes anything. */
class ClientPagesTests extends ClientWalk {

    private static final String PAGE = "/clients/" + CLIENT;
    private static final String MOVE = "/api/clients/" + CLIENT + "/move";
    private static final String END = "/api/clients/" + CLIENT + "/end";
    private static final Pattern ROW = Pattern.compile("<tr data-client=\"([^\"]+)\">");
    private static final Pattern COUNT = Pattern.compile("<p role=\"status\">(\\d+|No)");

    @LocalServerPort
    int port;

    @BeforeEach
    void clients() {
        contacted();
        receive("T-000001", "tomsk");
        give("T-000001", "tomsk", null, "tomsk.manager");
    }

    // -- who reads ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "altai.manager,         200, A-000042",
        "altai.manager2,        404, ''", // of the same branch, not this client's
        "altai.allocation,      200, A-000042",
        "altai.sales-director,  200, A-000042",
        "altai.cards,           200, A-000042",
        "tomsk.manager,         404, T-000001",
        "tomsk.allocation,      404, T-000001",
        "tomsk.cards,           404, T-000001",
        "tomsk.sales-director,  404, T-000001",
        "omsk.allocation,       404, ''",
        "admin,                 200, T-000001 A-000042"
    })
    void managersReadTheirOwnClientsABranchItsOwnAndAdministratorsAll(String person, int status, String listed) {
        Visitor visitor = visitor(person);
        assertThat(visitor.get(PAGE).statusCode()).isEqualTo(status);
        assertThat(String.join(" ", clients(visitor, "/clients"))).isEqualTo(listed);
        assertThat(clients(visitor, "/clients?branch=altai"))
                .isEqualTo(listed.contains("A-") ? List.of(CLIENT) : List.of());
        assertThat(clients(visitor, "/clients?manager=altai.manager"))
                .isEqualTo(listed.contains("A-") ? List.of(CLIENT) : List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"altai.sales", "altai.commercial", "altai.security", "hq.sales", "hq.commercial"})
    void everybodyElseFindsNothing(String person) {
        Visitor visitor = visitor(person);
        for (String address : List.of("/clients", PAGE, "/clients?number=A")) {
            HttpResponse<String> answer = visitor.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(404);
            assertThat(answer.body()).contains("There is nothing here, or nothing that you may see.");
        }
        assertThat(visitor.get("/api/pages").body()).doesNotContain("/clients");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/clients/A-000043", "/clients/A-000042/card", "/clients/none"})
    void aGuessedNumberFindsNothing(String address) {
        facts.client("A-000043", "altai", "10.00"); // a client, but no VIP
        assertThat(visitor("admin").get(address).statusCode()).isEqualTo(404);
        assertThat(visitor(MANAGER).get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void withoutALoginThereIsTheLoginPage() {
        Visitor anonymous = Visitor.anonymous(port);
        for (String page : List.of("/clients", PAGE)) {
            assertThat(anonymous.get(page).statusCode()).isEqualTo(302);
        }
        assertThat(anonymous.get("/api/pages").statusCode()).isEqualTo(401);
        assertThat(anonymous.post(MOVE, "{}").statusCode()).isEqualTo(401);
        assertThat(anonymous.post(END, "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void noBrowserKeepsAClient() {
        for (String address : List.of("/clients", PAGE, "/api/pages")) {
            assertThat(visitor("admin").get(address).headers().firstValue("Cache-Control"))
                    .as(address)
                    .contains("no-store");
        }
    }

    @Test
    void whoHandsAClientOverReadsItNoMoreAndTheNextOneKnowsWhatWasAsked() {
        give(CLIENT, "altai", MANAGER, OTHER);
        assertThat(visitor(MANAGER).get(PAGE).statusCode()).isEqualTo(404);
        String page = visitor(OTHER).get(PAGE).body();
        assertThat(page).contains("Ivan Ivanov", "3852 11", "1980-05-06", "Asked by Demo Altai personal manager");
        assertThat(page).contains("until 2026-10-05 09:00: handed over", "Second Manager since 2026-10-05 09:00");
    }

    @Test
    void whoHasLostTheSeatReadsNothingOfTheClientsThatAreStillAssigned() {
        give(CLIENT, "altai", MANAGER, OTHER);
        assertThat(clients(visitor(OTHER), "/clients")).containsExactly(CLIENT);
        identityService.deleteMembership(OTHER, "altai.manager");
        identityService.createMembership(OTHER, "altai.security");
        Visitor visitor = visitor(OTHER);
        assertThat(visitor.get("/clients").statusCode()).isEqualTo(404);
        assertThat(visitor.get(PAGE).statusCode()).isEqualTo(404);
    }

    @Test
    void theCardOfficeReadsNothingOfWhatTheClientHasSaid() {
        arrive();
        agree("MAIL");
        for (String person : List.of(MANAGER, "altai.allocation", "altai.sales-director", "admin")) {
            assertThat(visitor(person).get(PAGE).body())
                    .contains("Ivan Ivanov", "Asked for the evening", "from the own mobile", "Lenin street 1");
        }
        String page = visitor("altai.cards").get(PAGE).body();
        assertThat(page)
                .contains("ordered, by the product", "arrived, by Demo Altai card office", "by mail", "Post card")
                .doesNotContain(
                        "Ivan Ivanov",
                        "3852 11",
                        "1980",
                        "evening",
                        "own mobile",
                        "Lenin street",
                        "What we know",
                        "Contacts");
    }

    // -- what is read ------------------------------------------------------------------------------------------------

    @Test
    void thePageSaysWhereTheClientStandsUntilWhenAndWhy() {
        String page = visitor(MANAGER).get(PAGE).body();
        assertThat(page)
                .contains("waits: Card arrived, since 2026-10-05")
                .contains("Agree personal terms, since 2026-10-05, due <strong>2026-10-19</strong>")
                .contains("10 working days after Mon 5 Oct 2026")
                .doesNotContain("Cockpit", "Move…", "End…");
        assertThat(page).containsSubsequence("Send first SMS", "Call the client", "Asked for the evening");
    }

    @Test
    void theListSaysWhatIsOpenTheMostUrgentFirst() {
        receive("A-1-waits", "altai");
        facts.vip("A-2-billing", "altai", "T1", LocalDate.of(2026, 1, 1));
        receive("A-3-late", "altai");
        give("A-3-late", "altai", null, OTHER);
        clock.set(LocalDate.of(2026, 10, 9)); // the first SMS was due on the 8th
        Visitor staff = visitor("altai.allocation");
        assertThat(clients(staff, "/clients")).containsExactly("A-3-late", CLIENT, "A-1-waits", "A-2-billing");
        String list = staff.get("/clients").body();
        assertThat(list)
                .contains("Send first SMS, since 2026-10-05, due <strong>2026-10-08</strong> (late)")
                .contains("waits: Manager assigned", "no manager", "a VIP of billing&#39;s, not received");
        assertThat(clients(staff, "/clients?overdue=true")).containsExactly("A-3-late");
        assertThat(clients(staff, "/clients?step=first-sms")).containsExactly("A-3-late");
        assertThat(clients(staff, "/clients?step=personal-terms")).containsExactly(CLIENT);
        assertThat(clients(staff, "/clients?step=NO_MANAGER")).containsExactly("A-1-waits", "A-2-billing");
        assertThat(clients(staff, "/clients?step=NOT_RECEIVED")).containsExactly("A-2-billing");
        assertThat(clients(staff, "/clients?step=FAILED")).isEmpty();
        assertThat(clients(staff, "/clients?manager=" + OTHER)).containsExactly("A-3-late");
        assertThat(clients(staff, "/clients?number=A-0")).containsExactly(CLIENT);
        assertThat(clients(staff, "/clients?number=%25")).isEmpty();
        assertThat(clients(staff, "/clients?branch=tomsk")).isEmpty();
        assertThat(clients(visitor(MANAGER), "/clients")).containsExactly(CLIENT);
    }

    @Test
    void whatIsNotLateIsNotCalledLateOnItsLastDay() {
        receive("A-3-due", "altai");
        give("A-3-due", "altai", null, OTHER);
        clock.set(LocalDate.of(2026, 10, 8).atTime(23, 59, 59));
        assertThat(clients(visitor("altai.allocation"), "/clients?overdue=true"))
                .isEmpty();
        clock.set(LocalDate.of(2026, 10, 9).atTime(0, 0));
        assertThat(clients(visitor("altai.allocation"), "/clients?overdue=true"))
                .containsExactly("A-3-due");
    }

    @Test
    void eachEndHasItsWords() {
        Visitor staff = visitor("altai.allocation");
        walkToTheEnd();
        assertThat(staff.get("/clients?step=RECEIVED").body()).contains(CLIENT, "received");
        receive("A-2", "altai");
        jdbc.sql("DELETE FROM vip.vip_status WHERE set_config('vip.billing', 'file', true) = 'file' AND client = 'A-2'")
                .update();
        assertThat(staff.get("/clients?number=A-2").body()).contains("no VIP any more", "waits: Manager assigned");
        processes.end("A-2");
        assertThat(clients(staff, "/clients?step=FORMER")).containsExactly("A-2");
        receive("A-3", "altai");
        onboardings.decline("A-3", "LEAVING");
        processes.end("A-3");
        assertThat(staff.get("/clients?step=DECLINED").body()).contains("A-3", "declined: Is about to leave");
    }

    @Test
    void aJobThatHasFailedForGoodComesFirstAndSaysHowToGoOn() {
        arrive();
        agree("DOOR");
        answerWithoutJobs();
        var job =
                engine.getManagementService().createJobQuery().messages().list().get(0);
        engine.getManagementService().setJobRetries(job.getId(), 0);
        Visitor admin = visitor("admin");
        assertThat(clients(admin, "/clients?step=FAILED")).containsExactly(CLIENT);
        assertThat(clients(admin, "/clients").get(0)).isEqualTo(CLIENT);
        assertThat(admin.get("/clients").body()).contains("failed: see Cockpit");
        assertThat(admin.get(PAGE).body())
                .contains("Increment number of retries", "/camunda/app/cockpit/default/#/process-instance/");
        assertThat(visitor(MANAGER).get(PAGE).body()).doesNotContain("Increment number of retries");
        engine.getManagementService().setJobRetries(job.getId(), 1);
        assertThat(clients(admin, "/clients?step=FAILED")).isEmpty();
    }

    @Test
    void aPageHolds50ClientsAndTheNextOneTheRest() {
        for (int number = 0; number < 50; number++) {
            facts.vip("A-1%02d".formatted(number), "altai", "T1", LocalDate.of(2026, 1, 1));
        }
        Visitor staff = visitor("altai.allocation");
        HttpResponse<String> first = staff.get("/clients");
        assertThat(clients(staff, "/clients")).hasSize(50).startsWith(CLIENT);
        assertThat(first.body()).contains("51 clients, page 1 of 2", "page=1").doesNotContain("Earlier");
        assertThat(clients(staff, "/clients?page=1")).containsExactly("A-149");
        assertThat(clients(staff, "/clients?page=7")).isEmpty();
        assertThat(clients(staff, "/clients?page=-1")).hasSize(50);
        assertThat(staff.get("/clients?page=x").statusCode()).isEqualTo(400);
    }

    // -- who changes -------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "altai.manager",
                "altai.manager2",
                "altai.allocation",
                "altai.sales-director",
                "altai.cards",
                "tomsk.manager",
                "hq.commercial"
            })
    void onlyAdministratorsMoveAndEnd(String person) {
        Visitor visitor = visitor(person);
        String body = "{\"token\":\"%s\",\"step\":\"onboarding/first-call\",\"reason\":\"Marker\"}".formatted(token());
        assertThat(visitor.post(MOVE, body).statusCode()).isEqualTo(404);
        assertThat(visitor.post(END, body).statusCode()).isEqualTo(404);
        assertThat(steps()).containsExactly("card-arrived", "personal-terms");
        assertThat(visitor.get(PAGE).body()).doesNotContain("/move", "/end", "Cockpit");
    }

    @Test
    void anAdministratorMovesAndEndsByTheOffersOfThePage() {
        Visitor admin = visitor("admin");
        String page = admin.get(PAGE).body();
        assertThat(page)
                .contains(
                        "value=\"onboarding/first-call\" required>",
                        "value=\"onboarding/complete-onboarding\" required disabled>")
                .contains("The client has not got a card yet.")
                .contains("/process-instance/" + instance("onboarding", CLIENT).getId())
                .contains(
                        "/process-instance/" + instance("card-issuance", CLIENT).getId());
        String body = "{\"token\":\"%s\",\"step\":\"%s\",\"reason\":\"Marked by mistake\"}";
        String shown = token();
        assertThat(page).contains("name=\"token\" value=\"" + shown + "\"");
        assertThat(admin.post(MOVE, body.formatted(shown, "onboarding/first-call"))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> again = admin.post(MOVE, body.formatted(shown, "onboarding/first-call"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("The client has moved on since this page was shown. Reload it.");
        assertThat(admin.get(PAGE).body())
                .contains("moved from Issue card, Agree personal terms to Call the client, by")
                .contains("Marked by mistake");
        assertThat(admin.post(
                                END,
                                "{\"token\":\"%s\",\"decline\":\"LEAVING\",\"reason\":\"As told\"}".formatted(token()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(admin.get(PAGE).body())
                .contains("declined: Is about to leave", "no VIP any more", "Nothing is open.");
    }

    @Test
    void aBodyThatIsNoneAndAClientWhoIsNoneAreRefusedInWords() {
        Visitor admin = visitor("admin");
        assertThat(admin.post(MOVE, "{}").statusCode()).isEqualTo(409);
        assertThat(admin.post(END, "{}").statusCode()).isEqualTo(409);
        assertThat(admin.post(MOVE, "[]").statusCode()).isEqualTo(400);
        assertThat(admin.post("/api/clients/A-999/move", "{}").statusCode()).isEqualTo(404);
        assertThat(admin.get(MOVE).statusCode()).isEqualTo(404);
        assertThat(admin.sendWithoutToken("POST", MOVE).statusCode()).isEqualTo(403);
    }

    // -- links -------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "altai.manager,        My clients, Lists",
        "altai.allocation,     Clients,    Lists",
        "altai.cards,          Clients,    Lists",
        "altai.sales,          Lists,      lients",
        "hq.sales,             Lists,      lients"
    })
    void eachPersonGetsTheLinksToTheOwnPages(String person, String link, String none) {
        assertThat(visitor(person).get("/api/pages").body())
                .contains("\"title\":\"" + link + "\"")
                .doesNotContain(none);
    }

    @Test
    void everyPageLinksToTheOthers() {
        for (String page : List.of("/lists", "/clients", PAGE)) {
            assertThat(visitor("admin").get(page).body())
                    .contains("<a href=\"/lists\">Lists</a>", "<a href=\"/clients\">Clients</a>");
        }
        assertThat(visitor(MANAGER).get("/clients").body())
                .contains("<a href=\"/clients\">My clients</a>", "<h1>My clients</h1>")
                .doesNotContain("href=\"/lists\"");
    }

    private void answerWithoutJobs() {
        terms();
        var task = task("deliver-card");
        complete(task, java.util.Map.of("shown", save(task, "{\"medium\":\"VISIT\",\"inHand\":true}")));
    }

    private Visitor visitor(String person) {
        return Visitor.loggedIn(port, person);
    }

    private static List<String> clients(Visitor visitor, String address) {
        HttpResponse<String> answer = visitor.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Matcher count = COUNT.matcher(answer.body());
        assertThat(count.find()).isTrue();
        return ROW.matcher(answer.body()).results().map(row -> row.group(1)).toList();
    }
}
