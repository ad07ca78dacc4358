package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Visitor;

/** Tasks of managers, over real HTTP: all of a branch see that there is one, only the client's own does anything with it. */
class ClientAccessTests extends ClientWalk {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    private Task task;

    @BeforeEach
    void firstCall() {
        called();
        task = task("first-call");
    }

    @ParameterizedTest
    @CsvSource({
        "altai.manager,    200",
        "altai.manager2,   200", // by number only
        "altai.allocation, 404",
        "altai.cards,      404",
        "altai.sales,      404",
        "tomsk.manager,    404",
        "hq.commercial,    404",
        "admin,            200"
    })
    void aBranchsManagersSeeThatThereIsATaskAndNobodyElse(String person, int status) {
        HttpResponse<String> answer = visitor(person).get(ENGINE + "/task/" + task.getId());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Demo " + CLIENT); // its name
        String listed = visitor(person).get(ENGINE + "/task").body();
        assertThat(listed.contains(task.getId())).isEqualTo(status == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "altai.manager2",
                "tomsk.manager",
                "altai.allocation",
                "altai.cards",
                "altai.sales-director",
                "hq.sales"
            })
    void nobodyElseReadsTakesCompletesOrGivesAwayTheTask(String person) {
        Visitor visitor = visitor(person);
        String path = ENGINE + "/task/" + task.getId();
        assertThat(visitor.get("/api/tasks/" + task.getId() + "/client").statusCode())
                .isEqualTo(404);
        assertThat(visitor.post(path + "/claim", "{\"userId\":\"%s\"}".formatted(person))
                        .statusCode())
                .isIn(403, 404, 409);
        assertThat(visitor.post(path + "/unclaim", "{}").statusCode()).isIn(403, 404, 409);
        for (String end : new String[] {"/complete", "/submit-form"}) {
            assertThat(visitor.post(path + end, "{\"variables\":{\"shown\":{\"value\":\"x\",\"type\":\"String\"}}}")
                            .statusCode())
                    .isIn(403, 404, 409);
        }
        assertThat(visitor.post(path + "/assignee", "{\"userId\":\"%s\"}".formatted(person))
                        .statusCode())
                .isIn(403, 404);
        assertThat(task("first-call").getAssignee()).isEqualTo(MANAGER);
    }

    @Test
    void theManagerDoesNotHandTheTaskToAColleagueEither() {
        assertThat(visitor(MANAGER)
                        .post(ENGINE + "/task/" + task.getId() + "/assignee", "{\"userId\":\"%s\"}".formatted(OTHER))
                        .statusCode())
                .isEqualTo(404);
        assertThat(task("first-call").getAssignee()).isEqualTo(MANAGER);
    }

    @Test
    void anAdministratorHandsATaskToTheClientsManagerAndToNobodyElse() {
        Visitor admin = visitor("admin");
        String path = ENGINE + "/task/" + task.getId() + "/assignee";
        for (String person : new String[] {OTHER, "tomsk.manager", "altai.allocation", "admin"}) {
            HttpResponse<String> answer = admin.post(path, "{\"userId\":\"%s\"}".formatted(person));
            assertThat(answer.statusCode()).as(person).isEqualTo(409);
            assertThat(answer.body())
                    .containsAnyOf("is not the personal manager of " + CLIENT, "does not hold the seat");
        }
        assertThat(task("first-call").getAssignee()).isEqualTo(MANAGER);
        assertThat(admin.post(path, "{\"userId\":\"%s\"}".formatted(MANAGER)).statusCode())
                .isEqualTo(204);
        give(CLIENT, "altai", MANAGER, OTHER);
        assertThat(task("first-call").getAssignee()).isEqualTo(OTHER);
    }

    @Test
    void whoHasHandedTheClientOverCompletesNothingFromAFormThatIsStillOpen() {
        String token = save(task, "{\"outcome\":\"NOT_REACHED\"}");
        Visitor visitor = visitor(MANAGER);
        give(CLIENT, "altai", MANAGER, OTHER);
        HttpResponse<String> answer = visitor.post(
                ENGINE + "/task/" + task.getId() + "/submit-form",
                "{\"variables\":{\"shown\":{\"value\":\"%s\",\"type\":\"String\"}}}".formatted(token));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(steps()).containsExactly("first-call");
    }

    private Visitor visitor(String person) {
        return Visitor.loggedIn(port, person);
    }
}
