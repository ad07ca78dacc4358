package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.cards.CardProcesses;
import vip.approvals.staff.DemoMode;

/** One client of Altai on the way from the approval to the card in hand, and whom that takes. */
@ProductTest
abstract class ClientWalk {

    static final String CLIENT = "A-000042";
    static final String MANAGER = "altai.manager";
    static final String OTHER = "altai.manager2";

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    IdentityService identityService;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    BillingFacts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Onboardings onboardings;

    @Autowired
    OnboardingProcesses processes;

    @Autowired
    CardProcesses cardProcesses;

    @Autowired
    Assignments assignments;

    @Autowired
    Managers managers;

    @Autowired
    Contacts contacts;

    @Autowired
    Drafts drafts;

    @Autowired
    Standings standings;

    @Autowired
    ClientInterventions interventions;

    @Autowired
    MoveOffers offers;

    @BeforeEach
    void people() {
        init(engine);
        product.reset();
        User second = identityService.newUser(OTHER);
        second.setFirstName("Second");
        second.setLastName("Manager");
        second.setPassword(DemoMode.PASSWORD);
        identityService.saveUser(second);
        identityService.createMembership(OTHER, "altai.manager");
        jdbc.sql("INSERT INTO vip.open_batch (branch) VALUES ('altai')").update(); // the card office is at work already
        managers.passed(MANAGER, "altai", LocalDate.of(2026, 9, 1), "altai.allocation");
        managers.passed(OTHER, "altai", LocalDate.of(2026, 9, 1), "altai.allocation");
        managers.passed("tomsk.manager", "tomsk", LocalDate.of(2026, 9, 1), "tomsk.allocation");
    }

    @AfterEach
    void peopleGo() {
        identityService.clearAuthentication();
        identityService.deleteUser(OTHER);
        product.reset();
    }

    // -- what people do ----------------------------------------------------------------------------------------------

    /** A VIP who waits for a manager. */
    ProcessInstance receive(String client, String branch) {
        facts.vip(client, branch, "T2", LocalDate.of(2026, 10, 1));
        onboardings.receive(client, branch);
        processes.start(client, branch);
        return instance("onboarding", client);
    }

    void give(String client, String branch, String from, String to) {
        Map<String, String> shown = new java.util.HashMap<>();
        shown.put(client, from);
        assignments.give(branch, shown, to, branch + ".allocation");
    }

    /** A VIP whose manager has the first SMS to send. */
    ProcessInstance assigned() {
        ProcessInstance onboarding = receive(CLIENT, "altai");
        give(CLIENT, "altai", null, MANAGER);
        return onboarding;
    }

    /** … the first call to make. */
    ProcessInstance called() {
        ProcessInstance onboarding = assigned();
        sms();
        return onboarding;
    }

    /** … a card that is ordered, and terms to agree. */
    ProcessInstance contacted() {
        ProcessInstance onboarding = called();
        call("REACHED");
        return onboarding;
    }

    void sms() {
        Task task = task("first-sms");
        contacts.record(clientTask(task), Contacts.Attempt.of(Contacts.Medium.SMS, "SENT", null));
        complete(task, Map.of());
    }

    void call(String outcome) {
        Task task = tasks("first-call").or(() -> tasks("try-again")).orElseThrow();
        String token = save(task, """
                {"medium":"CALL","to":"+7 900 1","fromNumber":"+7 900 2","ownNumber":true,"outcome":"%s",
                 "userName":"Ivan Ivanov","landline":"3852 11","birthday":"1980-05-06","identitySeen":true,
                 "servicesTold":true,"leadTimeTold":true,"reason":"LEAVING","note":"Asked for the evening"}
                """.formatted(outcome));
        complete(task, Map.of("shown", token));
    }

    void terms() {
        Task task = task("personal-terms");
        String token = save(task, """
                {"text":"A bill on paper","prepared":"2026-10-01","signed":"2026-10-02","filedAs":"PT-7"}""");
        complete(task, Map.of("shown", token));
        product.runJobs();
    }

