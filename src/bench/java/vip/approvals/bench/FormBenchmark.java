package vip.approvals.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.Visitor;

/** A director opens the form of a long list. */
public class FormBenchmark implements Benchmark {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String DIRECTOR = "altai.security";
    private static final int SMALL = 1_000;
    private static final int LARGE = 100_000;
    private static final String OPEN = "the form, opened";
    private static final String HEAD = "its head alone: counts, progress, token";
    private static final String FIRST = "its first page alone";
    private static final String PAGE = "another page, by the figures";
    private static final String SEARCH = "a client looked up";

    private BenchContext context;
    private Visitor director;
    private String task;

    @Override
    public String title() {
        return "Open the form of a director's list";
    }

    @Override
    public String about() {
        return """
                A list of new VIPs, signed by the sales director, in the task of the branch's security director: what the form asks for over HTTP when it is opened (the task, its form, the list's head and the first page), then a page in another order, and a search. Each list begins as billing facts and is proposed, prepared and signed by the product. It is compared with itself at the small size.
                """;
    }

    @Override
    public boolean isOurs(String side) {
        return true;
    }

    @Override
    public boolean isEachElementTimed() {
        return false;
    }

    @Override
    public void run(BenchContext given) throws Exception {
        context = given;
        for (int lines : new int[] {SMALL, LARGE}) {
            given.bean(Product.class).reset();
            signedList(lines);
            check(lines);
            given.report()
                    .compare(
                            3,
                            15,
                            List.of(
                                    new Contender(OPEN, lines, this::open),
                                    new Contender(HEAD, lines, this::head),
                                    new Contender(FIRST, lines, () -> lines("?page=0")),
                                    new Contender(PAGE, lines, () -> lines("?page=10&sort=total")),
                                    new Contender(SEARCH, lines, () -> lines("?page=0&text=many-777"))));
        }
        given.bean(Product.class).reset();
        for (int lines : new int[] {SMALL, LARGE}) {
            given.report()
                    .atMost(
                            "the director's form on %,d lines: the first page in at most 300 ms".formatted(lines),
                            300,
                            1000 * given.report().median(FIRST, lines));
        }
    }

    /** Every client is eligible, so that the check proposes all of them. */
    private void signedList(int lines) throws IOException {
        context.bean(BillingFacts.class).many(lines, "altai", "3000 + abs(hashtext(client)) % 1000");
        context.bean(Product.class)
                .as(
                        "hq.sales",
                        () -> context.bean(RuntimeService.class)
                                .startProcessInstanceByKey("quarterly-cycle", Map.of("quarter", "2026-Q3")));
        hand("altai.sales", "prepare-list", "");
        hand("altai.sales-director", "sign-list", ", \"signed\": {\"value\": true, \"type\": \"Boolean\"}");
        // A director looks at the list when autovacuum has counted its lines; that is within a minute.
        context.bean(Product.class).asSuperuser("ANALYZE vip.line, vip.branch_list");
        director = Visitor.loggedIn(context.port(), DIRECTOR);
        task = claim(director, DIRECTOR, "decide-security");
    }

    /** Claims and completes as the form does. */
    private void hand(String person, String element, String more) throws IOException {
        Visitor visitor = Visitor.loggedIn(context.port(), person);
        String id = claim(visitor, person, element);
        String token = json(visitor.get("/api/tasks/" + id + "/list"))
                .findValue("token")
                .asText();
        ok(visitor.post(
                ENGINE + "/task/" + id + "/submit-form",
                "{\"variables\": {\"shown\": {\"value\": \"%s\", \"type\": \"String\"}%s}}".formatted(token, more)));
    }

    private static String claim(Visitor visitor, String person, String element) throws IOException {
        String id = json(visitor.get(ENGINE + "/task?taskDefinitionKey=" + element + "&tenantIdIn=altai"))
                .get(0)
                .get("id")
                .asText();
        ok(visitor.post(ENGINE + "/task/" + id + "/claim", "{\"userId\": \"%s\"}".formatted(person)));
        return id;
    }

    private void check(int lines) throws IOException {
        JsonNode page = json(director.get("/api/tasks/" + task + "/lines?page=0"));
        if (page.get("matching").asInt() != lines || page.get("lines").isEmpty()) {
            throw new IllegalStateException("%d lines, and the form shows %s".formatted(lines, page.get("matching")));
        }
    }

    private void open() {
        for (String path : List.of("", "/form", "/identity-links")) {
            ok(director.get(ENGINE + "/task/" + task + path));
        }
        head();
        lines("?page=0");
    }

    private void head() {
        ok(director.get("/api/tasks/" + task + "/list"));
    }

    private void lines(String query) {
        ok(director.get("/api/tasks/" + task + "/lines" + query));
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(ok(answer).body());
    }

    private static HttpResponse<String> ok(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer + ": " + answer.body());
        }
        return answer;
    }
}
