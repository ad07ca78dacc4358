package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Visitor;
import vip.approvals.staff.Seat;
import vip.approvals.work.Works;

/** What forms submit through Tasklist's own request is watched and cancelled too (adr 0024), over real HTTP. */
class CancelCompletionTests extends Coordination {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String SENTENCE = "\"Cancelled. Nothing was stored.\"";

    @LocalServerPort
    int port;

    @Autowired
    Works works;

    private Visitor person;
    private String work;

    @Test
    void handingOverIsCancelledWhileEverybodyIsMeasured() throws Exception {
        open();
        Task task = open("altai.sales", "prepare-list");
        String before = content("altai");
        String form = form(shown(token("altai")));
        try (Connection blocker = product.lock("vip.ground", "ACCESS EXCLUSIVE")) {
            CompletableFuture<HttpResponse<String>> completion = send(form);
            untilItSays("\"step\":\"Looking for grounds of removal\",\"number\":3,\"steps\":4");
            isCancelled(completion);
        }
        assertThat(acts()).isZero();
        assertThat(content("altai")).isEqualTo(before);
        assertThat(task("altai", "prepare-list").getId()).isEqualTo(task.getId());
        isDone(form);
        assertThat(taskOf("altai", "sign-list")).isPresent();
    }

    @Test
    void signingIsCancelledAndNothingIsSealed() throws Exception {
        open();
        complete("altai.sales", "altai", "prepare-list", Map.of("shown", token("altai")));
        open("altai.sales-director", "sign-list");
        String form = form(shown(signature("altai")) + ",\"signed\":{\"value\":true,\"type\":\"Boolean\"}");
        try (Connection blocker = product.lock("vip.line", "SHARE")) {
            CompletableFuture<HttpResponse<String>> completion = send(form);
            untilItSays("\"step\":\"Sealing the lines\",\"number\":2,\"steps\":2");
            isCancelled(completion);
        }
        assertThat(list("altai").state()).isEqualTo(BranchList.State.PREPARING);
        assertThat(one("SELECT count(*) FROM vip.line WHERE hash IS NOT NULL")).isZero();
        isDone(form);
        assertThat(list("altai").state()).isEqualTo(BranchList.State.COORDINATION);
    }

    @Test
    void decidingIsCancelledAndTheNotesStayNotes() throws Exception {
        String form = decision();
        try (Connection blocker = product.lock("vip.verdict", "SHARE")) {
            CompletableFuture<HttpResponse<String>> completion = send(form);
            untilItSays("\"step\":\"Making your decisions final\",\"number\":2,\"steps\":2");
            isCancelled(completion);
            assertThat(person.send("DELETE", work, "").body())
                    .as("a second time")
                    .contains(SENTENCE);
        }
        assertThat(one("SELECT count(*) FROM vip.verdict")).isEqualTo(2);
        assertThat(one("SELECT count(*) FROM vip.decision")).isZero();
        isDone(form);
        assertThat(one("SELECT count(*) FROM vip.decision")).isEqualTo(2);
        HttpResponse<String> late = person.send("DELETE", work, "");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("It is too late to cancel: this has ended.");
    }

    @Test
    void approvingRemainingLinesIsCancelled() throws Exception {
        decision();
        jdbc.sql("DELETE FROM vip.verdict").update();
        String number = UUID.randomUUID().toString().replace("-", "");
        String path = work.replace("work", "tasks") + "/verdicts/remaining";
        work = "/api/work/" + number;
        try (Connection blocker = product.lock("vip.verdict", "SHARE")) {
            CompletableFuture<HttpResponse<String>> approval =
                    CompletableFuture.supplyAsync(() -> person.work(number, path, BodyPublishers.ofString("")));
            untilItSays("\"step\":\"Approving the remaining lines\",\"number\":1,\"steps\":1");
            isCancelled(approval);
        }
        assertThat(one("SELECT count(*) FROM vip.verdict")).isZero();
    }

    @Test
    void theApprovalIsCancelledWhileItTakesEffect() throws Exception {
        open();
        BRANCHES.forEach(this::agree);
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        Task task = take("hq.commercial", null, "approve-cycle");
        begin("hq.commercial", "/task/" + task.getId());
        String form = form(shown(approval()) + ",\"approved\":{\"value\":true,\"type\":\"Boolean\"}");
        int acts = acts();
        try (Connection blocker = product.lock("vip.vip_status", "ACCESS EXCLUSIVE")) {
            CompletableFuture<HttpResponse<String>> completion = send(form);
            untilItSays("\"step\":\"Making the new clients VIPs\",\"number\":3,\"steps\":5");
            isCancelled(completion);
        }
        assertThat(acts()).isEqualTo(acts);
        assertThat(one("SELECT count(*) FROM vip.cycle WHERE state = 'OPEN'")).isEqualTo(1);
        isDone(form);
        assertThat(person.get(work).body()).contains("\"number\":5,\"steps\":5");
        assertThat(one("SELECT count(*) FROM vip.vip_status")).isEqualTo(6);
    }

