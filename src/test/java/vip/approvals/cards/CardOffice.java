package vip.approvals.cards;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.absences.PersonTask;
import vip.approvals.engine.OpenTask;
import vip.approvals.spreadsheets.Sheets;

/** VIPs with a manager, a name and a card, and the card office's people at work. */
@Component
public class CardOffice {

    public static final String OFFICE = "altai.cards";

    private final JdbcClient jdbc;
    private final BillingFacts facts;
    private final Product product;
    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final WaitingCards waiting;
    private final Arrivals arrivals;

    CardOffice(
            JdbcClient jdbc,
            BillingFacts facts,
            Product product,
            RuntimeService runtimeService,
            TaskService taskService,
            WaitingCards waiting,
            Arrivals arrivals) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.product = product;
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.waiting = waiting;
        this.arrivals = arrivals;
    }

    /** A VIP of the branch with its manager, of whom nothing else is known. */
    void vip(String client, String branch) {
        facts.vip(client, branch, "T2", LocalDate.of(2026, 10, 1));
        jdbc.sql("""
                        INSERT INTO vip.assignment (client, branch, manager, since, assigned_by)
                        VALUES (:client, :branch, :branch || '.manager', '2026-10-01', :branch || '.allocation')
                        """).param("client", client).param("branch", branch).update();
    }

    void dossier(String client, String holder) {
        jdbc.sql("""
                        INSERT INTO vip.dossier (client, user_name, landline, birthday, identity_seen, services_told,
                            lead_time_told, taken_by, taken_at)
                        VALUES (:client, :holder, '1', '1980-02-29', true, true, true, 'altai.manager', '2026-10-01')
                        """).param("client", client).param("holder", holder).update();
    }

    /** The client's issuance has begun: a card is ordered. */
    String issue(String client) {
        String branch = jdbc.sql("SELECT branch FROM vip.client WHERE client = :client")
                .param("client", client)
                .query(String.class)
                .single();
        runtimeService.startProcessInstanceByKey("card-issuance", client, Map.of("client", client, "branch", branch));
        product.runJobs();
        return card(client);
    }

    /** A VIP of Altai whose card is ordered. */
    public String order(String client, String holder) {
        return order(client, holder, "altai");
    }

    public String order(String client, String holder, String branch) {
        vip(client, branch);
        dossier(client, holder);
        return issue(client);
    }

    /** Takes the office's task and completes it as its form does. */
    public String handOver(String branch) {
        Task task = take(branch + ".cards", branch, BatchTasks.HAND_OVER);
        complete(branch + ".cards", task, Map.of("shown", token(branch)));
        return jdbc.sql("SELECT name FROM vip.card_batch WHERE branch = :branch ORDER BY batch DESC LIMIT 1")
                .param("branch", branch)
                .query(String.class)
                .single();
    }

    String token(String branch) {
        return CardBatches.token(waiting.next(branch));
    }

    List<Task> tasks(String branch, String element) {
        return taskService
                .createTaskQuery()
                .taskDefinitionKey(element)
                .tenantIdIn(branch)
                .list();
    }

    Task take(String person, String branch, String element) {
        Task task = tasks(branch, element).get(0);
        product.as(person, () -> taskService.claim(task.getId(), person));
        return task;
    }

    void complete(String person, Task task, Map<String, Object> variables) {
        product.as(person, () -> taskService.complete(task.getId(), variables));
        product.runJobs();
    }

    String refused(String person, Task task, Map<String, Object> variables) {
        return Product.refusal(catchThrowable(() -> complete(person, task, variables)));
    }

    /** The task on the arrivals of the branch's only open batch, with the office. */
    PersonTask arrivals(String branch) {
        Task task = take(branch + ".cards", branch, BatchTasks.BOOK_ARRIVALS);
        return new PersonTask(
                new OpenTask(
                        task.getId(),
                        task.getTaskDefinitionKey(),
                        branch + ".cards",
                        taskService.getVariables(task.getId())),
                branch,
                branch + ".cards",
                null);
    }

    Arrivals.Booked upload(PersonTask task, String name, String text) {
        return upload(task, name, text.getBytes(StandardCharsets.UTF_8));
    }

    Arrivals.Booked upload(PersonTask task, String name, byte[] content) {
        try {
            Path file = Sheets.keep(new ByteArrayInputStream(content), Sheets.LARGEST_FILE);
            try {
                return arrivals.book(task, file, name);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Number of the client's card that works. */
    public String card(String client) {
        return jdbc.sql("SELECT number FROM vip.card WHERE client = :client AND state <> 'BLOCKED'")
                .param("client", client)
                .query(String.class)
                .single();
    }

    /** Such as {@code BLOCKED LOST}. */
    String state(String number) {
        return jdbc.sql("SELECT concat_ws(' ', state, block_reason) FROM vip.card WHERE number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    /** The steps that a card has gone, as the database wrote them down. */
    List<String> way(String number) {
        return jdbc.sql(
                        "SELECT concat_ws(' ', state, reason, person) FROM vip.card_event WHERE number = :number"
                                + " ORDER BY array_position(ARRAY['ORDERED','HANDED_OVER','ARRIVED','DELIVERED','BLOCKED'], state)")
                .param("number", number)
                .query(String.class)
                .list();
    }

    /** Where the client's issuance waits. */
    List<String> waits(String client) {
        return runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey("card-issuance")
                .processInstanceBusinessKey(client)
                .list()
                .stream()
                .flatMap(instance -> runtimeService.getActiveActivityIds(instance.getId()).stream())
                .toList();
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** What went wrong when these were done in the same moment. */
    static List<Throwable> atOnce(Runnable... work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.length);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Throwable>> results = Stream.of(work)
                    .map(one -> threads.submit((Callable<Throwable>) () -> {
                        start.await();
                        return catchThrowable(one::run);
                    }))
                    .toList();
            start.countDown();
            List<Throwable> failures = new ArrayList<>();
            for (Future<Throwable> result : results) {
                if (result.get() != null) {
                    failures.add(result.get());
                }
            }
            return failures;
        } finally {
            threads.shutdownNow();
        }
    }
}
