package vip.approvals.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.Visitor;
import vip.approvals.staff.DemoMode;
import vip.approvals.staff.Seat;

/**
 * docs/access.md against the running product, over real HTTP: every route has a row and every row a route (FRM-02); each
 * row is asked for as each seat, with objects of its own branch and of another.
 */
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTableTests {

    private static final String OWN = "altai";
    private static final String OTHER = "tomsk";
    private static final List<AccessRow> ROWS = AccessTable.OF_THE_PRODUCT.rows();

    /** Every static file of every library; what of them is a route, the table says. */
    private static final Set<String> STATIC = Set.of("/**", "/webjars/**");

    /** An object of one person: what of a row is for whom, {@code AbsencePagesTests} and {@code CancelTests} ask. */
    private static final List<String> OF_ONE_PERSON = List.of("{absence}", "{work}");

    /** Found by the application, named by the table: folders of static files. */
    private static final Set<String> FOLDERS = Set.of("/forms/**", "/favicon.ico");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Product product;

    @Autowired
    TwoBranches branches;

    @Autowired
    IdentityService identityService;

    private final Map<String, Visitor> people = new LinkedHashMap<>();
    private final Map<String, List<String>> visible = new LinkedHashMap<>();

    @BeforeAll
    void begin() {
        branches.begin(port);
        Stream.concat(
                        Seat.ofBranch().stream().map(seat -> seat.group(OWN)),
                        Stream.of("hq.sales", "hq.commercial", "admin"))
                .forEach(person -> {
                    people.put(person, Visitor.loggedIn(port, person));
                    visible.put(person, branches.visible(person));
                });
    }

    @AfterAll
    void end() {
        product.reset();
    }

    // Rows and routes

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        Set<String> routes = routes();
        Set<String> named = ROWS.stream()
                .filter(row -> !row.path().startsWith("/camunda") && !FOLDERS.contains(row.path()))
                .flatMap(row -> row.methods().stream().map(method -> method + " " + row.path()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routes)
                .as(
                        "Routes without a row. Add to docs/access.md: | what it does | GET | `/path/{name}` | seats | 404 or — |")
                .isSubsetOf(named);
        assertThat(named)
                .as("Rows of docs/access.md without a route: take them out, or correct their path")
                .isSubsetOf(routes);
    }

    private Set<String> routes() {
        Set<String> found = new TreeSet<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(info -> info.getPatternValues()
                        .forEach(path -> methods(info)
                                .forEach(method ->
                                        found.add(method + " " + path.replaceAll("\\{(\\w+):[^}]*}", "{$1}")))));
        context.getBeansOfType(SimpleUrlHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getUrlMap().keySet().stream())
                .filter(path -> !STATIC.contains(path) && !path.startsWith("/camunda"))
                .forEach(path -> found.add("GET " + path));
        return found;
    }

    private static Stream<String> methods(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? Stream.of(AccessRow.ANY_METHOD)
                : methods.stream().map(Enum::name);
    }

    @Test
    void whoIsNamedExists() {
        Set<String> known = Stream.concat(
                        Seat.ofBranch().stream().map(seat -> seat.group("x").substring(2)),
                        Stream.concat(
                                Seat.ofHeadquarters().stream().map(seat -> seat.group(null)),
                                Stream.of("administrator", "billing", "system", "everybody", "anybody", "no one")))
                .collect(Collectors.toSet());
        assertThat(ROWS).allSatisfy(row -> assertThat(known).as(row.path()).containsAll(row.who()));
    }

    @Test
    void everyOpenPartOfAPathHasAnObjectOfEachBranch() {
        assertThat(branches.unknown(
                        product().map(AccessRow::path).filter(path -> !path.startsWith("/api/tasks/{task}/cycle"))))
                .as("Open parts that TwoBranches cannot fill: give it an object of each branch")
                .isEmpty();
    }

    // Nobody, systems

    @Test
    void nobodyGetsNothingButWhatIsForAnybody() {
        Visitor nobody = Visitor.anonymous(port);
        for (AccessRow row : ROWS) {
            for (String method : row.methods()) {
                int status = nobody.send(verb(method), address(row), "{}").statusCode();
                if (row.isForAnybody()) {
                    assertThat(status).as(row.path()).isNotEqualTo(401);
                } else {
                    assertThat(status).as(method + " " + row.path()).isIn(401, 302);
                }
            }
        }
    }

    @Test
    void aSystemsLoginOpensItsOwnRowsOnly() {
        for (AccessRow row : ROWS) {
            for (String method : row.methods()) {
                for (String login : List.of("billing", OWN + ".system")) {
                    int status = asSystem(port, login, verb(method), address(row), "{}")
                            .statusCode();
                    if (row.path().startsWith("/api/billing") || row.path().startsWith("/api/branches")) {
                        boolean own = row.isFor(List.of(login));
                        assertThat(status)
                                .as(login + " " + row.path())
                                .matches(code -> own != (code == 403 || code == 404 || code == 401));
                    } else if (!row.isForAnybody()) {
                        assertThat(status)
                                .as(login + " " + method + " " + row.path())
                                .isIn(401, 302);
                    }
                }
            }
        }
        assertThat(asSystem(
                                port,
                                OWN + ".system",
                                "POST",
                                "/api/branches/" + OTHER + "/uploads?name=a.csv",
                                "client\nx\n")
                        .statusCode())
                .as("another branch's list")
                .isEqualTo(403);
    }

    // Seats

    @Test
    void aPageAnswersWhomTheTableNamesInTheOwnBranchAndNobodyElse() {
        List<String> wrong = new ArrayList<>();
        for (AccessRow row : inOrder(
                product().filter(row -> !isOfTask(row) && OF_ONE_PERSON.stream().noneMatch(row.path()::contains)))) {
            people.forEach((person, visitor) -> {
                boolean allowed = row.isFor(groups(person));
                if (row.othersAre404()) {
                    boolean everywhere = allowed && isOfNoBranch(person);
                    ask(wrong, row, person, branches.fill(row.path(), OTHER, ""), everywhere);
                    if (row.path().contains("{branch}")) {
                        ask(wrong, row, person, branches.fill(row.path(), OWN, OTHER, ""), null);
                    }
                }
                ask(wrong, row, person, branches.fill(row.path(), OWN, ""), allowed);
            });
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isOfNoBranch(String person) {
        return person.equals("admin") || person.startsWith("hq.");
    }

    /** @param allowed null: the number of another branch under the own one; 404 wherever that makes a difference */
    private void ask(List<String> wrong, AccessRow row, String person, String path, Boolean allowed) {
        for (String method : row.methods()) {
            if (allowed == null && path.equals(branches.fill(row.path(), OWN, ""))) {
                continue;
            }
            HttpResponse<String> answer = send(person, method, path);
            boolean answered = answer.statusCode() != 404;
            if (answer.statusCode() >= 500
                    || answer.statusCode() == 401
                    || answer.statusCode() == 403
                    || answered != Boolean.TRUE.equals(allowed)) {
                wrong.add("%s %s %s: %d %s".formatted(person, method, path, answer.statusCode(), row.who()));
            }
        }
    }

    @Test
    void aTaskAnswersWhomTheTableNames() {
        List<String> wrong = new ArrayList<>();
        for (AccessRow row : inOrder(product().filter(AccessTableTests::isOfTask))) {
            people.keySet().forEach(person -> {
                boolean allowed = row.isFor(groups(person));
                List<Integer> answers = new ArrayList<>();
                for (Task task : branches.tasksOf(
                        person.startsWith("hq.") || row.isFor(List.of("hq.commercial")) && person.equals("admin")
                                ? "hq"
                                : OWN)) {
                    boolean sees = visible.get(person).contains(task.getId());
                    if (sees || allowed) {
                        int status = send(person, row.methods().get(0), branches.fill(row.path(), OWN, task.getId()))
                                .statusCode();
                        answers.add(status);
                        if (!sees && status != 404 || status >= 500) {
                            wrong.add(
                                    "%s %s %s: %d".formatted(person, row.path(), task.getTaskDefinitionKey(), status));
                        }
                    }
                }
                boolean reached = answers.stream().anyMatch(status -> status != 404);
                boolean refused =
                        !row.methods().contains("GET") && Set.of(404, 409).containsAll(answers);
                if (reached != allowed && (allowed || !refused)) {
                    wrong.add("%s %s %s: %s".formatted(person, row.methods(), row.path(), new TreeSet<>(answers)));
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aTaskOfAnotherBranchIsNoTask() {
        List<String> wrong = new ArrayList<>();
        for (AccessRow row : inOrder(product().filter(AccessTableTests::isOfTask))) {
            for (Task task : branches.tasksOf(OTHER)) {
                people.keySet().stream()
                        .filter(person -> !person.equals("admin") && row.isFor(groups(person)))
                        .forEach(person -> {
                            int status = send(
                                            person,
                                            row.methods().get(0),
                                            branches.fill(row.path(), OTHER, task.getId()))
                                    .statusCode();
                            if (status != 404) {
                                wrong.add("%s %s %s: %d"
                                        .formatted(person, row.path(), task.getTaskDefinitionKey(), status));
                            }
                        });
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aLineOrAFileOfAnotherBranchUnderTheOwnTaskLooksLikeNone() {
        Map<String, String> workers = Map.of(
                "prepare-list", "altai.sales", "rework-list", "altai.sales", "decide-commercial", "altai.commercial");
        List<String> wrong = new ArrayList<>();
        for (Task task : branches.tasksOf(OWN)) {
            String person = workers.get(task.getTaskDefinitionKey());
            if (person == null) {
                continue;
            }
            branches.claim(person, task);
            for (AccessRow row : inOrder(product().filter(row -> row.path().matches("/api/tasks/.*\\{(line|id)}.*")))) {
                String path = branches.fill(row.path(), OWN, OTHER, task.getId());
                String number = branches.fill(row.path().contains("{line}") ? "{line}" : "{id}", OTHER, "");
                HttpResponse<String> others = send(person, row.methods().get(0), path);
                HttpResponse<String> none =
                        send(person, row.methods().get(0), path.replaceFirst("/" + number + "(/|$)", "/987654$1"));
                boolean read = row.methods().contains("GET");
                if (others.statusCode() != none.statusCode()
                        || read && others.statusCode() != 404
                        || !others.body().replace(number, "987654").equals(none.body())) {
                    wrong.add("%s %s: %s %s".formatted(person, path, others.body(), none.body()));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    // The engine's API

    @Test
    void aRouteOfTheEngineThatIsNotNamedDoesNotExistEvenForAnAdministrator() {
        Set<AccessRow> unused = ROWS.stream()
                .filter(row -> row.path().startsWith(EngineRoutes.ENGINE)
                        && !row.path().endsWith("/**"))
                .collect(Collectors.toCollection(HashSet::new));
        List<String> wrong = new ArrayList<>();
        for (EngineRoutes.Found route : EngineRoutes.all()) {
            var row = AccessTable.OF_THE_PRODUCT.find(route.method(), route.path());
            row.ifPresent(unused::remove);
            if (row.isEmpty()
                    && !send("admin", route.method(), route.path()).body().contains("There is nothing here.")) {
                wrong.add(route.toString());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(unused)
                .as("Rows of docs/access.md without a route of the engine")
                .isEmpty();
    }

    @Test
    void aSeatGetsOfTheEngineWhatTheTableNamesAndNothingOfAnotherBranch() {
        List<String> others = Stream.concat(
                        Stream.of(OTHER + "-"), branches.tasksOf(OTHER).stream().map(Task::getId))
                .toList();
        List<String> wrong = new ArrayList<>();
        for (AccessRow row : ROWS.stream()
                .filter(row -> row.path().startsWith(EngineRoutes.ENGINE))
                .toList()) {
            for (String person : people.keySet().stream()
                    .filter(person -> !isOfNoBranch(person))
                    .toList()) {
                for (String method : row.methods()) {
                    for (String path :
                            EngineRoutes.of(row.path(), branches.tasksOf(OTHER).get(0))) {
                        HttpResponse<String> answer = send(person, method, path);
                        boolean denied = Set.of(400, 403, 404).contains(answer.statusCode());
                        if (!denied
                                && (!row.isFor(groups(person))
                                        || row.othersAre404()
                                        || others.stream().anyMatch(answer.body()::contains))) {
                            wrong.add("%s %s %s: %d".formatted(person, method, path, answer.statusCode()));
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    // What people do

    /** What changes something comes last, so that it changes no answer of another. */
    private static List<AccessRow> inOrder(Stream<AccessRow> rows) {
        return rows.sorted(java.util.Comparator.comparing(
                        row -> row.methods().contains("GET") ? 0 : row.methods().contains("DELETE") ? 2 : 1))
                .toList();
    }

    private static int risk(AccessRow row) {
        return List.of("GET", "PUT", "POST", "DELETE").indexOf(row.methods().get(0));
    }

    private static Stream<AccessRow> product() {
        return ROWS.stream()
                .filter(row -> !row.path().startsWith("/camunda")
                        && !row.path().startsWith("/actuator")
                        && !row.path().equals("/error")
                        && !row.path().startsWith("/api/billing")
                        && !row.path().startsWith("/api/branches")
                        && !FOLDERS.contains(row.path()));
    }

    private static boolean isOfTask(AccessRow row) {
        return row.path().startsWith("/api/tasks/");
    }

    private List<String> groups(String person) {
        return identityService.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
    }

    private HttpResponse<String> send(String person, String method, String path) {
        return method.equals("GET")
                ? people.get(person).get(path)
                : people.get(person).send(method, path + "?name=a.csv", "{}");
    }

    private static String verb(String method) {
        return method.equals(AccessRow.ANY_METHOD) ? "GET" : method;
    }

    private String address(AccessRow row) {
        String path = row.path().replace("/**", "/x").replace("*", "1");
        return branches.fill(path, OWN, "1");
    }

    static HttpResponse<String> asSystem(int port, String login, String method, String path, String body) {
        String credentials = Base64.getEncoder().encodeToString((login + ":" + DemoMode.PASSWORD).getBytes());
        return Visitor.anonymous(port)
                .send(method, path, BodyPublishers.ofString(body), "Authorization", "Basic " + credentials);
    }
}
