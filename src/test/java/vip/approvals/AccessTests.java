package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static vip.approvals.Visitor.ENGINE;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.staff.DemoMode;

/** Who reads and changes what of an open list, over real HTTP: seats, branches, headquarters, four eyes. */
@ProductTest
class AccessTests {

    private static final List<String> BRANCHES = List.of("altai", "tomsk", "omsk");
    private static final String STAND_IN = "altai.stand-in";
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Product product;

    @Autowired
    BillingFacts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IdentityService identityService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @BeforeEach
    void openCycle() {
        product.reset();
        User standIn = identityService.newUser(STAND_IN);
        standIn.setPassword(DemoMode.PASSWORD);
        identityService.saveUser(standIn);
        identityService.createMembership(STAND_IN, "altai.commercial");
        BRANCHES.forEach(branch -> facts.client(branch + "-t1", branch, "2100.01"));
        product.as(
                "hq.sales",
                () -> runtimeService.startProcessInstanceByKey("quarterly-cycle", Map.of("quarter", "2026-Q3")));
    }

    @AfterEach
    void peopleGo() {
        identityService.clearAuthentication();
        identityService.deleteUser(STAND_IN);
        identityService.deleteMembership("hq.commercial", "altai.commercial");
    }

    // Branches and seats

    @Test
    void onlyTheAssigneeDecides() {
        submit("altai");
        String task = take("altai.commercial", "altai", "decide-commercial");
        String before = everythingDecided();
        for (var change : changes(task)) {
            HttpResponse<String> answer = change.by(Visitor.loggedIn(port, STAND_IN));
            assertThat(answer.statusCode()).as(change.path).isEqualTo(409);
            assertThat(answer.body()).contains("This task is now with altai.commercial.");
        }
        assertThat(everythingDecided()).isEqualTo(before);
    }

    @Test
    void aTaskThatNobodyHasTakenIsDecidedByNobody() {
        submit("altai");
        String task = task("altai", "decide-commercial");
        String before = everythingDecided();
        for (var change : changes(task)) {
            assertThat(change.by(Visitor.loggedIn(port, "altai.commercial")).statusCode())
                    .as(change.path)
                    .isEqualTo(409);
        }
        assertThat(everythingDecided()).isEqualTo(before);
    }

    @Test
    void anotherBranchsDirectorAndTheOtherDirectorFindNoSuchTask() {
        submit("altai");
        String task = take("altai.commercial", "altai", "decide-commercial");
        String before = everythingDecided();
        for (String person : List.of("tomsk.commercial", "altai.security", "altai.sales", "hq.commercial")) {
            Visitor visitor = Visitor.loggedIn(port, person);
            for (var change : changes(task)) {
                assertThat(change.by(visitor).statusCode())
                        .as("%s %s", person, change.path)
                        .isEqualTo(404);
            }
            for (String path : List.of("/list", "/lines?page=0")) {
                assertThat(visitor.get("/api/tasks/" + task + path).statusCode())
                        .isEqualTo(404);
            }
        }
        assertThat(everythingDecided()).isEqualTo(before);
    }