    @Test
    void openingAQuarterIsCancelledAndItIsOpenedAfterwards() throws Exception {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("quarterly-cycle")
                .latestVersion()
                .singleResult()
                .getId();
        begin("hq.sales", "/process-definition/" + definition);
        String form = form("\"quarter\":{\"value\":\"2026-Q3\",\"type\":\"String\"}");
        try (Connection blocker = product.lock("vip.ground", "ACCESS EXCLUSIVE")) {
            CompletableFuture<HttpResponse<String>> opening = send(form);
            untilItSays("\"step\":\"Looking for grounds of removal\",\"number\":3,\"steps\":10");
            isCancelled(opening);
        }
        assertThat(one("SELECT count(*) FROM vip.cycle")).isZero();
        assertThat(runtimeService.createProcessInstanceQuery().count()).isZero();
        assertThat(send(form).join().statusCode()).isEqualTo(200);
        assertThat(person.get(work).body()).contains("\"number\":10,\"steps\":10");
        assertThat(one("SELECT count(*) FROM vip.branch_list")).isEqualTo(3);
    }

    @Test
    void aSecondWindowIsRefusedAtOnceAndTheFirstGoesOn() throws Exception {
        String form = decision();
        try (Connection blocker = product.lock("vip.verdict", "SHARE")) {
            CompletableFuture<HttpResponse<String>> first = send(form);
            product.untilSomebodyWaits();
            HttpResponse<String> second = send(form).join();
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains("You have asked for this already, and it is being done.");
            blocker.rollback();
            assertThat(first.join().statusCode()).isEqualTo(204);
        }
        assertThat(send(form).join().statusCode()).as("afterwards").isEqualTo(404);
    }

    @Test
    void aCompletionOfSomebodyElseDoesNotExist() throws Exception {
        String form = decision();
        String colleague = "altai.allocation"; // holds the same seat for a while
        engine.getIdentityService().createMembership(colleague, "altai.security");
        try (Connection blocker = product.lock("vip.verdict", "SHARE")) {
            CompletableFuture<HttpResponse<String>> completion = send(form);
            product.untilSomebodyWaits();
            for (String other : List.of(colleague, "altai.commercial", "tomsk.security", "admin")) {
                Visitor stranger = Visitor.loggedIn(port, other);
                assertThat(stranger.get(work).statusCode()).isEqualTo(404);
                assertThat(stranger.send("DELETE", work, "").statusCode()).isEqualTo(404);
            }
            blocker.rollback();
            assertThat(completion.join().statusCode()).isEqualTo(204);
        } finally {
            engine.getIdentityService().deleteMembership(colleague, "altai.security");
        }
    }

    @Test
    void whoeverLeavesHasCompletedTheTaskAllTheSame() throws Exception {
        String form = decision();
        try (Connection blocker = product.lock("vip.verdict", "SHARE")) {
            CompletableFuture<HttpResponse<String>> completion = send(form);
            product.untilSomebodyWaits();
            clock.set(LocalDate.of(2026, 10, 5).atTime(9, 0).plusMinutes(1));
            works.sweep();
            blocker.rollback();
            assertThat(completion.join().statusCode()).isEqualTo(204);
        }
    }

    @Test
    void aTaskThatIsNowWithSomebodyElseIsRefusedAsBefore() {
        String form = decision();
        product.as(
                "admin",
                () -> taskService.setAssignee(task("altai", "decide-security").getId(), null));
        HttpResponse<String> answer = send(form).join();
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Nobody has taken this task.");
        assertThat(person.get(work).body()).contains("\"ended\":true");
    }

    /** The security director has approved both lines, and is about to complete the task. */
    private String decision() {
        open();
        submit("altai");
        open("altai.security", "decide-security");
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, "altai.security"));
        return form(shown(shown("altai", Seat.SECURITY)));
    }

    private Task open(String login, String element) {
        Task task = take(login, "altai", element);
        begin(login, "/task/" + task.getId());
        return task;
    }

    private String path;

    private void begin(String login, String submitted) {
        person = Visitor.loggedIn(port, login);
        path = ENGINE + submitted + "/submit-form";
        work = "/api/work/" + submitted.replaceAll(".*/", "");
    }

    private static String shown(String token) {
        return "\"shown\":{\"value\":\"%s\",\"type\":\"String\"}".formatted(token);
    }

    private static String form(String variables) {
        return "{\"variables\":{%s}}".formatted(variables);
    }

    private CompletableFuture<HttpResponse<String>> send(String form) {
        return CompletableFuture.supplyAsync(() -> person.post(path, form));
    }

    private void untilItSays(String progress) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> person.get(work).body().contains(progress));
        product.untilSomebodyWaits();
    }

    private void isCancelled(CompletableFuture<HttpResponse<String>> submission) {
        HttpResponse<String> cancelled = person.send("DELETE", work, "");
        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(cancelled.body()).contains(SENTENCE);
        HttpResponse<String> answer = submission.join(); // although the table is still locked
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains(SENTENCE);
    }

    private void isDone(String form) {
        assertThat(send(form).join().statusCode()).isEqualTo(204);
    }

    /** So that what writes there waits, or with ACCESS EXCLUSIVE what reads it, too. */
    private int acts() {
        return one("SELECT count(*) FROM vip.act");
    }

    private int one(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
