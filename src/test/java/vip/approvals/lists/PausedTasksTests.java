package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Visitor;
import vip.approvals.onboarding.Reception;

/** A task that an administrator has suspended stays with its person: whatever is done with it gets one sentence. */
class PausedTasksTests extends AbsentDirector {

    private static final String ENGINE = "/camunda/api/engine/engine/default/task/";
    private static final String PAUSED = "\"message\":\"An administrator has paused this: nothing can be done with it"
            + " until it goes on. What was stored is kept.\"";

    /** @param path {@code %s} stands for the task */
    private record Deed(String method, String path, String body) {}

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Test
    void aSubstituteLearnsThatTheTaskIsPausedAndStoresNothing() {
        clock.set(FIRST);
        long absence = desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        desk.minute();
        Task task = task("altai", "decide-security");
        Visitor deputy = Visitor.loggedIn(port, DEPUTY);
        String line = "/verdicts/" + line("altai", "altai-t1");
        String approve = "{\"decision\":\"APPROVE\"}";
        assertThat(deputy.send("PUT", "/api/tasks/" + task.getId() + line, approve)
                        .statusCode())
                .isEqualTo(200);
        List<Deed> deeds = List.of(
                new Deed("GET", "/api/tasks/%s/list", ""),
                new Deed("GET", "/api/tasks/%s/lines", ""),
                new Deed("PUT", "/api/tasks/%s" + line, "{\"decision\":\"REJECT\",\"reason\":\"DOCUMENTS\"}"),
                new Deed("DELETE", "/api/tasks/%s" + line, ""),
                new Deed("POST", "/api/tasks/%s/verdicts/remaining", ""),
                new Deed("DELETE", "/api/tasks/%s/verdicts/remaining", ""),
                new Deed("POST", ENGINE + "%s/unclaim", "{}"),
                new Deed("POST", ENGINE + "%s/submit-form", shownIn(shownTo(DEPUTY))),
                new Deed("POST", ENGINE + "%s/complete", shownIn(shownTo(DEPUTY))));

        runtimeService.suspendProcessInstanceById(task.getProcessInstanceId());
        assertThatAllArePaused(deputy, task, deeds);
        assertThatAllArePaused(Visitor.loggedIn(port, "admin"), task, deeds.subList(0, 2));
        desk.end(absence);
        desk.minute();
        assertThat(assignee()).isEqualTo(DEPUTY); // nobody can move it
        assertThatAllArePaused(deputy, task, deeds);
        assertThat(jdbc.sql("SELECT decision FROM vip.verdict")
                        .query(String.class)
                        .list())
                .containsExactly("APPROVE");

        runtimeService.activateProcessInstanceById(task.getProcessInstanceId());
        desk.minute();
        assertThat(assignee()).isNull();
        assertThat(deputy.get("/api/tasks/" + task.getId() + "/list").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDirectorCannotTakeAPausedTask() {
        Task task = task("altai", "decide-commercial");
        runtimeService.suspendProcessInstanceById(task.getProcessInstanceId());
        assertThatAllArePaused(
                Visitor.loggedIn(port, "altai.commercial"),
                task,
                List.of(
                        new Deed("GET", "/api/tasks/%s/list", ""),
                        new Deed("POST", ENGINE + "%s/claim", "{\"userId\":\"altai.commercial\"}")));
        assertThat(task("altai", "decide-commercial").getAssignee()).isNull();
        assertThat(Visitor.loggedIn(port, "tomsk.commercial")
                        .get("/api/tasks/" + task.getId() + "/list")
                        .statusCode())
                .isEqualTo(404); // another branch does not learn that there is one
    }

    @Test
    void aManagerLearnsThatAClientsTaskIsPausedAndSendsNothing() {
        reception.received(Reception.CLIENT);
        Task task = reception.task(Reception.CLIENT, "first-sms");
        runtimeService.suspendProcessInstanceById(task.getProcessInstanceId());
        String sms = "{\"to\":\"+7 000 000-00-01\",\"text\":\"Welcome\",\"after\":0}";
        assertThatAllArePaused(
                Visitor.loggedIn(port, Reception.MANAGER),
                task,
                List.of(
                        new Deed("GET", "/api/tasks/%s/client", ""),
                        new Deed("PUT", "/api/tasks/%s/draft", "{\"note\":\"Called\"}"),
                        new Deed("POST", "/api/tasks/%s/sms", sms),
                        new Deed(
                                "POST",
                                "/api/tasks/%s/contacts",
                                "{\"medium\":\"SMS\",\"to\":\"+7 000 000-00-01\",\"fromNumber\":\"+7 000 000-00-02\",\"after\":0}"),
                        new Deed("GET", "/api/tasks/%s/terms.pdf", ""),
                        new Deed("POST", ENGINE + "%s/unclaim", "{}"),
                        new Deed("POST", ENGINE + "%s/submit-form", "{}"),
                        new Deed("POST", ENGINE + "%s/complete", "{}")));
        assertThat(jdbc.sql("SELECT (SELECT count(*) FROM vip.contact) + (SELECT count(*) FROM vip.draft)")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Beside the tasks: a list, a cycle and a client's task cannot be moved either; an administrator ends what is stuck. */
    @Test
    void whatPagesChangeIsPausedToo() {
        reception.received(Reception.CLIENT);
        runtimeService
                .createProcessInstanceQuery()
                .list()
                .forEach(instance -> runtimeService.suspendProcessInstanceById(instance.getId()));
        Visitor allocation = Visitor.loggedIn(port, "altai.allocation");
        allocation.post("/api/managers/altai/trainings", "{\"person\":\"altai.manager-2\",\"day\":\"2026-10-05\"}");
        List<HttpResponse<String>> answers = List.of(
                Visitor.loggedIn(port, "altai.sales-director").post("/api/lists/altai/2026-Q3/recall", "{}"),
                Visitor.loggedIn(port, "hq.sales").post("/api/cycles/2026-Q3/cancel", "{\"reason\":\"Wrong quarter\"}"),
                allocation.post("/api/managers/altai/hand-overs", """
                        {"from":"altai.manager","to":"altai.manager-2","clients":["altai-vip"]}"""));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains(PAUSED);
        });

        Visitor admin = Visitor.loggedIn(port, "admin");
        String token = admin.get("/clients/" + Reception.CLIENT)
                .body()
                .replaceAll("(?s).*name=\"token\" value=\"([^\"]*)\".*", "$1");
        assertThat(admin.post("/api/clients/altai-vip/end", """
                        {"token":"%s","decline":"","reason":"Stuck"}""".formatted(token))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void calledProcessesArePausedOneByOne() {
        String list = runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey("branch-list")
                .processInstanceBusinessKey("altai/2026-Q3")
                .singleResult()
                .getId();
        runtimeService.suspendProcessInstanceById(list);
        assertThat(task("altai", "decide-security").isSuspended()).isFalse();
    }

    private static void assertThatAllArePaused(Visitor visitor, Task task, List<Deed> deeds) {
        for (Deed deed : deeds) {
            HttpResponse<String> answer =
                    visitor.send(deed.method(), deed.path().formatted(task.getId()), deed.body());
            assertThat(answer.statusCode()).as("%s: %s", deed, answer.body()).isEqualTo(409);
            assertThat(answer.body()).as(deed.toString()).contains(PAUSED);
        }
    }

    private static String shownIn(String token) {
        return "{\"variables\":{\"shown\":{\"type\":\"String\",\"value\":\"%s\"}}}".formatted(token);
    }
}
