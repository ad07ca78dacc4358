package vip.approvals.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import vip.approvals.Product;
import vip.approvals.Visitor;
import vip.approvals.onboarding.ManyTasks;

/** Tasklist with many open tasks of managers: the shipped filters, their counts, one task opened. */
public class OpenTasksBenchmark implements Benchmark {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final int PEOPLE = 999;
    private static final int SMALL = 999;
    private static final int PEER = 20_001;
    private static final int LARGE = 99_999;
    private static final String SEATS = "My seats' tasks";
    private static final String LIST = "product: the list of a branch's tasks";
    private static final String COUNT = "product: their count";
    private static final String STOCK_LIST = "stock engine: the list";
    private static final String STOCK_COUNT = "stock engine: the count";
    private static final String ORDER = """
            {"sorting": [{"sortBy": "priority", "sortOrder": "desc"}, {"sortBy": "dueDate", "sortOrder": "asc"}], "active": true}
            """;

    private BenchContext context;
    private ManyTasks many;
    private String seats;

    @Override
    public String title() {
        return "Tasklist with many open tasks";
    }

    @Override
    public String about() {
        return """
                Open tasks of 999 managers in three branches, the managers' first step with a new VIP. A manager asks for the first page and the count of the filter *My seats' tasks*, which finds every third task; then, over HTTP and as Tasklist asks, for each shipped filter with its count, and for one task with its form's data.

                * **Itself at the small size**: 999 tasks.
                * **Stock engine**: the engine as it is shipped, authorizations switched on, in a database of its own: the same people, branches, tasks, filter and history. It writes authorizations for each task ([ADR 0015](adr/0015-tasks-without-authorizations-of-their-own.md), [ADR 0023](adr/0023-tasks-in-the-order-of-tasklist.md)).
                """;
    }

    @Override
    public boolean isOurs(String side) {
        return !side.startsWith("stock");
    }

    @Override
    public boolean isEachElementTimed() {
        return false;
    }

    @Override
    public void run(BenchContext given) throws Exception {
        context = given;
        many = given.bean(ManyTasks.class);
        seats = given.bean(FilterService.class)
                .createFilterQuery()
                .filterName(SEATS)
                .singleResult()
                .getId();
        try {
            for (int tasks : new int[] {SMALL, PEER, LARGE}) {
                many.make(tasks, PEOPLE);
                if (tasks == PEER) {
                    besideStock(tasks);
                } else {
                    given.report().compare(3, 15, inProcess(tasks));
                    overHttp(tasks);
                }
                many.forget();
                given.bean(Product.class).reset();
            }
        } finally {
            many.forget();
        }
        targets();
    }

    private List<Contender> inProcess(int tasks) {
        return List.of(
                new Contender(LIST, tasks, () -> page("altai")), new Contender(COUNT, tasks, () -> count("altai")));
    }

    private void besideStock(int tasks) throws Exception {
        try (var stock = new StockTasks(context.peerDatabase("stock_tasks"), tasks, PEOPLE)) {
            if (!page("altai").equals(stock.page("altai")) || count("altai") != stock.count("altai")) {
                throw new IllegalStateException("%s of %d, stock %s of %d"
                        .formatted(page("altai"), count("altai"), stock.page("altai"), stock.count("altai")));
            }
            var both = new ArrayList<>(inProcess(tasks));
            both.add(new Contender(STOCK_LIST, tasks, () -> stock.page("altai")));
            both.add(new Contender(STOCK_COUNT, tasks, () -> stock.count("altai")));
            context.report().compare(1, 5, both);
        }
    }

    private List<String> page(String branch) {
        List<String> page = new ArrayList<>();
        asManager(
                branch,
                () -> page.addAll(
                        TaskPages.page(context.bean(FilterService.class), context.bean(TaskService.class), seats)));
        return page;
    }

    private long count(String branch) {
        long[] count = new long[1];
        asManager(branch, () -> count[0] = context.bean(FilterService.class).count(seats));
        return count[0];
    }

    /** As {@link StockTasks} asks, so that both sides are timed alike. */
    private void asManager(String branch, Runnable question) {
        var identity = context.bean(IdentityService.class);
        identity.setAuthentication(ManyTasks.ordinary(branch), List.of(branch + ".manager"), List.of(branch));
        try {
            question.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** What a browser waits for; Tasklist asks for a list and its count in one request. */
    private void overHttp(int tasks) throws Exception {
        for (String person : List.of(ManyTasks.ordinary("altai"), "admin")) {
            Visitor visitor = Visitor.loggedIn(context.port(), person);
            var asked = new ArrayList<Contender>();
            for (JsonNode filter : json(visitor.get(ENGINE + "/filter?resourceType=Task"))) {
                String path = ENGINE + "/filter/" + filter.get("id").asText();
                String name =
                        "HTTP, %s, %s: ".formatted(person, filter.get("name").asText());
                asked.add(new Contender(
                        name + "list",
                        tasks,
                        () -> ok(visitor.post(path + "/list?firstResult=0&maxResults=15", ORDER))));
                asked.add(new Contender(name + "count", tasks, () -> ok(visitor.post(path + "/count", "{}"))));
            }
            if (person.equals(ManyTasks.ordinary("altai"))) {
                asked.add(new Contender("HTTP, one task opened", tasks, () -> open(visitor, person)));
            }
            context.report().compare(2, 7, asked);
        }
    }

    /** The requests that Tasklist and the form make. */
    private void open(Visitor visitor, String person) throws IOException {
        JsonNode mine = json(
                visitor.post(ENGINE + "/task?firstResult=0&maxResults=1", "{\"assignee\": \"%s\"}".formatted(person)));
        String task = mine.get(0).get("id").asText();
        for (String path : List.of("", "/form", "/identity-links", "/form-variables")) {
            ok(visitor.get(ENGINE + "/task/" + task + path));
        }
        ok(visitor.get("/api/tasks/" + task + "/client"));
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(ok(answer).body());
    }

    private static HttpResponse<String> ok(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer + ": " + answer.body());
        }
        return answer;
    }

    private void targets() {
        Report report = context.report();
        report.atMost("Tasklist, 100,000 open tasks: a page in at most 50 ms", 50, 1000 * report.median(LIST, LARGE));
        report.atMost(
                "Tasklist, 100,000 open tasks: a count in at most 150 ms", 150, 1000 * report.median(COUNT, LARGE));
        report.atLeast(
                "Tasklist, 20,000 open tasks: a count at least 30 × faster than the stock engine's",
                30,
                report.ratio(STOCK_COUNT, COUNT, PEER));
        report.note(
                "Over HTTP list and count are asked for one after the other; Tasklist asks for both in one request, with the people and definitions that the tasks name. At 100,000 tasks the stock engine's count did not end within minutes when it was tried, so it is compared at 20,001.");
    }
}
