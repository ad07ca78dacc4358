package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vip.approvals.Visitor.ENGINE;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.staff.DemoMode;

/** Fires the attacks that docs/security.md names, over real HTTP, and shows that each fails. */
@ProductTest
class SecurityTests {

    private static final AtomicInteger EVALUATIONS = new AtomicInteger();

    /** Made by the expression below, if anything evaluates it. */
    public static class Evaluated {
        public Evaluated() {
            EVALUATIONS.incrementAndGet();
        }
    }

    private static final String EXPRESSION =
            "${''.getClass().forName('vip.approvals.SecurityTests$Evaluated').newInstance().toString()}";

    private static final String SALES = "altai.sales";
    private static final String STAND_IN = "altai.stand-in";
    private static final String ROBOT = "billing.robot";

    @LocalServerPort
    int port;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate jdbcTemplate;

    @Autowired
    BillingFacts facts;

    @Autowired
    RepositoryService repositoryService;

    @Autowired
    IdentityService identityService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    FilterService filterService;

    @Autowired
    HistoryService historyService;

    @BeforeEach
    void people() {
        product.reset();
        EVALUATIONS.set(0);
        person(STAND_IN, SALES);
        person(ROBOT, "billing");
    }

    @AfterEach
    void peopleGo() {
        identityService.clearAuthentication();
        Stream.of(STAND_IN, ROBOT, "mallory").forEach(identityService::deleteUser);
        filterService.createFilterQuery().filterNameLike("attack%").list().stream()
                .map(Filter::getId)
                .forEach(filterService::deleteFilter);
    }