    void arrive() {
        product.asSuperuser("""
                INSERT INTO vip.card_batch (branch, name, cards, sha256, made_by, made_at, expected)
                SELECT branch, 'batch-' || number, 1, '-', 'altai.cards', now(), '2026-11-05' FROM vip.card
                WHERE state = 'ORDERED';
                UPDATE vip.card c SET state = 'ARRIVED', changed_by = 'altai.cards',
                    changed_at = greatest(c.changed_at, '2026-10-05'),
                    batch = (SELECT batch FROM vip.card_batch WHERE name = 'batch-' || number)
                WHERE state = 'ORDERED';
                """);
        cardProcesses.arrived(CLIENT);
    }

    void agree(String way) {
        Task task = task("agree-delivery");
        contacts.record(clientTask(task), Contacts.Attempt.of(Contacts.Medium.SMS, "SENT", null));
        String token = save(task, """
                {"to":"+7 900 1","fromNumber":"+7 900 2","ownNumber":true,"way":"%s","address":"Lenin street 1",
                 "doorAt":"2026-10-20T15:00:00"}
                """.formatted(way));
        complete(task, Map.of("shown", token));
    }

    void post() {
        Task task = task("post-card");
        complete(task, Map.of("shown", save(task, "{\"posted\":\"2026-10-05\",\"tracking\":\"RR1\"}")));
    }

    void answer(String element, boolean inHand) {
        Task task = task(element);
        String token = save(task, """
                {"medium":"CALL","to":"+7 900 1","fromNumber":"+7 900 2","ownNumber":true,"inHand":%s}
                """.formatted(inHand));
        complete(task, Map.of("shown", token));
        product.runJobs();
    }

    /** From wherever the client is, by what is open, until everything is done. */
    void walkToTheEnd() {
        for (int step = 0; step < 12 && !steps().isEmpty(); step++) {
            next(steps());
        }
        assertThat(steps()).isEmpty();
        assertThat(state()).isEqualTo("DONE");
    }

    private void next(List<String> open) {
        String element = open.stream()
                .filter(one -> !one.equals("personal-terms"))
                .findFirst()
                .orElse("personal-terms");
        switch (element) {
            case "first-sms" -> sms();
            case "first-call", "try-again" -> call("REACHED");
            case "personal-terms" -> terms();
            case "card-arrived" -> arrive();
            case "agree-delivery" -> agree("DOOR");
            case "post-card" -> post();
            case "seven-days" -> {
                clock.set(LocalDate.of(2026, 10, 13));
                product.runTimers();
            }
            case "confirm-receipt", "remind-pick-up", "deliver-card" -> answer(element, true);
            default -> product.runJobs();
        }
    }

    // -- what there is -----------------------------------------------------------------------------------------------

    Task task(String element) {
        return tasks(element).orElseThrow(() -> new AssertionError("No " + element + " in " + steps()));
    }

    Optional<Task> tasks(String element) {
        return Optional.ofNullable(taskService
                .createTaskQuery()
                .taskDefinitionKey(element)
                .processInstanceBusinessKey(CLIENT)
                .singleResult());
    }

    ProcessInstance instance(String process, String client) {
        return runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(client)
                .singleResult();
    }

    /** Elements that are open, without calls. */
    List<String> steps() {
        return standings.open(List.of(CLIENT)).stream()
                .filter(step -> step.kind() != Standings.Kind.CALL)
                .map(Standings.Step::element)
                .sorted()
                .toList();
    }

    String token() {
        return ClientInterventions.token(standings.open(List.of(CLIENT)));
    }

    void move(String step) {
        interventions.move(CLIENT, token(), step, "Marked by mistake", "admin");
    }

    String state() {
        return jdbc.sql("SELECT state FROM vip.onboarding WHERE client = :client ORDER BY onboarding DESC LIMIT 1")
                .param("client", CLIENT)
                .query(String.class)
                .single();
    }

    List<String> cards() {
        return jdbc.sql("SELECT state FROM vip.card WHERE client = :client ORDER BY number")
                .param("client", CLIENT)
                .query(String.class)
                .list();
    }

    String save(Task task, String content) {
        return drafts.save(clientTask(task), content).token();
    }

    ClientTask clientTask(Task task) {
        return new ClientTask(task.getId(), task.getTaskDefinitionKey(), CLIENT, "altai", task.getAssignee(), true);
    }

    void complete(Task task, Map<String, Object> variables) {
        product.as(task.getAssignee(), () -> taskService.complete(task.getId(), variables));
    }
}
