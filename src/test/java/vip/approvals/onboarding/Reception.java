package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.TestClock;
import vip.approvals.onboarding.ContactDraft.Outcome;
import vip.approvals.onboarding.Contacts.Attempt;
import vip.approvals.onboarding.Contacts.Medium;

/** New VIPs of Altai and their manager, as tests need them. */
@Component
public class Reception {

    public static final String CLIENT = "altai-vip";
    public static final String MANAGER = "altai.manager";
    private static final String OWN = "+7 913 000-00-00";
    private static final String THEIRS = "+7 000 000-00-01";

    private final JdbcClient jdbc;
    private final Product product;
    private final BillingFacts facts;
    private final TestClock clock;
    private final TaskService taskService;
    private final HistoryService historyService;
    private final ManagementService managementService;
    private final ObjectMapper json;
    private final Managers managers;
    private final Assignments assignments;
    private final Onboardings onboardings;
    private final OnboardingProcesses processes;
    private final Contacts contacts;
    private final Drafts drafts;
    private final ClientTasks clientTasks;

    Reception(
            JdbcClient jdbc,
            Product product,
            BillingFacts facts,
            TestClock clock,
            TaskService taskService,
            HistoryService historyService,
            ManagementService managementService,
            ObjectMapper json,
            Managers managers,
            Assignments assignments,
            Onboardings onboardings,
            OnboardingProcesses processes,
            Contacts contacts,
            Drafts drafts,
            ClientTasks clientTasks) {
        this.jdbc = jdbc;
        this.product = product;
        this.facts = facts;
        this.clock = clock;
        this.taskService = taskService;
        this.historyService = historyService;
        this.managementService = managementService;
        this.json = json;
        this.managers = managers;
        this.assignments = assignments;
        this.onboardings = onboardings;
        this.processes = processes;
        this.contacts = contacts;
        this.drafts = drafts;
        this.clientTasks = clientTasks;
    }

    /** A VIP whose onboarding waits for a manager. */
    public void arrives(String client) {
        facts.vip(client, "altai", "T1", LocalDate.of(2026, 1, 20));
        onboardings.receive(client, "altai");
        processes.start(client, "altai");
    }

    /** The manager of Altai, whose test counts today, serves the client from today on. */
    public void assigned(String client) {
        managers.passed(MANAGER, "altai", LocalDate.now(clock), "altai.allocation");
        Map<String, String> shown = new HashMap<>();
        shown.put(client, null);
        assignments.give("altai", shown, MANAGER, "altai.allocation");
    }

    /** Another manager of Altai, whose test counts today, serves the client from now on. */
    public void handedOver(String client, String manager) {
        managers.passed(manager, "altai", LocalDate.now(clock), "altai.allocation");
        assignments.give(
                "altai", Map.of(client, assignments.manager(client).orElseThrow()), manager, "altai.allocation");
    }

    /** A VIP at the first SMS. */
    public void received(String client) {
        arrives(client);
        assigned(client);
    }

    /** The first SMS is out, today. */
    public void smsSent(String client) {
        sms(client);
        complete(client, "first-sms", null);
    }

    /** An SMS from the manager's own mobile, in the client's open task. */
    public void sms(String client) {
        sms(task(client));
    }

    /** The same, where more than one task is open. */
    public void sms(Task open) {
        as(
                open,
                task -> contacts.record(
                        task, new Attempt(Medium.SMS, true, OWN, "SENT", THEIRS, null), contacts.count(task.id())));
    }

    /** A VIP who has been reached, today; both the card and the terms are open. */
    public void reached(String client) {
        received(client);
        smsSent(client);
        complete(client, "first-call", contact(Outcome.REACHED));
    }

