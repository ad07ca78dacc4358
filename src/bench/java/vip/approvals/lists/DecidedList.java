package vip.approvals.lists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.Statements;
import vip.approvals.bench.BenchContext;
import vip.approvals.bench.peers.Candidates;
import vip.approvals.calendar.Quarter;
import vip.approvals.staff.Seat;

/** One branch's list in the running product, and the people who work on it. */
final class DecidedList {

    private static final String BRANCH = "altai";
    private static final Quarter QUARTER = Quarter.parse("2026-Q3");

    static final String CLICKS = "director rejects";

    private static final List<Seat> DIRECTORS = List.of(Seat.COMMERCIAL, Seat.SECURITY);

    private final Product product;
    private final BillingFacts facts;
    private final JdbcClient jdbc;
    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final BranchLists lists;
    private final Verdicts verdicts;
    private final Candidates candidates;

    DecidedList(BenchContext context, Candidates candidates) {
        this.product = context.bean(Product.class);
        this.facts = context.bean(BillingFacts.class);
        this.jdbc = context.jdbc();
        this.runtimeService = context.bean(RuntimeService.class);
        this.taskService = context.bean(TaskService.class);
        this.lists = context.bean(BranchLists.class);
        this.verdicts = context.bean(Verdicts.class);
        this.candidates = candidates;
    }

    /** Billing's facts of a quarter, and the list that the opened cycle makes of them. */
    void prepare() {
        product.reset();
        facts.many(candidates.number(), BRANCH, "3000");
        product.asSuperuser("UPDATE vip.client SET tax_id = lpad(substr(client, 6), 10, '0'); ANALYZE vip.client");
        product.as(
                "hq.sales",
                () -> runtimeService.startProcessInstanceByKey("quarterly-cycle", Map.of("quarter", "2026-Q3")));
    }

    /** Everything that is timed. */
    void decideAll() {
        submit();
        for (Seat seat : DIRECTORS) {
            reject(seat);
            decide(seat);
        }
        product.runJobs();
    }

    /** The same, counted: by step, the product's statements and the engine's. */
    Map<String, Statements.Count> statements() {
        Map<String, Statements.Count> counts = new LinkedHashMap<>();
        counts.put("hand over and sign", Statements.count(this::submit));
        for (Seat seat : DIRECTORS) {
            counts.put(name(seat) + " " + CLICKS, Statements.count(() -> reject(seat)));
            counts.put(name(seat) + " director approves the rest and completes", Statements.count(() -> decide(seat)));
        }
        counts.put("settle", Statements.count(product::runJobs));
        return counts;
    }

    private void submit() {
        complete("sales", "prepare-list", Map.of("shown", list().token()));
        complete("sales-director", "sign-list", Map.of("shown", lists.signature(list()), "signed", true));
    }

    /** A click for each line. */
    private void reject(Seat seat) {
        String reason = seat == Seat.COMMERCIAL ? "NOT_PROFITABLE" : "CHECK_FAILED";
        Docket docket = docket(seat);
        rejectedBy(seat).forEach(line -> verdicts.note(docket, line, new Verdicts.Verdict("REJECT", reason, null)));
    }

    private void decide(Seat seat) {
        Docket docket = docket(seat);
        Task task = take(docket.person(), "decide-" + name(seat));
        verdicts.approveRemaining(docket);
        complete(
                docket.person(), task, Map.of("shown", verdicts.progress(docket).token()));
    }

    private static String name(Seat seat) {
        return seat.name().toLowerCase(Locale.ROOT);
    }

    private List<Long> rejectedBy(Seat seat) {
        return jdbc.sql("SELECT line FROM vip.line WHERE list = :list AND client = ANY (:clients)")
                .param("list", list().id())
                .param("clients", candidates.rejectedBy(name(seat)).toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    Candidates.Answer answer() {
        Set<String> agreed = inState("AGREED");
        Set<String> rejected = inState("RETURNED");
        return new Candidates.Answer(agreed.size() + rejected.size(), agreed, rejected);
    }

    private Set<String> inState(String state) {
        return jdbc.sql("SELECT client FROM vip.line WHERE list = :list AND section = 'NEW' AND state = :state")
                .param("list", list().id())
                .param("state", state)
                .query(String.class)
                .set();
    }

    private Docket docket(Seat seat) {
        return Docket.of(list(), seat, seat.group(BRANCH));
    }

    private BranchList list() {
        return lists.find(BRANCH, QUARTER).orElseThrow();
    }

    private void complete(String seat, String element, Map<String, Object> variables) {
        String person = BRANCH + "." + seat;
        complete(person, take(person, element), variables);
    }

    private void complete(String person, Task task, Map<String, Object> variables) {
        product.as(person, () -> taskService.complete(task.getId(), variables));
    }

    private Task take(String person, String element) {
        Task task = taskService
                .createTaskQuery()
                .taskDefinitionKey(element)
                .tenantIdIn(BRANCH)
                .singleResult();
        product.as(person, () -> taskService.claim(task.getId(), person));
        return task;
    }
}
