package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Visitor;

/** Who sees managers and their clients, and who changes anything, over real HTTP. */
class AllocationAccessTests extends AllocationStaff {

    private static final String ONE = "{\"choices\":[{\"client\":\"altai-00001\",\"manager\":\"altai.manager\"}]}";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "altai.allocation,     200, 200, 200",
        "altai.sales-director, 200, 404, 404",
        "admin,                200, 404, 404",
        "altai.manager,        404, 404, 404",
        "altai.sales,          404, 404, 404",
        "altai.cards,          404, 404, 404",
        "hq.sales,             404, 404, 404",
        "tomsk.allocation,     404, 404, 404",
        "tomsk.sales-director, 404, 404, 404"
    })
    void theBranchsPageIsReadByThreeAndChangedByOne(String person, int reads, int assigns, int handsOver) {
        facts.vip("altai-v", "altai", "T2", LocalDate.of(2025, 1, 1));
        facts.vip("altai-w", "altai", "T2", LocalDate.of(2025, 1, 1));
        give("altai-w", null, SECOND);
        Visitor visitor = Visitor.loggedIn(port, person);
        for (String path : new String[] {
            "/managers/altai",
            "/api/managers/altai",
            "/api/managers/altai/waiting",
            "/api/managers/altai/clients?manager=" + SECOND
        }) {
            HttpResponse<String> answer = visitor.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(reads);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
        assertThat(visitor.post(
                                "/api/managers/altai/assignments",
                                "{\"choices\":[{\"client\":\"altai-v\",\"manager\":\"altai.manager\"}]}")
                        .statusCode())
                .isEqualTo(assigns);
        assertThat(visitor.post(
                                "/api/managers/altai/hand-overs",
                                "{\"from\":\"altai.second\",\"to\":\"altai.manager\",\"clients\":[\"altai-w\"]}")
                        .statusCode())
                .isEqualTo(handsOver);
        assertThat(visitor.post("/api/managers/altai/trainings", "{\"person\":\"altai.second\",\"day\":\"2026-10-05\"}")
                        .statusCode())
                .isEqualTo(handsOver);
        assertThat(count("SELECT count(*) FROM vip.assignment")).isEqualTo(assigns == 200 ? 3 : 1);
    }

    @Test
    void anotherBranchsVipIsNotTakenByReceivingIt() {
        facts.vip("tomsk-v", "tomsk", "T2", LocalDate.of(2025, 1, 1));
        assertThat(Visitor.loggedIn(port, STAFF)
                        .post(
                                "/api/managers/altai/assignments",
                                "{\"choices\":[{\"client\":\"tomsk-v\",\"manager\":\"altai.manager\"}],\"receive\":true}")
                        .body())
                .contains("tomsk-v is no VIP of this branch");
        assertThat(count("SELECT count(*) FROM vip.assignment")).isZero();
        assertThat(count("SELECT count(*) FROM vip.onboarding")).isZero();
    }

    @Test
    void whoHasOneBranchGoesThereAndOthersChoose() {
        assertThat(Visitor.loggedIn(port, STAFF).get("/managers").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/managers/altai");
        assertThat(Visitor.loggedIn(port, "admin").get("/managers").body())
                .contains("href=\"/managers/altai\"", "href=\"/managers/tomsk\"", "Omsk");
        assertThat(Visitor.loggedIn(port, "altai.manager").get("/managers").statusCode())
                .isEqualTo(404);
        assertThat(Visitor.loggedIn(port, "admin").get("/managers/nowhere").statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyWhoHasClaimedTheTaskAssignsInItsForm() {
        approve(1);
        add("altai.colleague", "altai.allocation");
        String form = "/api/tasks/" + allocateManagers().getId() + "/allocation";
        Visitor staff = Visitor.loggedIn(port, STAFF);
        assertThat(staff.get(form).body()).contains("\"mine\":false", "\"onboarding\":1", "2026-10-08");
        assertThat(staff.get(form + "/waiting").body()).contains("\"proposed\":\"altai.manager\"");
        assertThat(staff.post(form + "/assignments", ONE).body()).contains("Press \\\"Claim\\\" first");
        taskService.claim(allocateManagers().getId(), STAFF);
        for (String other : new String[] {"altai.colleague", "admin"}) {
            assertThat(Visitor.loggedIn(port, other)
                            .post(form + "/assignments", ONE)
                            .statusCode())
                    .isEqualTo(409);
        }
        for (String stranger : new String[] {"altai.manager", "altai.sales-director", "tomsk.allocation"}) {
            Visitor visitor = Visitor.loggedIn(port, stranger);
            assertThat(visitor.get(form).statusCode()).as(stranger).isEqualTo(404);
            assertThat(visitor.post(form + "/assignments", ONE).statusCode()).isEqualTo(404);
        }
        assertThat(count("SELECT count(*) FROM vip.assignment")).isZero();
        assertThat(staff.post(form + "/assignments", ONE).body()).contains("\"changed\":1", "\"onboarding\":0");
        assertThat(staff.post(form + "/assignments", ONE).body()).contains("given to somebody else meanwhile");
        String sms = task("first-sms", "altai-00001").getId();
        assertThat(Visitor.loggedIn(port, "admin")
                        .get("/api/tasks/" + sms + "/allocation")
                        .statusCode())
                .as("another task")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assignments | {}                                            | 409 | Choose clients",
                "assignments | {\"choices\":[{\"client\":\"altai-00001\"}]}  | 409 | Choose a manager for each client.",
                "assignments | {\"choices\":[{\"manager\":\"altai.manager\"}],\"receive\":true} | 409 | Choose a manager for each client.",
                "assignments | {\"choices\":[null]}                          | 409 | Choose a manager for each client.",
                "hand-overs  | {}                                            | 409 | Choose another manager.",
                "hand-overs  | {\"from\":\"a\",\"to\":\"a\",\"clients\":[\"b\"]} | 409 | Choose another manager.",
                "hand-overs  | {\"from\":\"a\",\"to\":\"altai.manager\"}     | 409 | Choose clients",
                "hand-overs  | {\"from\":\"a\",\"to\":\"altai.manager\",\"clients\":[null]} | 409 | Choose a manager",
                "trainings   | {\"person\":\"altai.manager\"}                | 409 | the day of the final test",
                "trainings   | {\"person\":\"altai.manager\",\"day\":\"soon\"} | 400 | not understood"
            })
    void whatIsIncompleteIsRefusedWithAWord(String address, String body, int status, String sentence) {
        HttpResponse<String> answer = Visitor.loggedIn(port, STAFF).post("/api/managers/altai/" + address, body);
        assertThat(answer.body()).contains(sentence);
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