    /** Every card on order goes to the card maker, in a batch of its own. */
    public void cardsAreHandedOver() {
        jdbc.sql("""
                        WITH made AS (
                            INSERT INTO vip.card_batch (branch, name, cards, file, sha256, made_by, made_at, expected)
                            VALUES ('altai', 'altai-' || gen_random_uuid(), 1, '', '', 'altai.cards', :now, :now::date + 30)
                            RETURNING batch)
                        UPDATE vip.card SET state = 'HANDED_OVER', batch = made.batch, changed_by = 'altai.cards',
                            changed_at = :now
                        FROM made WHERE state = 'ORDERED'
                        """).param("now", OffsetDateTime.now(clock)).update();
    }

    /** Every card on order is made and arrives, today; the processes are not told. */
    public void cardsArrive() {
        cardsAreHandedOver();
        jdbc.sql("""
                        UPDATE vip.card SET state = 'ARRIVED', changed_by = 'altai.cards', changed_at = :now
                        WHERE state = 'HANDED_OVER'
                        """).param("now", OffsetDateTime.now(clock)).update();
    }

    public static ContactDraft contact(Outcome outcome) {
        return contact(outcome, Medium.CALL);
    }

    public static ContactDraft contact(Outcome outcome, Medium medium) {
        return new ContactDraft(
                medium,
                THEIRS,
                OWN,
                true,
                outcome,
                "Demo User",
                "+7 3852 00-00-00",
                LocalDate.of(1980, 2, 29),
                true,
                true,
                true,
                outcome == Outcome.DECLINED ? "NOT_INTERESTED" : null,
                "note");
    }

    public static TermsDraft terms(LocalDate day) {
        return new TermsDraft("Calls at night are welcome.", day, day, "T-1");
    }

    /** Completes the client's task as its manager, with what the form holds. */
    public void complete(String client, String element, StepDraft draft) {
        Task task = task(client, element);
        String token = draft == null ? null : draft(task, draft);
        complete(task, token);
    }

    public void complete(Task task, String token) {
        product.as(
                task.getAssignee(),
                () -> taskService.complete(task.getId(), token == null ? Map.of() : Map.of("shown", token)));
    }

    /** @return token of what is stored now */
    public String draft(Task task, StepDraft draft) {
        String[] token = new String[1];
        as(task, known -> token[0] = drafts.save(known, write(draft)).token());
        return token[0];
    }

    private void as(Task task, Consumer<ClientTask> work) {
        product.as(task.getAssignee(), () -> work.accept(clientTasks.mine(task.getId())));
    }

    public Task task(String client) {
        Task task =
                taskService.createTaskQuery().processInstanceBusinessKey(client).singleResult();
        assertThat(task).as("the one open task of %s", client).isNotNull();
        return task;
    }

    public Task task(String client, String element) {
        Task task = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(client)
                .taskDefinitionKey(element)
                .singleResult();
        assertThat(task).as("task %s of %s", element, client).isNotNull();
        return task;
    }

    /** The day on which the client's task is due. */
    public LocalDate due(String client, String element) {
        return day(task(client, element).getDueDate());
    }

    /** The day at whose beginning the client's one open timer fires. */
    public LocalDate timer() {
        Job timer = managementService
                .createJobQuery()
                .timers()
                .processDefinitionKey("onboarding")
                .singleResult();
        if (timer == null) {
            timer = managementService
                    .createJobQuery()
                    .timers()
                    .processDefinitionKey("card-issuance")
                    .singleResult();
        }
        assertThat(timer.getDuedate().toInstant().atZone(zone()).toLocalTime()).isEqualTo("00:00");
        return day(timer.getDuedate());
    }

    /** The elements that the client's instances have gone through. */
    public List<String> way(String client) {
        return historyService.createHistoricProcessInstanceQuery().processInstanceBusinessKey(client).list().stream()
                .flatMap(
                        instance -> historyService
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .finished()
                                .list()
                                .stream())
                .map(HistoricActivityInstance::getActivityId)
                .distinct()
                .toList();
    }

    private static LocalDate day(Date date) {
        return date.toInstant().atZone(zone()).toLocalDate();
    }

    private static ZoneId zone() {
        return ZoneId.of("Asia/Novosibirsk");
    }

    private String write(StepDraft draft) {
        try {
            return json.writeValueAsString(draft);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
