package vip.approvals.revocation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.spreadsheets.Sheets;

/** Removals on their day, and the sales staff at work on their notices. */
@Component
public class DispatchOffice {

    public static final String SALES = "altai.sales";

    private final JdbcClient jdbc;
    private final BillingFacts facts;
    private final Product product;
    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final RevocationProcesses processes;
    private final PostAnswers answers;
    private final PrintBatches batches;
    private final Dispatches dispatches;

    DispatchOffice(
            JdbcClient jdbc,
            BillingFacts facts,
            Product product,
            RuntimeService runtimeService,
            TaskService taskService,
            RevocationProcesses processes,
            PostAnswers answers,
            PrintBatches batches,
            Dispatches dispatches) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.product = product;
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.processes = processes;
        this.answers = answers;
        this.batches = batches;
        this.dispatches = dispatches;
    }

    static NoticeReaders.Reading sales(String branch) {
        return new NoticeReaders.Reading(branch, branch + ".sales", true);
    }

    /** A VIP, who may have been one before, whose removal headquarters has approved for 2 October; its own process runs. */
    public void removal(String client, String branch, String address) {
        int before = jdbc.sql("SELECT count(*) FROM vip.removal WHERE client = :client")
                .param("client", client)
                .query(Integer.class)
                .single();
        LocalDate effective = LocalDate.of(2026, 10, 2).minusDays(before); // a status ends once on one day
        if (before > 0) {
            jdbc.sql(
                            "INSERT INTO vip.vip_status (client, tier, since, granted_by) VALUES (:client, 'T2', '2026-02-01', 'BILLING')")
                    .param("client", client)
                    .update();
        } else {
            facts.vip(client, branch, "T2", LocalDate.of(2026, 1, 1));
        }
        reach(client, address, null);
        jdbc.sql("INSERT INTO vip.cycle (quarter, cut_off, state, opened_at)"
                        + " VALUES ('2026-Q3', '2026-09-30', 'OPEN', now()) ON CONFLICT DO NOTHING")
                .update();
        product.asSuperuser("""
                SET session_replication_role = replica;
                WITH made AS (
                    INSERT INTO vip.line (list, section, client, name, type, origin, state, route, account, month_1,
                        month_2, month_3, total, threshold, rule, tier, tier_rule, reason)
                    VALUES (%4$d, 'REMOVE', '%1$s', 'Demo', 'ORGANISATION', 'PROPOSED', 'OPEN', 'NUMBER', 'L1', 1, 1, 1, 3,
                        6300, 'SIB-18', 'T2', 'BVK-07', 'Demo') RETURNING line)
                INSERT INTO vip.removal (line, client, branch, quarter, ground, approved, effective, derivation, state, started)
                SELECT line, '%1$s', '%2$s', '2026-Q3', 'LIQUIDATION', '2026-09-20', '%3$s', '-', 'APPROVED', true
                FROM made
                """.formatted(client, branch, effective, before + 1));
        processes.start(removal(client));
    }

    public void reach(String client, String address, String email) {
        jdbc.sql("UPDATE vip.client SET address = :address, email = :email, language = 'en' WHERE client = :client")
                .param("address", address)
                .param("email", email)
                .param("client", client)
                .update();
    }

    /** The removal's day has come. */
    public void takeEffect(String client) {
        jdbc.sql("UPDATE vip.removal SET told = true WHERE client = :client AND state = 'APPROVED'")
                .param("client", client)
                .update();
        processes.effective(removal(client));
        product.runJobs();
    }

    /** The last one of the client. */
    Removal removal(String client) {
        return jdbc.sql(
                        "SELECT line, client, branch FROM vip.removal WHERE client = :client ORDER BY line DESC LIMIT 1")
                .param("client", client)
                .query(Removal.class)
                .single();
    }

    /** @return number of the notice that waits */
    public String notice(String client, String branch) {
        removal(client, branch, "1 Lenin street\n656000 Barnaul");
        takeEffect(client);
        return number(client);
    }

    public String notice(String client) {
        return notice(client, "altai");
    }

    String number(String client) {
        return one(
                "SELECT vip.notice_number(branch, year, number) FROM vip.notice WHERE client = '%s'".formatted(client)
                        + " ORDER BY notice DESC LIMIT 1");
    }

    /** Such as {@code SENT REGISTERED_MAIL RR1}. */
    String state(String number) {
        return one("""
                SELECT concat_ws(' ', d.state, d.way, d.tracking) FROM vip.dispatch d JOIN vip.notice n USING (notice)
                WHERE vip.notice_number(n.branch, n.year, n.number) = '%s'
                """.formatted(number));
    }

    /** The evidence of a notice. */
    List<String> way(String number) {
        return jdbc.sql("""
                        SELECT concat_ws(' ', e.attempt, e.state, e.way, e.day, e.tracking, e.person)
                        FROM vip.dispatch_event e JOIN vip.notice n USING (notice)
                        WHERE vip.notice_number(n.branch, n.year, n.number) = :number ORDER BY e.event
                        """).param("number", number).query(String.class).list();
    }

    String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    /** Where the client's revocation waits. */
    List<String> waits(String client) {
        return runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey("revocation")
                .processInstanceBusinessKey(client)
                .list()
                .stream()
                .flatMap(instance -> runtimeService.getActiveActivityIds(instance.getId()).stream())
                .toList();
    }

    public List<Task> tasks(String branch, String element) {
        return taskService
                .createTaskQuery()
                .taskDefinitionKey(element)
                .tenantIdIn(branch)
                .list();
    }

    Task take(String person, String branch, String element) {
        Task task = tasks(branch, element).get(0);
        claim(person, task);
        return task;
    }

    void claim(String person, Task task) {
        product.as(person, () -> taskService.claim(task.getId(), person));
    }

    /** By registered mail, today. */
    void post(String number) {
        NoticeReaders.Reading by = sales("altai");
        batches.print(by, List.of(number), false);
        dispatches.posted(by, List.of(number), LocalDate.of(2026, 10, 5), null);
    }

    void complete(String person, Task task, Map<String, Object> variables) {
        product.as(person, () -> taskService.complete(task.getId(), variables));
        product.runJobs();
    }

    PostAnswers.Booked upload(String branch, String text) {
        try {
            Path file =
                    Sheets.keep(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Sheets.LARGEST_FILE);
            try {
                return answers.book(sales(branch), file, "post.csv");
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
