package vip.approvals.lists;

import static org.assertj.core.api.Assertions.catchThrowable;
import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.calendar.Quarter;
import vip.approvals.staff.Seat;

/** The people of three branches and of headquarters, and what they do in a quarter. */
@ProductTest
abstract class Coordination {

    static final List<String> BRANCHES = List.of("altai", "tomsk", "omsk");
    static final Quarter Q3 = Quarter.parse("2026-Q3");
    static final Lines.Query ALL = new Lines.Query(null, null, null, null, null, null, 0);

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    BillingFacts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BranchLists lists;

    @Autowired
    Lines lines;

    @Autowired
    LineEdits edits;

    @Autowired
    LineAdditions additions;

    @Autowired
    Corrections corrections;

    @Autowired
    Interventions interventions;

    @Autowired
    Verdicts verdicts;

    @Autowired
    Words words;

    @Autowired
    Cycles cycles;

    @Autowired
    CycleDecisions decisions;

    @Autowired
    CycleTotals totals;

    @BeforeEach
    void quarter() {
        init(engine);
        product.reset();
        for (String branch : BRANCHES) {
            facts.client(branch + "-t1", branch, "2100.01", "2100.00", "2100.00");
            facts.client(branch + "-t2", branch, "5000.00");
            facts.client(branch + "-below", branch, "1000.00");
        }
    }

    // -- people ------------------------------------------------------------------------------------------------------

    ProcessInstance open() {
        ProcessInstance[] cycle = new ProcessInstance[1];
        product.as(
                "hq.sales",
                () -> cycle[0] =
                        runtimeService.startProcessInstanceByKey("quarterly-cycle", Map.of("quarter", "2026-Q3")));
        return cycle[0];
    }

    void submit(String branch) {
        complete(branch + ".sales", branch, "prepare-list", Map.of("shown", token(branch)));
        complete(branch + ".sales-director", branch, "sign-list", Map.of("shown", signature(branch), "signed", true));
    }

    void agree(String branch) {
        submit(branch);
        decide(branch, Seat.COMMERCIAL);
        decide(branch, Seat.SECURITY);
        product.runJobs();
    }

    /** The sales staff hand over what they have done with the returned lines, their director submits it. */
    void rework(String branch) {
        complete(branch + ".sales", branch, "rework-list", Map.of("shown", token(branch)));
        complete(branch + ".sales-director", branch, "sign-rework", Map.of("shown", signature(branch), "signed", true));
    }

    void acknowledge(String branch) {
        product.runJobs(); // keeps the coordination sheet
        complete(branch + ".sales-director", branch, "acknowledge-result", Map.of());
    }

    void decide(String branch, Seat seat) {
        String person = seat.group(branch);
        Task task = take(person, branch, seat == Seat.COMMERCIAL ? "decide-commercial" : "decide-security");
        verdicts.approveRemaining(docket(branch, seat, person));
        completeAs(person, task, Map.of("shown", shown(branch, seat)));
    }

    void complete(String person, String branch, String element, Map<String, Object> variables) {
        completeAs(person, take(person, branch, element), variables);
    }

    Task take(String person, String branch, String element) {
        Task task = task(branch, element);
        product.as(person, () -> taskService.claim(task.getId(), person));
        return task;
    }

    void completeAs(String person, Task task, Map<String, Object> variables) {
        product.as(person, () -> taskService.complete(task.getId(), variables));
    }

    String refusedAs(String person, Task task, Map<String, Object> variables) {
        return Product.refusal(catchThrowable(() -> completeAs(person, task, variables)));
    }

    // -- what there is -----------------------------------------------------------------------------------------------

    Task task(String branch, String element) {
        var query = taskService.createTaskQuery().taskDefinitionKey(element);
        return (branch == null ? query : query.tenantIdIn(branch)).singleResult();
    }

    Optional<Task> taskOf(String branch, String element) {
        return Optional.ofNullable(task(branch, element));
    }

    BranchList list(String branch) {
        return lists.find(branch, Q3).orElseThrow();
    }

    String token(String branch) {
        return list(branch).token();
    }

    String signature(String branch) {
        return lists.signature(list(branch));
    }

    String approval() {
        return decisions.approval(Q3, "hq.commercial");
    }

    Docket docket(String branch, Seat seat, String person) {
        return Docket.of(list(branch), seat, person);
    }

    void note(Docket docket, long line, String decision, String reason, String comment) {
        verdicts.note(docket, line, new Verdicts.Verdict(decision, reason, comment));
    }

    static Lines.Reader reader(Seat seat, boolean decisions) {
        return new Lines.Reader(seat, "nobody", Lines.Scope.LIST, decisions);
    }

    String shown(String branch, Seat seat) {
        return verdicts.progress(docket(branch, seat, seat.group(branch))).token();
    }

    long line(String branch, String client) {
        return jdbc.sql("SELECT line FROM vip.line WHERE list = :list AND client = :client AND state <> 'CORRECTED'")
                .param("list", list(branch).id())
                .param("client", client)
                .query(Long.class)
                .single();
    }

    Map<String, String> states(String branch) {
        Map<String, String> states = new TreeMap<>();
        lines.page(list(branch).id(), reader(Seat.SALES, false), ALL)
                .lines()
                .forEach(line -> states.put(line.client(), line.state()));
        return states;
    }

    String content(String branch) {
        return jdbc.sql("SELECT string_agg(l::text, ',' ORDER BY line) FROM vip.line l WHERE list = :list")
                .param("list", list(branch).id())
                .query(String.class)
                .single();
    }
}