    @Test
    void aDirectorWritesNoWordToTheStaff() {
        submit("altai");
        String task = take("altai.commercial", "altai", "decide-commercial");
        HttpResponse<String> answer = Visitor.loggedIn(port, "altai.commercial")
                .send("PUT", "/api/tasks/" + task + "/word", "{\"text\":\"Marker\"}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(everythingDecided()).doesNotContain("Marker");
    }

    @Test
    void aBranchDoesNotSeeTheCycle() {
        BRANCHES.forEach(this::agree);
        String review = task(null, "review-cycle");
        String own = take("hq.sales", null, "review-cycle");
        assertThat(own).isEqualTo(review);
        for (String person : List.of("altai.sales", "altai.sales-director", "altai.commercial", "altai.security")) {
            Visitor visitor = Visitor.loggedIn(port, person);
            for (String path :
                    List.of("/cycle", "/cycle/altai/lines?page=0", "/disputes?page=0", "/list", "/lines?page=0")) {
                assertThat(visitor.get("/api/tasks/" + review + path).statusCode())
                        .as("%s %s", person, path)
                        .isEqualTo(404);
            }
            assertThat(visitor.send("PUT", "/api/tasks/" + review + "/cycle/word", "{\"text\":\"Marker\"}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(visitor.get("/api/cycles/opening").statusCode()).isEqualTo(404);
        }
        assertThat(Visitor.loggedIn(port, "hq.sales")
                        .get("/api/tasks/" + review + "/cycle")
                        .statusCode())
                .isEqualTo(200);
        assertThat(everythingDecided()).doesNotContain("Marker");
    }

    @Test
    void whoReviewsTheCycleDecidesNothingOnIt() {
        BRANCHES.forEach(this::agree);
        String review = take("hq.sales", null, "review-cycle");
        jdbc.sql("UPDATE vip.line SET state = 'DISPUTED'").update();
        String before = everythingDecided();
        Visitor sales = Visitor.loggedIn(port, "hq.sales");
        assertThat(sales.get("/api/tasks/" + review + "/disputes").body()).contains("\"matching\":3");
        for (Change change : changes(review)) {
            assertThat(change.by(sales).statusCode()).as(change.path).isIn(404, 409);
        }
        assertThat(everythingDecided()).isEqualTo(before);
    }

    @Test
    void theBranchReadsWhatWasDecidedOnItsListWithTheResultAndNotBefore() {
        product.runJobs();
        String sign = signTask("altai");
        assertThat(lines("altai.sales-director", sign)).contains("\"decisions\":{}");
        complete(
                Visitor.loggedIn(port, "altai.sales-director"),
                sign,
                token(Visitor.loggedIn(port, "altai.sales-director").get("/api/tasks/" + sign + "/list")),
                ",\"signed\":{\"value\":true,\"type\":\"Boolean\"}");
        decide("altai.commercial", "altai", "decide-commercial");
        decide("altai.security", "altai", "decide-security");
        product.runJobs();
        agree("tomsk");
        agree("omsk");
        hand("hq.sales", "review-cycle", "");
        hand("hq.commercial", "approve-cycle", ",\"approved\":{\"value\":true,\"type\":\"Boolean\"}");
        product.runJobs();

        String result = take("altai.sales-director", "altai", "acknowledge-result");
        assertThat(lines("altai.sales-director", result))
                .contains("\"COMMERCIAL\":{\"decision\":\"APPROVE\"", "\"SECURITY\":{\"decision\":\"APPROVE\"");
        assertThat(Visitor.loggedIn(port, "altai.sales-director")
                        .get("/api/tasks/" + result + "/list")
                        .body())
                .contains("\"state\":\"APPLIED\"", "\"results\":{\"NEW\":{\"APPLIED\":1}}");
        assertThat(Visitor.loggedIn(port, "tomsk.sales-director")
                        .get("/api/tasks/" + result + "/lines")
                        .statusCode())
                .isEqualTo(404);
        jdbc.sql("UPDATE vip.branch_list SET state = 'CARRIED_OVER' WHERE branch = 'altai'")
                .update();
        assertThat(lines("altai.sales-director", result)).contains("\"COMMERCIAL\":{\"decision\":\"APPROVE\"");
    }

    private String signTask(String branch) {
        hand(branch + ".sales", branch, "prepare-list", "");
        return take(branch + ".sales-director", branch, "sign-list");
    }

    private void hand(String person, String element, String more) {
        String task = take(person, null, element);
        Visitor visitor = Visitor.loggedIn(port, person);
        complete(visitor, task, token(visitor.get("/api/tasks/" + task + "/cycle")), more);
    }

    private String lines(String person, String task) {
        return Visitor.loggedIn(port, person)
                .get("/api/tasks/" + task + "/lines")
                .body();
    }

    // What one director knows of the other's decisions

    @Test
    void theSecurityDirectorDoesNotLearnWhatTheCommercialDirectorDecided() {
        submit("altai");
        String theirs = take("altai.commercial", "altai", "decide-commercial");
        String mine = take("altai.security", "altai", "decide-security");
        Visitor commercial = Visitor.loggedIn(port, "altai.commercial");
        HttpResponse<String> noted = commercial.send("PUT", "/api/tasks/" + theirs + "/verdicts/" + line("altai"), """
                        {"decision":"REJECT","reason":"NOT_PROFITABLE","comment":"Marker"}""");
        assertThat(noted.statusCode()).as(noted.body()).isEqualTo(200);
        assertThatNothingIsLearnt(theirs, mine, token(noted));
        complete(commercial, theirs, token(noted), "");
        assertThat(jdbc.sql("SELECT count(*) FROM vip.decision")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThatNothingIsLearnt(theirs, mine, token(noted));
    }

    private void assertThatNothingIsLearnt(String theirs, String mine, String theirToken) {
        Visitor security = Visitor.loggedIn(port, "altai.security");
        Task task = taskService.createTaskQuery().taskId(mine).singleResult();
        String instance = task.getProcessInstanceId();
        String plugin = "/camunda/api/cockpit/plugin/base/default";
        for (String path : List.of(
                "/list",
                "/lines?page=0",
                "/lines?page=0&show=REJECT",
                "/lines?page=0&sort=state",
                "/lines?page=0&text=Marker")) {
            HttpResponse<String> answer = security.get("/api/tasks/" + mine + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body())
                    .as(path)
                    .doesNotContain("Marker", "NOT_PROFITABLE", theirToken, "\"REJECT\":1", "\"decision\":\"REJECT\"");
            assertThat(security.get("/api/tasks/" + theirs + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(security.get("/api/tasks/" + mine + "/lines?page=0&show=REJECT")
                        .body())
                .contains("\"matching\":0");
        for (String path : List.of(
                ENGINE + "/variable-instance",
                ENGINE + "/variable-instance?processInstanceIdIn=" + instance,
                ENGINE + "/execution?processInstanceId=" + instance,
                ENGINE + "/process-instance",
                ENGINE + "/job?processInstanceId=" + instance,
                ENGINE + "/history/variable-instance",
                ENGINE + "/history/detail",
                ENGINE + "/history/task",
                ENGINE + "/history/activity-instance",
                ENGINE + "/history/process-instance",
                ENGINE + "/history/user-operation",
                ENGINE + "/history/identity-link-log",
                ENGINE + "/history/incident",
                ENGINE + "/history/job-log?processInstanceId=" + instance,
                ENGINE + "/history/decision-instance",
                ENGINE + "/task?assignee=altai.commercial",
                ENGINE + "/task/" + theirs,
                ENGINE + "/task/" + theirs + "/comment",
                ENGINE + "/task/" + theirs + "/variables",
                ENGINE + "/task/" + theirs + "/localVariables",
                ENGINE + "/task/" + theirs + "/form-variables",
                ENGINE + "/task/" + mine + "/comment",
                ENGINE + "/task/" + mine + "/localVariables?deserializeValues=false",
                ENGINE + "/process-instance/" + instance + "/activity-instances",
                ENGINE + "/history/process-instance/" + instance,
                plugin + "/process-instance/" + instance + "/called-process-instances",
                plugin + "/process-definition/" + task.getProcessDefinitionId() + "/called-process-definitions",
                plugin + "/incident/")) {
            assertThatItSaysNothing(security.get(path), path, theirToken);
        }
        for (String path : List.of(
                "/variable-instance",
                "/execution",
                "/process-instance",
                "/history/variable-instance",
                "/history/task")) {
            assertThatItSaysNothing(security.post(ENGINE + path, "{}"), path, theirToken);
        }
        assertThat(security.get(ENGINE + "/task/" + mine + "/variables").body())
                .doesNotContain(theirToken, "Marker", "REJECT");
    }

    /** Own task's local variables are there: the empty place for the token. */
    private static void assertThatItSaysNothing(HttpResponse<String> answer, String path, String theirToken) {
        assertThat(answer.body()).as(path).doesNotContain("Marker", "NOT_PROFITABLE", "REJECT", theirToken);
        if (answer.statusCode() == 200) {
            assertThat(answer.body()).as(path).matches("\\[]|\\{}|\\{\"shown\":\\{.*\"value\":null.*}}");
        } else {
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isIn(400, 401, 403, 404);
        }
    }

    // Four eyes

    @Test
    void whoDecidedInABranchDoesNotApproveTheCycle() {
        identityService.createMembership("hq.commercial", "altai.commercial");
        submit("altai");
        decide("hq.commercial", "altai", "decide-commercial");
        decide("altai.security", "altai", "decide-security");
        product.runJobs();
        agree("tomsk");
        agree("omsk");
        String review = take("hq.sales", null, "review-cycle");
        Visitor sales = Visitor.loggedIn(port, "hq.sales");
        complete(sales, review, token(sales.get("/api/tasks/" + review + "/cycle")), "");

        String approve = task(null, "approve-cycle");
        Visitor director = Visitor.loggedIn(port, "hq.commercial");
        HttpResponse<String> taken = claim(director, approve, "hq.commercial");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body())
                .contains("has already acted on the list of branch Altai")
                .contains("Four eyes");
        assertThat(director.post(
                                ENGINE + "/task/" + approve + "/complete",
                                "{\"variables\":{\"approved\":{\"value\":true}}}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(jdbc.sql("SELECT count(*) FROM vip.vip_status")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(task(null, "approve-cycle")).isEqualTo(approve);
    }

    // Methods

    @ParameterizedTest
    @CsvSource({
        "POST,   /list",
        "DELETE, /list",
        "PUT,    /lines",
        "PATCH,  /lines",
        "GET,    /verdicts/remaining",
        "HEAD,   /verdicts/remaining",
        "PATCH,  /verdicts/remaining",
        "GET,    /word",
        "POST,   /word",
        "PATCH,  /word",
        "POST,   /cycle",
        "POST,   /disputes",
        "GET,    /rework/1",
        "PATCH,  /rework/1",
        "GET,    /rework/1/withdraw",
        "GET,    /rework/1/contest",
        "GET,    /lines/1",
        "DELETE, /lines/1",
        "GET,    /cycle/word",
        "TRACE,  /list",
        "ODD,    /list"
    })
    void anAddressDoesOnlyWhatItIsFor(String method, String path) {
        submit("altai");
        String task = take("altai.commercial", "altai", "decide-commercial");
        String before = everythingDecided();
        Visitor director = Visitor.loggedIn(port, "altai.commercial");
        assertThat(director.send(method, "/api/tasks/" + task + path, "{}").statusCode())
                .isIn(400, 403, 404, 405, 501);
        assertThat(everythingDecided()).isEqualTo(before);
    }

    @Test
    void headAnswersAsGetAndNoHeaderMakesAGetAChange() {
        submit("altai");
        String task = take("altai.commercial", "altai", "decide-commercial");
        String list = "/api/tasks/" + task + "/list";
        Visitor director = Visitor.loggedIn(port, "altai.commercial");
        HttpResponse<String> head = director.send("HEAD", list, BodyPublishers.noBody());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(Visitor.loggedIn(port, "tomsk.commercial")
                        .send("HEAD", list, BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(404);
        assertThat(Visitor.anonymous(port)
                        .send("HEAD", list, BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(401);
        String before = everythingDecided();
        String remaining = "/api/tasks/" + task + "/verdicts/remaining";
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            assertThat(director.send("GET", remaining, BodyPublishers.noBody(), header, "POST")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(director.get(remaining + "?_method=POST").statusCode()).isEqualTo(404);
        assertThat(everythingDecided()).isEqualTo(before);
    }

    // What people do

    private record Change(String method, String path, String body) {

        HttpResponse<String> by(Visitor visitor) {
            return visitor.send(method, path, body);
        }
    }

    private List<Change> changes(String task) {
        String path = "/api/tasks/" + task;
        String verdict = path + "/verdicts/" + line("altai");
        String edit = path + "/lines/" + line("altai");
        String rework = path + "/rework/" + line("altai");
        return List.of(
                new Change("POST", path + "/lines", "{\"section\":\"REMOVE\",\"number\":\"altai-t1\"}"),
                new Change("PUT", edit, "{\"comment\":\"Marker\"}"),
                new Change("POST", edit + "/drop", "{\"reason\":\"Marker\"}"),
                new Change("POST", edit + "/restore", "{}"),
                new Change("PUT", rework, "{\"comment\":\"Marker\"}"),
                new Change("POST", rework + "/withdraw", "{}"),
                new Change("POST", rework + "/contest", "{\"argument\":\"Marker\"}"),
                new Change("DELETE", rework, ""),
                new Change("POST", path + "/check", "{}"),
                new Change("PUT", verdict, "{\"decision\":\"APPROVE\"}"),
                new Change("DELETE", verdict, ""),
                new Change("POST", path + "/verdicts/remaining", "{}"),
                new Change("DELETE", path + "/verdicts/remaining", ""),
                new Change("PUT", path + "/word", "{\"text\":\"Marker\"}"));
    }

    private void agree(String branch) {
        submit(branch);
        decide(branch + ".commercial", branch, "decide-commercial");
        decide(branch + ".security", branch, "decide-security");
        product.runJobs();
    }

    private void submit(String branch) {
        product.runJobs();
        hand(branch + ".sales", branch, "prepare-list", "");
        hand(branch + ".sales-director", branch, "sign-list", ",\"signed\":{\"value\":true,\"type\":\"Boolean\"}");
    }

    private void hand(String person, String branch, String element, String more) {
        String task = take(person, branch, element);
        Visitor visitor = Visitor.loggedIn(port, person);
        complete(visitor, task, token(visitor.get("/api/tasks/" + task + "/list")), more);
    }

    private void decide(String person, String branch, String element) {
        String task = take(person, branch, element);
        Visitor director = Visitor.loggedIn(port, person);
        complete(director, task, token(director.post("/api/tasks/" + task + "/verdicts/remaining", "{}")), "");
    }

    private static void complete(Visitor visitor, String task, String shown, String more) {
        HttpResponse<String> answer = visitor.post(
                ENGINE + "/task/" + task + "/submit-form",
                "{\"variables\":{\"shown\":{\"value\":\"%s\",\"type\":\"String\"}%s}}".formatted(shown, more));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
    }

    private String take(String person, String branch, String element) {
        String task = task(branch, element);
        HttpResponse<String> answer = claim(Visitor.loggedIn(port, person), task, person);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return task;
    }

    private static HttpResponse<String> claim(Visitor visitor, String task, String person) {
        return visitor.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"%s\"}".formatted(person));
    }

    // What there is

    private String task(String branch, String element) {
        var query = taskService.createTaskQuery().taskDefinitionKey(element);
        return (branch == null ? query : query.tenantIdIn(branch))
                .singleResult()
                .getId();
    }

    private long line(String branch) {
        return jdbc.sql("SELECT line FROM vip.line JOIN vip.branch_list USING (list) WHERE branch = :branch")
                .param("branch", branch)
                .query(Long.class)
                .single();
    }

    private static String token(HttpResponse<String> answer) {
        Matcher token = TOKEN.matcher(answer.body());
        assertThat(token.find()).as(answer.body()).isTrue();
        return token.group(1);
    }

    private String everythingDecided() {
        return jdbc.sql("""
                        SELECT concat_ws(E'\\n',
                            (SELECT string_agg(v::text, ',' ORDER BY v::text) FROM vip.verdict v),
                            (SELECT string_agg(w::text, ',' ORDER BY w::text) FROM vip.word w),
                            (SELECT string_agg(d::text, ',' ORDER BY d::text) FROM vip.decision d),
                            (SELECT string_agg(a::text, ',' ORDER BY a::text) FROM vip.act a),
                            (SELECT string_agg(p::text, ',' ORDER BY p::text) FROM vip.participant p),
                            (SELECT string_agg(l::text, ',' ORDER BY l::text) FROM vip.branch_list l))
                        """).query(String.class).single();
    }
}