    // Who gets in

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/app/tasklist/styles/user-styles.css",
                "/camunda/lib/deps.js",
                "/camunda/favicon.ico",
                "/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js",
                "/camunda/api/engine/engine/"
            })
    void theLoginPageAnswersAnybody(String path) {
        assertThat(Visitor.anonymous(port).get(path).statusCode()).isEqualTo(200);
    }

    /** Down here, since tests stop the job executor; what matters is that it answers, and without details. */
    @Test
    void healthAnswersAnybody() {
        HttpResponse<String> answer = Visitor.anonymous(port).get("/actuator/health");
        assertThat(answer.statusCode()).isIn(200, 503);
        assertThat(answer.body()).matches("\\{\"status\":\"(UP|DOWN)\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/cycles/opening",
                "/api/cycles/2026-Q3/cancel",
                "/api/lists/altai/2026-Q3",
                "/api/lists/altai/2026-Q3/lines",
                "/api/lists/altai/2026-Q3/recall",
                "/api/tasks/1/list",
                "/api/tasks/1/disputes",
                "/api/pages",
                "/api/clients/A-1/move",
                "/api/clients/A-1/end",
                "/camunda/api/engine/engine/default",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/identity/password-policy",
                "/camunda/api/engine/application.wadl",
                "/camunda/api/admin/application.wadl",
                "/camunda/api/welcome/application.wadl",
                "/camunda/api/cockpit/plugin/base/default/incident/",
                "/camunda/api/admin/SETUP/default/user/create",
                "/api/billing/clients",
                "/api/branches/altai/uploads"
            })
    void nobodyGetsNothingFromAnApi(String path) {
        HttpResponse<String> answer = Visitor.anonymous(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).startsWith("{\"message\":");
        assertThat(Visitor.anonymous(port).post(path, "{}").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/anything",
                "/lists",
                "/lists/altai/2026-Q3",
                "/lists/altai/2026-Q3/sheet.pdf",
                "/clients",
                "/clients/A-1",
                "/API/tasks/1/list",
                "/actuator",
                "/actuator/env",
                "/error",
                "/camunda/nothing",
                "/webjars/camunda/app/tasklist/index.html",
                "/plugin/cockpit/app/plugin.js",
                "/camunda-welcome/index.html"
            })
    void nobodyIsSentFromAPageToTheLogin(String path) {
        HttpResponse<String> answer = Visitor.anonymous(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/camunda/app/tasklist/default/");
        assertThat(Visitor.anonymous(port).post(path, "{}").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine;x/engine/default/task",
                "/camunda/api;jsessionid=1/engine/engine/default/task",
                "/camunda//api/engine/engine/default/task",
                "/camunda/./api/engine/engine/default/task",
                "/camunda/app/../api/engine/engine/default/task",
                "/camunda/app/..;/api/engine/engine/default/task",
                "/camunda/app/%2e%2e/api/engine/engine/default/task",
                "/camunda/%61pi/engine/engine/default/task",
                "/camunda/api%2Fengine/engine/default/task",
                "/camunda/api/engine/engine/default/task.",
                "/camunda/api/engine/engine/default/%2574ask",
                "/forms/../api/tasks/1/list",
                "/forms/..%2fapi/tasks/1/list",
                "/forms/..%5capi/tasks/1/list",
                "/actuator/health/../env",
                "/actuator/health;/../env",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda/api/admin/setup;x/default/user/create"
            })
    void aPathThatCanBeReadInTwoWaysIsNotUnderstood(String path) {
        assertThat(Visitor.anonymous(port).get(path).statusCode()).isEqualTo(400);
        assertThat(Visitor.loggedIn(port, "admin").get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void aWrongPasswordSlowsTheNextTryDown() {
        Visitor visitor = Visitor.atTheDoor(port);
        assertThat(visitor.logIn(STAND_IN, "guess").statusCode()).isEqualTo(401);
        assertThat(visitor.logIn(STAND_IN, DemoMode.PASSWORD).statusCode()).isEqualTo(401);
        minutesPass(1);
        assertThat(visitor.logIn(STAND_IN, DemoMode.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void theDelayGrowsToAMinuteAndNobodyIsLockedOutForGood() {
        Visitor visitor = Visitor.atTheDoor(port);
        for (int wrong = 1; wrong <= 12; wrong++) {
            assertThat(visitor.logIn(STAND_IN, "guess").statusCode()).isEqualTo(401);
            secondsPass(61);
        }
        assertThat(visitor.logIn(STAND_IN, "guess").statusCode()).isEqualTo(401);
        secondsPass(59);
        assertThat(visitor.logIn(STAND_IN, DemoMode.PASSWORD).statusCode()).isEqualTo(401);
        secondsPass(2);
        assertThat(visitor.logIn(STAND_IN, DemoMode.PASSWORD).statusCode()).isEqualTo(200);
    }

    /** Of an open session: a page, a download, a form's API, Tasklist. */
    private List<Integer> answers(Visitor visitor, String task) {
        return Stream.of(
                        "/lists/altai/2026-Q3",
                        "/api/tasks/" + task + "/lines.csv",
                        "/api/tasks/" + task + "/list",
                        ENGINE + "/task/" + task)
                .map(path -> visitor.get(path).statusCode())
                .toList();
    }

    @Test
    void whoIsRemovedLosesAccessWithinAMinute() {
        String task = prepareTask("altai");
        Visitor removed = Visitor.loggedIn(port, STAND_IN);
        assertThat(answers(removed, task)).containsOnly(200);
        identityService.deleteUser(STAND_IN);
        secondsPass(61);
        assertThat(answers(removed, task)).containsOnly(401);
    }

    @Test
    void whoLosesTheSeatLosesAccessWithinAMinute() {
        String task = prepareTask("altai");
        Visitor seat = Visitor.loggedIn(port, STAND_IN);
        assertThat(answers(seat, task)).containsOnly(200);
        identityService.deleteMembership(STAND_IN, SALES);
        secondsPass(61);
        assertThat(answers(seat, task)).containsOnly(404);
    }

    @Test
    void whoLosesTheBranchLosesItsTasksWithinAMinute() {
        String task = prepareTask("altai");
        Visitor seat = Visitor.loggedIn(port, STAND_IN);
        assertThat(answers(seat, task)).containsOnly(200);
        identityService.deleteTenantGroupMembership("altai", SALES);
        try {
            secondsPass(61);
            assertThat(answers(seat, task).subList(1, 4)).containsOnly(404);
        } finally {
            identityService.createTenantGroupMembership("altai", SALES);
        }
    }

    @Test
    void anotherSiteCannotActWithAPersonsCookies() {
        for (String path : List.of(
                "/api/tasks/1/verdicts/remaining",
                "/api/tasks/1/rework/1/withdraw",
                "/api/clients/A-1/end",
                ENGINE + "/task/1/claim",
                "/anything")) {
            Visitor visitor = Visitor.loggedIn(port, SALES);
            assertThat(visitor.sendWithoutToken("POST", path).statusCode()).isEqualTo(403);
            assertThat(visitor.get("/api/nothing").statusCode()).isEqualTo(401); // the session has ended
        }
        Visitor visitor = Visitor.loggedIn(port, SALES);
        assertThat(visitor.sendWithoutToken("DELETE", "/api/nothing").statusCode())
                .isEqualTo(403);
        assertThat(Visitor.loggedIn(port, SALES)
                        .post("/api/tasks/1/verdicts/remaining", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    /** Data, pages, static files, redirects and refusals: 200, 302, 400, 401, 403, 404 and 500. */
    @Test
    void everyAnswerCarriesSecurityHeaders() {
        Visitor anonymous = Visitor.anonymous(port);
        Visitor administrator = Visitor.loggedIn(port, "admin");
        for (String path : List.of(
                "/api/nothing",
                "/lists",
                "/lists/",
                "/forms/lists/list.js",
                "/actuator/health",
                "/actuator/env",
                "/favicon.ico",
                "/camunda/app/tasklist/default/",
                "/camunda/app/tasklist/styles/user-styles.css",
                "/camunda/lib/deps.js",
                "/camunda/api/engine/engine",
                ENGINE + "/task",
                ENGINE + "/deployment/create",
                "/camunda//api",
                "/a;b",
                "/camunda/api/admin/setup/default",
                "/api/billing/clients",
                "/error")) {
            assertThatItCarriesSecurityHeaders(path, anonymous.get(path));
            assertThatItCarriesSecurityHeaders(path, administrator.get(path));
        }
        assertThatItCarriesSecurityHeaders(
                "/api/nothing", Visitor.loggedIn(port, SALES).sendWithoutToken("POST", "/api/nothing"));
        HttpResponse<String> failure = administrator.post(
                ENGINE + "/group/create", "{\"id\":\"altai.sales\",\"name\":\"Twice\",\"type\":\"WORKFLOW\"}");
        assertThat(failure.statusCode()).isEqualTo(500);
        assertThatItCarriesSecurityHeaders(ENGINE + "/group/create", failure);
    }

    private static void assertThatItCarriesSecurityHeaders(String path, HttpResponse<String> answer) {
        Map<String, List<String>> headers = answer.headers().map();
        assertThat(headers)
                .as("%s %d", path, answer.statusCode())
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsEntry("referrer-policy", List.of("same-origin"))
                .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
                .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                .containsKey("permissions-policy")
                .doesNotContainKeys("server", "x-powered-by");
        assertThat(headers.get("content-security-policy"))
                .as(path)
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("https:", "*")
                .matches(
                        policy -> policy.contains("default-src 'none'") || path.startsWith("/camunda"),
                        "is the strict one");
        boolean fixed = path.startsWith("/forms")
                || path.startsWith("/camunda/app")
                || path.startsWith("/camunda/lib")
                || path.equals("/favicon.ico");
        assertThat(fixed
                        || headers.getOrDefault("cache-control", List.of())
                                .toString()
                                .contains("no-store"))
                .as("browsers keep nothing of " + path)
                .isTrue();
    }

    @Test
    void theSessionsCookieIsNotForScriptsNorForOtherSites() {
        HttpResponse<String> answer = Visitor.anonymous(port).get("/camunda/app/tasklist/default/");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure"); // by setting: docs/security.md
    }

    // CVE-2026-77226

    @Test
    void nobodyCanMakeHimselfAnAdministrator() {
        assertThatSetupIsClosed(Visitor.anonymous(port));
        assertThatSetupIsClosed(Visitor.atTheDoor(port));
        identityService.deleteMembership("admin", "camunda-admin");
        try {
            assertThatSetupIsClosed(Visitor.anonymous(port));
            assertThatSetupIsClosed(Visitor.atTheDoor(port));
            assertThatSetupIsClosed(Visitor.loggedIn(port, SALES));
        } finally {
            identityService.createMembership("admin", "camunda-admin");
        }
    }

    private void assertThatSetupIsClosed(Visitor visitor) {
        String administrator = """
                {"profile":{"id":"mallory","firstName":"Mallory","lastName":"Evans"},
                 "credentials":{"password":"Long-enough-1"}}""";
        for (String path : List.of("/user/create", "/user/create/", "", "/")) {
            assertThat(visitor.post("/camunda/api/admin/setup/default" + path, administrator)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(identityService.createUserQuery().userId("mallory").count()).isZero();
    }

    // CVE-2026-109432

    static Stream<String> queries() {
        String bad = "\"assigneeExpression\":\"%s\"".formatted(EXPRESSION);
        return Stream.of(
                "{%s}".formatted(bad),
                "{\"orQueries\":[{%s}]}".formatted(bad),
                "{\"orQueries\":[{\"assigned\":true},{\"unassigned\":true,%s}]}".formatted(bad),
                "{\"orQueries\":[{\"orQueries\":[{%s}]}]}".formatted(bad),
                "{\"orQueries\":[{\"dueBeforeExpression\":\"%s\"}]}".formatted(EXPRESSION),
                "{\"orQueries\":[{\"candidateGroupsExpression\":\"%s\"}]}".formatted(EXPRESSION),
                "{\"orQueries\":[{\"processInstanceBusinessKeyExpression\":\"%s\"}]}".formatted(EXPRESSION));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void anExpressionInAQueryIsNeverEvaluated(String query) {
        String mine = filterService
                .createFilterQuery()
                .filterName("My tasks")
                .singleResult()
                .getId();
        Visitor seat = Visitor.loggedIn(port, SALES);
        Visitor administrator = Visitor.loggedIn(port, "admin");
        String filter =
                "{\"resourceType\":\"Task\",\"name\":\"attack\",\"properties\":{},\"query\":%s}".formatted(query);
        List.of(
                        "/task?maxResults=5",
                        "/task/count",
                        "/filter/" + mine + "/list?maxResults=5",
                        "/filter/" + mine + "/count")
                .forEach(path -> {
                    assertThatItIsRefused(seat.post(ENGINE + path, query));
                    assertThatItIsRefused(administrator.post(ENGINE + path, query));
                });
        assertThatItIsRefused(administrator.post(ENGINE + "/filter/create", filter));
        assertThatItIsRefused(administrator.send("PUT", ENGINE + "/filter/" + mine, filter));
        assertThat(filterService.createFilterQuery().filterName("attack").count())
                .isZero();
    }

    private static void assertThatItIsRefused(HttpResponse<String> answer) {
        assertThat(EVALUATIONS).hasValue(0);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    }

    static Stream<TaskQuery> javaQueries(TaskService tasks) {
        return Stream.of(
                tasks.createTaskQuery().taskAssigneeExpression(EXPRESSION),
                tasks.createTaskQuery().or().taskAssigneeExpression(EXPRESSION).endOr(),
                tasks.createTaskQuery()
                        .or()
                        .taskAssigned()
                        .endOr()
                        .or()
                        .taskUnassigned()
                        .dueAfterExpression(EXPRESSION)
                        .endOr(),
                tasks.createTaskQuery()
                        .or()
                        .taskCandidateGroupInExpression(EXPRESSION)
                        .endOr());
    }

    @Test
    void anExpressionIsNotEvaluatedForTheProductsOwnCodeEither() {
        Filter mine = filterService.createFilterQuery().filterName("My tasks").singleResult();
        javaQueries(taskService).forEach(query -> {
            assertThatItIsRefused(query::list);
            assertThatItIsRefused(() -> query.listPage(0, 5));
            assertThatItIsRefused(query::count);
            assertThatItIsRefused(query::singleResult);
            assertThatItIsRefused(() -> filterService.list(mine.getId(), query));
            assertThatItIsRefused(() -> filterService.listPage(mine.getId(), query, 0, 5));
            assertThatItIsRefused(() -> filterService.count(mine.getId(), query));
            assertThatItIsRefused(() -> filterService.singleResult(mine.getId(), query));
            assertThatItIsRefused(() -> filterService.saveFilter(
                    filterService.newTaskFilter("attack").setQuery(query)));
        });
        Stream.<Query<?, ?>>of(
                        runtimeService.createProcessInstanceQuery(),
                        runtimeService
                                .createProcessInstanceQuery()
                                .or()
                                .active()
                                .endOr(),
                        historyService.createHistoricProcessInstanceQuery(),
                        historyService.createHistoricTaskInstanceQuery())
                .forEach(query -> {
                    ((AbstractQuery<?, ?>) query).addExpression("processInstanceId", EXPRESSION);
                    assertThatItIsRefused(query::list);
                    assertThatItIsRefused(query::count);
                });
    }

    private static void assertThatItIsRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(BadUserRequestException.class);
        assertThat(EVALUATIONS).hasValue(0);
    }

    @Test
    void theProductsOwnFiltersWork() {
        String task = prepareTask("altai");
        Visitor seat = Visitor.loggedIn(port, SALES);
        assertThat(filtered(seat, "My seats' tasks")).contains(task);
        assertThat(filtered(seat, "My tasks")).isEqualTo("[]");
        assertThat(filtered(seat, "Overdue")).isEqualTo("[]");
        assertThat(claim(seat, task, SALES).statusCode()).isEqualTo(204);
        assertThat(filtered(seat, "My tasks")).contains(task);
        assertThat(filtered(Visitor.loggedIn(port, "tomsk.sales"), "My seats' tasks"))
                .isEqualTo("[]");
        clock.set(LocalDateTime.of(2026, 10, 25, 9, 0));
        assertThat(filtered(seat, "Overdue")).contains(task);
    }

    private String filtered(Visitor visitor, String name) {
        String filter = filterService
                .createFilterQuery()
                .filterName(name)
                .singleResult()
                .getId();
        HttpResponse<String> answer = visitor.post(ENGINE + "/filter/" + filter + "/list?maxResults=15", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    // The engine's routes

    @ParameterizedTest
    @CsvSource({
        "POST,   /deployment/create",
        "POST,   /deployment/1/redeploy",
        "DELETE, /deployment/1",
        "DELETE, /process-definition/branch-list:1:1",
        "DELETE, /process-definition/key/branch-list",
        "POST,   /process-definition/key/branch-list/start",
        "POST,   /process-definition/key/branch-list/submit-form",
        "POST,   /process-definition/branch-list:1:1/start",
        "POST,   /process-definition/quarterly-cycle:1:1/restart",
        "POST,   /task/create",
        "PUT,    /task/1",
        "DELETE, /task/1",
        "POST,   /task/1/delegate",
        "POST,   /task/1/resolve",
        "POST,   /task/1/bpmnError",
        "POST,   /task/1/bpmnEscalation",
        "POST,   /task/1/identity-links",
        "POST,   /task/1/comment/create",
        "POST,   /task/1/variables",
        "PUT,    /task/1/variables/branch",
        "PUT,    /task/1/localVariables/branch",
        "PUT,    /process-instance/1/variables/branch",
        "POST,   /process-instance/1/variables",
        "DELETE, /process-instance/1/variables/branch",
        "PUT,    /execution/1/localVariables/branch",
        "POST,   /execution/1/signal",
        "POST,   /process-instance/1/modification",
        "POST,   /process-instance/delete",
        "POST,   /process-instance/variables-async",
        "POST,   /message",
        "POST,   /signal",
        "POST,   /condition",
        "POST,   /external-task/fetchAndLock",
        "POST,   /external-task/1/complete",
        "POST,   /modification/execute",
        "POST,   /migration/execute",
        "POST,   /decision-definition/key/vip-tier/evaluate",
        "POST,   /case-definition/1/create",
        "POST,   /history/cleanup",
        "POST,   /history/process-instance/delete",
        "DELETE, /history/process-instance/1",
        "DELETE, /process-instance/1",
        "POST,   /process-definition/key/quarterly-cycle/start",
        "POST,   /process-definition/quarterly-cycle:1:1/start",
        "POST,   /job/1/execute",
        "PUT,    /job/1/duedate",
        "POST,   /telemetry/configuration",
        "GET,    /unknown",
        "OPTIONS, /task/1"
    })
    void routesThatNoPageNeedsDoNotExistEvenForAnAdministrator(String method, String path) {
        Visitor administrator = Visitor.loggedIn(port, "admin");
        for (String ending : List.of("", "/", "?x=1")) {
            HttpResponse<String> answer = administrator.send(method, ENGINE + path + ending, "{}");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"message\":\"There is nothing here.\"}");
        }
    }

    @Test
    void aWeakPasswordGetsASentence() {
        HttpResponse<String> answer = Visitor.loggedIn(port, "admin")
                .send("PUT", ENGINE + "/user/" + STAND_IN + "/credentials", """
                        {"password":"weak","authenticatedUserPassword":"%s"}""".formatted(DemoMode.PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This password is too weak: it needs 10 characters");
    }

    // Tasks

    @Test
    void aBranchDoesNotSeeAnotherBranchsTasks() {
        String task = prepareTask("tomsk");
        Visitor altai = Visitor.loggedIn(port, SALES);
        assertThat(altai.post(ENGINE + "/task?maxResults=15", "{}").body()).isEqualTo("[]");
        assertThat(altai.get(ENGINE + "/task/" + task).statusCode()).isIn(403, 404);
        assertThat(altai.get(ENGINE + "/task/" + task + "/form-variables").statusCode())
                .isIn(403, 404);
        assertThat(altai.get("/api/tasks/" + task + "/list").statusCode()).isEqualTo(404);
        assertThat(claim(altai, task, SALES).statusCode()).isEqualTo(404);
        assertThat(complete(altai, task).statusCode()).isIn(403, 404);
        assertThat(altai.post(ENGINE + "/task/" + task + "/unclaim", "{}").statusCode())
                .isEqualTo(404);
        assertThat(assignee(task)).isNull();
        assertThat(Visitor.loggedIn(port, "tomsk.sales")
                        .get("/api/tasks/" + task + "/list")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyTakesATaskForSomebodyElse() {
        String task = prepareTask("altai");
        Visitor seat = Visitor.loggedIn(port, SALES);
        assertThat(claim(seat, task, STAND_IN).body()).contains("You can take a task for yourself only.");
        assertThat(seat.post(ENGINE + "/task/" + task + "/assignee", "{\"userId\":\"" + STAND_IN + "\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(assignee(task)).isNull();
        claim(seat, task, SALES);
        Visitor standIn = Visitor.loggedIn(port, STAND_IN);
        assertThat(claim(standIn, task, STAND_IN).statusCode()).isEqualTo(409);
        assertThat(standIn.post(ENGINE + "/task/" + task + "/claim", "{}").statusCode())
                .isEqualTo(409);
        assertThat(assignee(task)).isEqualTo(SALES);
    }

    @Test
    void onlyTheAssigneeCompletes() {
        String task = prepareTask("altai");
        Visitor seat = Visitor.loggedIn(port, SALES);
        Visitor standIn = Visitor.loggedIn(port, STAND_IN);
        Visitor administrator = Visitor.loggedIn(port, "admin");
        for (Visitor visitor : List.of(seat, standIn, administrator)) {
            assertThatItIsRefused(complete(visitor, task), "Nobody has taken this task.");
        }
        claim(seat, task, SALES);
        for (Visitor visitor : List.of(standIn, administrator)) {
            assertThatItIsRefused(complete(visitor, task), "This task is now with altai.sales");
        }
        HttpResponse<String> handedOver =
                administrator.post(ENGINE + "/task/" + task + "/assignee", "{\"userId\":\"%s\"}".formatted(STAND_IN));
        assertThat(handedOver.statusCode()).isEqualTo(204);
        assertThatItIsRefused(complete(seat, task), "This task is now with altai.stand-in");
        assertThatItIsRefused(
                seat.post(ENGINE + "/task/" + task + "/complete", "{}"), "This task is now with altai.stand-in");
        assertThat(assignee(task)).isEqualTo(STAND_IN);
    }

    /** The sentence alone, without the engine's wrapping. */
    private static void assertThatItIsRefused(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"message\":\"" + sentence);
    }

    @Test
    void onlyTheAssigneeGivesATaskBack() {
        String task = prepareTask("altai");
        Visitor seat = Visitor.loggedIn(port, SALES);
        claim(seat, task, SALES);
        for (String other : List.of(STAND_IN, "admin")) {
            assertThat(Visitor.loggedIn(port, other)
                            .post(ENGINE + "/task/" + task + "/unclaim", "{}")
                            .statusCode())
                    .isEqualTo(409);
        }
        assertThat(assignee(task)).isEqualTo(SALES);
        assertThat(seat.post(ENGINE + "/task/" + task + "/unclaim", "").statusCode())
                .isEqualTo(204);
        assertThat(assignee(task)).isNull();
    }

    // What a completion and a start may carry

    /** Each would make the process decide about something else, or keep what somebody wrote. */
    static Stream<Arguments> variables() {
        return Stream.of(
                arguments("quarter", "{\"value\":\"2026-Q2\",\"type\":\"String\"}"),
                arguments("branch", "{\"value\":\"tomsk\",\"type\":\"String\"}"),
                arguments("branch", "{\"value\":null}"),
                arguments("note", "{\"value\":\"Marker Person\"}"),
                arguments("signed", "{\"value\":true,\"type\":\"Boolean\"}"), // of another form
                arguments("shown", "{\"value\":\"%s\"}".formatted("x".repeat(201))),
                arguments("shown", "{\"value\":1,\"type\":\"Integer\"}"),
                arguments("shown", "{\"value\":\"TWFya2Vy\",\"type\":\"Bytes\"}"),
                arguments("shown", """
                        {"value":"rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==","type":"Object","valueInfo":{
                         "objectTypeName":"java.util.HashMap",
                         "serializationDataFormat":"application/x-java-serialized-object"}}"""));
    }

    @ParameterizedTest
    @MethodSource("variables")
    void aCompletionSetsNothingButWhatItsFormHandsOver(String name, String value) {
        String task = prepareTask("altai");
        Visitor seat = Visitor.loggedIn(port, SALES);
        claim(seat, task, SALES);
        String before = everythingOfTheEngine();
        String body = "{\"variables\":{\"%s\":%s}}".formatted(name, value);
        for (String route : List.of("/submit-form", "/complete")) {
            HttpResponse<String> answer = seat.post(ENGINE + "/task/" + task + route, body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
            assertThat(answer.body()).contains("\"message\":\"\\\"" + name + "\\\" ");
        }
        assertThat(everythingOfTheEngine()).isEqualTo(before);
        assertThat(Visitor.loggedIn(port, "tomsk.sales")
                        .post(ENGINE + "/task/" + task + "/complete", body)
                        .statusCode())
                .as("another branch does not learn that there is such a task")
                .isEqualTo(Visitor.loggedIn(port, "tomsk.sales")
                        .post(ENGINE + "/task/" + task + "/complete", "{}")
                        .statusCode());
    }

    @Test
    void theProductsOwnCodeCompletesWithNothingElseEither() {
        String task = prepareTask("altai");
        taskService.claim(task, SALES);
        for (String name : List.of("branch", "quarter", "note")) {
            assertThatThrownBy(() ->
                            product.as(SALES, () -> taskService.complete(task, Map.of("shown", "x", name, "tomsk"))))
                    .hasMessageContaining("\"" + name + "\" cannot be set here");
            assertThatThrownBy(() -> product.as(SALES, () -> taskService.resolveTask(task, Map.of(name, "tomsk"))))
                    .hasMessageContaining("\"" + name + "\" cannot be set here");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"branch", "note", "shown"})
    void aCycleStartsWithItsQuarterAlone(String name) {
        billingHasLoaded();
        String before = everythingOfTheEngine();
        String body = """
                {"variables":{"quarter":{"value":"2026-Q3","type":"String"},"%s":{"value":"altai","type":"String"}}}
                """.formatted(name);
        for (String process : List.of("key/quarterly-cycle", cycleDefinition())) {
            assertThatItIsRefused(
                    Visitor.loggedIn(port, "hq.sales")
                            .post(ENGINE + "/process-definition/" + process + "/submit-form", body),
                    "\\\"" + name + "\\\" cannot be set here.");
        }
        assertThat(everythingOfTheEngine()).isEqualTo(before);
    }

    @Test
    void theStartFormWorksAndItsBusinessKeyIsTheQuarterWhateverSomebodyWrites() {
        billingHasLoaded();
        HttpResponse<String> answer = Visitor.loggedIn(port, "hq.sales")
                .post(ENGINE + "/process-definition/key/quarterly-cycle/submit-form", """
                        {"businessKey":"Marker Person","variables":{"quarter":{"value":"2026-Q3","type":"String"}}}""");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(everythingOfTheEngine()).contains("2026-Q3").doesNotContain("Marker");
    }

    @Test
    void nobodyStartsACycleWhereItsClientsBecomeVips() {
        billingHasLoaded();
        String before = everythingOfTheEngine();
        String body = """
                {"variables":{"quarter":{"value":"2026-Q3","type":"String"}},
                 "startInstructions":[{"type":"startBeforeActivity","activityId":"apply-lines"}],
                 "skipCustomListeners":true,"skipIoMappings":true}""";
        for (String process : List.of("key/quarterly-cycle", cycleDefinition())) {
            for (String person : List.of("hq.sales", "admin")) {
                assertThat(Visitor.loggedIn(port, person)
                                .post(ENGINE + "/process-definition/" + process + "/start", body)
                                .statusCode())
                        .isEqualTo(404);
            }
        }
        assertThat(everythingOfTheEngine()).isEqualTo(before);
    }

    /** Running and finished, as text. */
    private String everythingOfTheEngine() {
        return Stream.of(
                        "act_ru_execution",
                        "act_ru_task",
                        "act_ru_variable",
                        "act_hi_procinst",
                        "act_hi_varinst",
                        "act_hi_detail",
                        "act_hi_taskinst",
                        "act_ge_bytearray WHERE deployment_id_ IS NULL")
                .map(table -> jdbc.sql(
                                "SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM (SELECT * FROM "
                                        + table + ") AS t")
                        .query(String.class)
                        .single())
                .collect(Collectors.joining("\n"));
    }

    private void billingHasLoaded() {
        List.of("altai", "tomsk", "omsk").forEach(branch -> facts.client(branch + "-t1", branch, "2100.01"));
    }

    private String cycleDefinition() {
        return repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey("quarterly-cycle")
                .latestVersion()
                .singleResult()
                .getId();
    }

    // Billing

    @Test
    void billingNeedsALoginOfItsOwn() {
        Visitor billing = Visitor.anonymous(port);
        assertThat(billing.get("/api/billing/nothing/here").statusCode()).isEqualTo(401);
        assertThat(billing(billing, "nobody", "x").statusCode()).isEqualTo(401);
        assertThat(billing.send("GET", "/api/billing/nothing/here", BodyPublishers.noBody(), "Authorization", "Basic §")
                        .statusCode())
                .isEqualTo(401);
        assertThat(billing(billing, SALES, DemoMode.PASSWORD).statusCode()).isEqualTo(403);
        assertThat(billing(billing, ROBOT, DemoMode.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(billing(billing, "admin", DemoMode.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(billing.cookies()).isEmpty();
        assertThat(Visitor.loggedIn(port, "admin")
                        .get("/api/billing/nothing/here")
                        .statusCode())
                .as("a session is no login for billing")
                .isEqualTo(401);
    }

    @Test
    void aWrongBillingPasswordSlowsTheNextTryDown() {
        Visitor billing = Visitor.anonymous(port);
        assertThat(billing(billing, ROBOT, "guess").statusCode()).isEqualTo(401);
        assertThat(billing(billing, ROBOT, DemoMode.PASSWORD).statusCode()).isEqualTo(401);
        minutesPass(1);
        assertThat(billing(billing, ROBOT, DemoMode.PASSWORD).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> billing(Visitor visitor, String login, String password) {
        String credentials = Base64.getEncoder().encodeToString((login + ":" + password).getBytes());
        return visitor.send(
                "POST",
                "/api/billing/nothing/here",
                BodyPublishers.ofString("x"),
                "Authorization",
                "Basic " + credentials);
    }

    // Spreadsheets and branches' systems

    private static final String LIST =
            "name,type,operator,estimate,source,confidence\nDemo,PERSON,Telecom,1,tender,LOW\n";

    @Test
    void aBranchsSystemStagesForItsOwnBranchAndForNoOther() {
        Visitor system = Visitor.anonymous(port);
        assertThat(stage(system, "altai.system", "altai").statusCode())
                .as("there is no list yet")
                .isEqualTo(409);
        prepareTask("altai");
        prepareTask("tomsk");
        String lines = lines();
        HttpResponse<String> staged = stage(system, "altai.system", "altai");
        assertThat(staged.statusCode()).as(staged.body()).isEqualTo(202);
        assertThat(staged.body())
                .contains("list.csv waits for the sales staff: 1 would be added", "\"total\":0,\"problems\":[]");
        for (String other : List.of("tomsk.system", SALES, "altai.sales-director", ROBOT, "hq.sales", "admin")) {
            assertThat(stage(system, other, "altai").statusCode()).as(other).isEqualTo(403);
        }
        assertThat(stage(system, "altai.system", "tomsk").statusCode()).isEqualTo(403);
        assertThat(stage(system, "altai.system", "moon").statusCode()).isEqualTo(403);
        assertThat(stage(system, "nobody", "altai").statusCode()).isEqualTo(401);
        assertThat(system.post("/api/branches/altai/uploads?name=list.csv", LIST)
                        .statusCode())
                .isEqualTo(401);
        assertThat(system.cookies()).isEmpty();
        assertThat(jdbc.sql("SELECT string_agg(branch || ' ' || staged_by || ' ' || via || ' ' || u.state, ',')"
                                + " FROM vip.upload u JOIN vip.branch_list USING (list)")
                        .query(String.class)
                        .single())
                .isEqualTo("altai altai.system SYSTEM STAGED");
        assertThat(lines()).as("nothing of a list has changed").isEqualTo(lines);
    }

    @Test
    void aSystemLearnsWhichRowsAreRefusedAndTellsAFileToCorrectFromAListToWaitFor() {
        prepareTask("altai");
        Visitor system = Visitor.anonymous(port);
        HttpResponse<String> rows =
                system("POST", system, "altai.system", "/api/branches/altai/uploads?name=a.csv", "client\nx\n");
        assertThat(rows.statusCode()).isEqualTo(202);
        assertThat(rows.body())
                .contains("\"total\":1", "{\"row\":2,\"reason\":\"No client of this branch has this number\"}");
        HttpResponse<String> file =
                system("POST", system, "altai.system", "/api/branches/altai/uploads?name=a.csv", "town\nx\n");
        assertThat(file.statusCode()).isEqualTo(422);
        assertThat(file.body()).contains("The file has: town.");
        assertThat(system("POST", system, "altai.system", "/api/branches/altai/uploads", LIST)
                        .statusCode())
                .as("a file needs a name")
                .isEqualTo(400);
    }

    @Test
    void aSystemsLoginDoesNothingElse() {
        String task = prepareTask("altai");
        Visitor system = Visitor.anonymous(port);
        stage(system, "altai.system", "altai");
        for (String path : List.of("/api/branches", "/api/branches/altai", "/api/billing/clients")) {
            assertThat(system("POST", system, "altai.system", path, LIST).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(system("GET", system, "altai.system", "/api/branches/altai/uploads", "")
                        .statusCode())
                .isEqualTo(404);
        for (String path : List.of("/uploads?name=a.csv", "/uploads/1/apply", "/lines")) {
            assertThat(system("POST", system, "altai.system", "/api/tasks/" + task + path, LIST)
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(system("GET", system, "altai.system", "/api/tasks/" + task + "/lines.csv", "")
                        .statusCode())
                .isEqualTo(401);
        assertThat(system("GET", system, "altai.system", ENGINE + "/task", "").statusCode())
                .isEqualTo(401);
        assertThat(Visitor.atTheDoor(port)
                        .logIn("altai.system", DemoMode.PASSWORD)
                        .statusCode())
                .as("it has no Tasklist")
                .isEqualTo(403);
        assertThat(Visitor.loggedIn(port, SALES)
                        .post("/api/branches/altai/uploads?name=list.csv", LIST)
                        .statusCode())
                .as("a session is no login for systems")
                .isEqualTo(401);
    }

    @Test
    void theSpreadsheetsOfATaskAreForTheSalesSideOfItsBranch() {
        String task = prepareTask("altai");
        String uploads = "/api/tasks/" + task + "/uploads";
        Visitor seat = Visitor.loggedIn(port, SALES);
        assertThat(seat.post(uploads + "?name=list.csv", LIST).body()).contains("Press \\\"Claim\\\" first");
        claim(seat, task, SALES);
        HttpResponse<String> staged = seat.post(uploads + "?name=list.csv", LIST);
        assertThat(staged.statusCode()).as(staged.body()).isEqualTo(200);
        for (String person : List.of("tomsk.sales", "altai.security", "hq.sales")) {
            Visitor other = Visitor.loggedIn(port, person);
            for (String path : List.of("", "/1/rows", "/1/refused.csv", "/1/refused.xlsx", "/template.xlsx")) {
                assertThat(other.get(uploads + path).statusCode())
                        .as(person + path)
                        .isEqualTo(404);
            }
            assertThat(other.get("/api/tasks/" + task + "/lines.xlsx").statusCode())
                    .isEqualTo(404);
            assertThat(other.post(uploads + "?name=list.csv", LIST).statusCode())
                    .isEqualTo(404);
            assertThat(other.post(uploads + "/1/apply", "{\"token\":\"l0\"}").statusCode())
                    .isEqualTo(404);
            assertThat(other.send("DELETE", uploads + "/1", "").statusCode()).isEqualTo(404);
        }
        Visitor standIn = Visitor.loggedIn(port, STAND_IN);
        assertThatItIsRefused(standIn.post(uploads + "/1/apply", "{\"token\":\"l0\"}"), "This task is now with");
        assertThatItIsRefused(standIn.send("DELETE", uploads + "/1", ""), "This task is now with");
        HttpResponse<String> file = seat.get("/api/tasks/" + task + "/lines.csv?language=ru");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"altai-2026-Q3.csv\"");
        assertThat(file.body()).contains("Раздел;Номер клиента;");
        assertThat(seat.post(uploads + "/1/apply", "{\"token\":\"l0\"}").body()).contains("1 added");
    }

    private String lines() {
        return jdbc.sql(
                        "SELECT coalesce(string_agg(l::text, ',' ORDER BY line), '') || (SELECT sum(revision) FROM vip.branch_list)"
                                + " FROM vip.line l")
                .query(String.class)
                .single();
    }

    private static HttpResponse<String> stage(Visitor visitor, String login, String branch) {
        return system("POST", visitor, login, "/api/branches/" + branch + "/uploads?name=list.csv", LIST);
    }

    private static HttpResponse<String> system(String method, Visitor visitor, String login, String path, String body) {
        String credentials = Base64.getEncoder().encodeToString((login + ":" + DemoMode.PASSWORD).getBytes());
        return visitor.send(method, path, BodyPublishers.ofString(body), "Authorization", "Basic " + credentials);
    }

    // Answers

    @Test
    void aMistakeGetsASentenceAndNothingOfWhatIsInside() {
        Visitor sales = Visitor.loggedIn(port, "hq.sales");
        HttpResponse<String> quarter = sales.get("/api/cycles/opening?quarter=soon");
        assertThat(quarter.statusCode()).isEqualTo(400);
        assertThat(quarter.body()).contains("is not a quarter; write it like 2026-Q3");
        HttpResponse<String> json = sales.send("PUT", "/api/tasks/1/cycle/word", "{\"text\":");
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.body()).contains("This was not understood").doesNotContain("JSON", "jackson");
        assertThat(sales.get("/api/nothing").statusCode()).isEqualTo(404);
        assertThat(sales.post("/api/tasks/1/list", "{}").statusCode()).isEqualTo(404);
        assertThat(sales.send("GET", "/nothing", BodyPublishers.noBody(), "Accept", "text/html")
                        .body())
                .contains("This page cannot be shown", "Go to your tasks");
    }

    @Test
    void aFailureOfTheDatabaseSaysNothingOfTheRow() {
        assertThatNothingIsSaidOfTheRow(
                () -> jdbc.sql("""
                        INSERT INTO vip.client (client, branch, type, name, contract_start, image)
                        VALUES ('m-1', 'altai', 'NOBODY', :name, '2026-01-15', false)
                        """).param("name", "Marker Person").update());
        assertThatNothingIsSaidOfTheRow(() -> jdbcTemplate.batchUpdate(
                "INSERT INTO vip.client (client, branch, type, name, contract_start, image)"
                        + " VALUES (?, 'altai', ?, ?, '2026-01-15', false)",
                List.of(new Object[] {"m-1", "PERSON", "Marker One"}, new Object[] {"m-2", "NOBODY", "Marker Two"})));
    }

    private static void assertThatNothingIsSaidOfTheRow(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        assertThat(failure).isInstanceOf(DataIntegrityViolationException.class);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.getMessage()).doesNotContain("Failing row").doesNotContain("Marker");
        }
    }

    @Test
    void aFailureInsideTheEngineGetsAReferenceAndNothingOfWhatIsInside() {
        HttpResponse<String> answer = Visitor.loggedIn(port, "admin")
                .post(ENGINE + "/group/create", "{\"id\":\"altai.sales\",\"name\":\"Twice\",\"type\":\"WORKFLOW\"}");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("Something went wrong (reference ")
                .doesNotContainIgnoringCase("insert")
                .doesNotContain("ENGINE-", "act_id_group", "constraint", "Exception:");
    }

    private String prepareTask(String branch) {
        jdbc.sql("INSERT INTO vip.cycle (quarter, cut_off, state, opened_at)"
                        + " VALUES ('2026-Q3', DATE '2026-09-30', 'OPEN', now()) ON CONFLICT DO NOTHING")
                .update();
        jdbc.sql("INSERT INTO vip.branch_list (branch, quarter, state) VALUES (:branch, '2026-Q3', 'PREPARING')")
                .param("branch", branch)
                .update();
        String instance = runtimeService
                .startProcessInstanceByKey(
                        "branch-list", branch + "/2026-Q3", Map.of("branch", branch, "quarter", "2026-Q3"))
                .getId();
        product.runJobs();
        return taskService
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private String assignee(String task) {
        return taskService.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    private static HttpResponse<String> claim(Visitor visitor, String task, String person) {
        return visitor.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"%s\"}".formatted(person));
    }

    private static HttpResponse<String> complete(Visitor visitor, String task) {
        return visitor.post(ENGINE + "/task/" + task + "/submit-form", "{\"variables\":{}}");
    }

    private void secondsPass(int seconds) {
        clock.set(LocalDateTime.now(clock).plusSeconds(seconds));
    }

    private void minutesPass(int minutes) {
        clock.set(LocalDateTime.now(clock).plusMinutes(minutes).plusSeconds(1));
    }

    private void person(String login, String group) {
        User user = identityService.newUser(login);
        user.setFirstName("Stand");
        user.setLastName("In");
        user.setPassword(DemoMode.PASSWORD);
        identityService.saveUser(user);
        identityService.createMembership(login, group);
    }
}
