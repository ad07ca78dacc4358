package vip.approvals.prevention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static vip.approvals.Product.refusalOf;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.absences.AbsenceDesk;
import vip.approvals.onboarding.Contacts.Medium;
import vip.approvals.onboarding.Managers;
import vip.approvals.onboarding.Reception;
import vip.approvals.prevention.LookAfterDraft.Outcome;

/** The manager is warned of a coming ground, to the day (B4, SIB-29, SIB-30). */
@ProductTest
class GroundWarningTests {

    private static final String CLIENT = "altai-v";
    private static final String KEY = CLIENT + "/DEBT";
    private static final LocalDate T_30 = LocalDate.of(2026, 10, 31);
    private static final LocalDate T_14 = LocalDate.of(2026, 11, 16);
    private static final LocalDate T_7 = LocalDate.of(2026, 11, 23);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 30);

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    BillingFacts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Reception reception;

    @Autowired
    Prevention prevention;

    @Autowired
    Managers managers;

    @Autowired
    AbsenceDesk desk;

    @Autowired
    TaskService taskService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    HistoryService historyService;

    @Autowired
    RepositoryService repositoryService;

    @Autowired
    IdentityService identityService;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void aDebtorWithAManager() {
        product.reset();
        debtor(CLIENT);
        reception.assigned(CLIENT);
    }

    // -- the days ----------------------------------------------------------------------------------------------------

    @Test
    void B4_tasksComeThirtyFourteenAndSevenDaysBeforeTheLastDay() {
        run(T_30.minusDays(1));
        assertThat(tasks()).as("31 days before").isEmpty();
        assertThat(warnings()).isEmpty();

        run(T_30);
        assertThat(task().getName()).isEqualTo("VIP · Look after: altai-v");
        assertThat(task().getAssignee()).isEqualTo(Reception.MANAGER);
        assertThat(task().getPriority()).isEqualTo(100);
        assertThat(due()).as("the day before the next warning").isEqualTo("2026-11-15");
        answer(Outcome.PROMISED);
        nothingUntil(T_14);
        assertThat(due()).isEqualTo("2026-11-22");
        answer(Outcome.NOT_REACHED);
        nothingUntil(T_7);
        assertThat(due()).as("the last day itself").isEqualTo(LAST_DAY);
        answer(Outcome.DISPUTED);
        assertThat(instances()).as("the last warning is answered").isZero();
        assertThat(warnings()).isEqualTo("30 DONE, 14 DONE, 7 DONE");
    }

    @Test
    void B7_aWarningOfAnAbsentManagerIsAnsweredOnHisOrHerBehalf() {
        desk.person("altai.manager2", "altai.manager");
        try {
            managers.passed("altai.manager2", "altai", LocalDate.of(2026, 9, 1), "altai.allocation");
            desk.enter(Reception.MANAGER, T_30, T_30, "altai.manager2");
            run(T_30);
            desk.minute();
            assertThat(task().getAssignee()).isEqualTo("altai.manager2");
            answer(Outcome.PROMISED);
            assertThat(jdbc.sql("SELECT person || ' ' || on_behalf_of FROM vip.warning WHERE state = 'DONE'")
                            .query(String.class)
                            .list())
                    .containsExactly("altai.manager2 altai.manager");
        } finally {
            desk.remove("altai.manager2");
        }
    }

    @Test
    void B4_aWarningThatIsNotAnsweredGivesWayToTheNextOne() {
        run(T_30);
        String first = task().getId();
        at(T_14.minusDays(1).atTime(23, 59, 59));
        assertThat(task().getId()).isEqualTo(first);
        at(T_14.atStartOfDay());
        assertThat(task().getId()).isNotEqualTo(first);
        assertThat(warnings()).isEqualTo("30 UNANSWERED, 14 OPEN, 7 PLANNED");
        at(T_7.atStartOfDay());
        at(LAST_DAY.atTime(23, 59, 59));
        assertThat(tasks()).as("on the last day it can still be prevented").hasSize(1);
        at(LAST_DAY.plusDays(1).atStartOfDay());
        assertThat(instances()).as("the term is over").isZero();
        assertThat(warnings()).isEqualTo("30 UNANSWERED, 14 UNANSWERED, 7 UNANSWERED");
        run(LAST_DAY.plusDays(1));
        assertThat(instances()).as("nobody is warned of a ground that is there").isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-15, '30 OPEN, 14 PLANNED, 7 PLANNED'",
        "2026-11-16, '14 OPEN, 7 PLANNED'",
        "2026-11-20, '14 OPEN, 7 PLANNED'",
        "2026-11-23, '7 OPEN'",
        "2026-11-30, '7 OPEN'",
        "2026-12-01, "
    })
    void B4_aGroundThatIsSeenLateIsWarnedOfAtOnceAndThenOnTheDaysThatAreLeft(LocalDate seen, String expected) {
        run(seen);
        assertThat(warnings()).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void aNodeThatWasDownOnADayGivesTheMostUrgentWarningOnly() {
        run(T_30);
        answer(Outcome.PROMISED);
        at(T_7.plusDays(2).atTime(9, 0));
        assertThat(warnings()).isEqualTo("30 DONE, 14 SKIPPED, 7 OPEN");
    }

    // -- cured -------------------------------------------------------------------------------------------------------

    @Test
    void B4_aPaymentOnTheTwentiethCancelsTheThird() {
        warnedTwice();
        facts.payment("I-" + CLIENT, LocalDate.of(2026, 11, 20), "15000.00");
        run(LocalDate.of(2026, 11, 20));
        assertThat(instances()).isZero();
        assertThat(warnings()).isEqualTo("30 DONE, 14 DONE, 7 CANCELLED");
        assertThat(visited()).contains("warnings-cancelled");
        run(T_7);
        assertThat(tasks()).isEmpty();
    }

    @Test
    void B4_aPaymentOfAllButARoubleCancelsNothing() {
        warnedTwice();
        facts.payment("I-" + CLIENT, LocalDate.of(2026, 11, 20), "14999.00");
        run(LocalDate.of(2026, 11, 20));
        run(T_7);
        assertThat(tasks()).hasSize(1);
        assertThat(jdbc.sql("SELECT debt::text FROM vip.outlook WHERE ground = 'DEBT'")
                        .query(String.class)
                        .single())
                .isEqualTo("1.00");
    }

    @Test
    void whatWasPaidAfterTheLastRunIsNotWarnedOf() {
        warnedTwice();
        facts.payment("I-" + CLIENT, LocalDate.of(2026, 11, 22), "15000.00");
        at(T_7.atStartOfDay());
        assertThat(instances()).isZero();
        assertThat(warnings()).isEqualTo("30 DONE, 14 DONE, 7 CANCELLED");
    }

    @Test
    void aPaymentTakesTheOpenTaskAwayWithItsDraft() {
        run(T_30);
        reception.draft(task(), draft(Outcome.PROMISED));
        facts.payment("I-" + CLIENT, T_30.plusDays(1), "15000.00");
        run(T_30.plusDays(1));
        assertThat(tasks()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM vip.draft").query(Long.class).single())
                .isZero();
    }

    @Test
    void aPaymentThatIsTakenBackBringsTheRemainingWarningsBack() {
        warnedTwice();
        facts.payment("I-" + CLIENT, LocalDate.of(2026, 11, 18), "15000.00");
        run(LocalDate.of(2026, 11, 18));
        jdbc.sql("UPDATE vip.payment SET amount = 0").update();
        run(LocalDate.of(2026, 11, 19));
        assertThat(warnings()).isEqualTo("30 DONE, 14 DONE, 7 PLANNED");
        at(T_7.atStartOfDay());
        assertThat(tasks()).hasSize(1);
    }

    @Test
    void AMB_08_aLaterInvoiceHasAClockOfItsOwn() {
        run(T_30);
        facts.invoice(CLIENT, "I-2", LocalDate.of(2026, 9, 15), "500.00", "0.00");
        facts.payment("I-" + CLIENT, LocalDate.of(2026, 11, 20), "15000.00");
        run(LocalDate.of(2026, 11, 20));
        assertThat(instances())
                .as("the term of the later one ends on 15 December, in 25 days")
                .isOne();
        assertThat(jdbc.sql("SELECT last_day FROM vip.warning WHERE state = 'OPEN'")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo("2026-12-15");
    }

    @Test
    void theEndOfTheStatusEndsTheWarnings() {
        run(T_30);
        Task open = task();
        jdbc.sql("DELETE FROM vip.vip_status WHERE set_config('vip.billing', 'file', true) = 'file'")
                .update();
        assertThat(refusalOf(() -> reception.complete(open, "none")))
                .as("the assignment has ended with the status")
                .contains("is not the personal manager");
        run(T_30.plusDays(1));
        assertThat(instances()).isZero();
        assertThat(warnings()).isEqualTo("30 CANCELLED, 14 CANCELLED, 7 CANCELLED");
    }

    // -- runs --------------------------------------------------------------------------------------------------------

    @Test
    void aRunMayRunAgainAndGivesNothingTwice() {
        run(T_30);
        String first = task().getId();
        run(T_30);
        assertThat(task().getId()).isEqualTo(first);
        assertThat(instances()).isOne();
        answer(Outcome.PROMISED);
        run(T_30);
        assertThat(tasks()).isEmpty();
        warnedTwice();
        at(T_7.atStartOfDay());
        answer(Outcome.PROMISED);
        run(T_7);
        assertThat(instances()).as("every warning has been given").isZero();
    }

    @Test
    void aRunThatFailsLeavesNothingAndTheNextOneDoesItAll() {
        clock.set(T_30);
        transaction.executeWithoutResult(status -> {
            prevention.run();
            assertThat(instances()).isOne();
            status.setRollbackOnly();
        });
        assertThat(instances()).isZero();
        assertThat(warnings()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM vip.outlook")
                        .query(Long.class)
                        .single())
                .isZero();
        run(T_30);
        assertThat(tasks()).hasSize(1);
    }

    @Test
    void ofTwoNodesAtOnceOneLooksAhead() {
        clock.set(T_30);
        var held = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var node = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            prevention.run();
            held.countDown();
            await(asked);
        }));
        await(held);
        assertThat(prevention.run()).isFalse();
        asked.countDown();
        node.join();
        assertThat(instances()).isOne();
        assertThat(prevention.run()).isTrue();
        assertThat(instances()).isOne();
    }

    @Test
    void aManagerWhoCompletesATaskAtThatMomentUndoesNothingOfTheRun() {
        Task task = warnedWithAnother();
        meanwhile(() -> reception.complete(task, reception.draft(task, draft(Outcome.PROMISED))));
        assertThat(warnings()).as("the answer stays").isEqualTo("30 DONE, 14 CANCELLED, 7 CANCELLED");
        assertThat(instances()).isZero();
        assertThat(warnings("altai-w")).isEqualTo("30 CANCELLED, 14 CANCELLED, 7 CANCELLED");
    }

    @Test
    void aTaskThatIsChangedWhileItIsCancelledIsCancelledAtTheNextAttempt() {
        Task task = warnedWithAnother();
        meanwhile(() -> taskService.setPriority(task.getId(), 99));
        assertThat(warnings()).isEqualTo("30 CANCELLED, 14 CANCELLED, 7 CANCELLED");
        assertThat(instances()).isZero();
        assertThat(warnings("altai-w")).isEqualTo("30 CANCELLED, 14 CANCELLED, 7 CANCELLED");
    }

    private Task warnedWithAnother() {
        debtor("altai-w");
        reception.assigned("altai-w");
        run(T_30);
        for (String client : List.of(CLIENT, "altai-w")) {
            facts.payment("I-" + client, T_30, "15000.00");
        }
        return task();
    }

    /** Has begun when the run comes to it, and ends when the run waits for it. */
    private void meanwhile(Runnable work) {
        CompletableFuture<Boolean> run = transaction.execute(status -> {
            work.run();
            CompletableFuture<Boolean> started = CompletableFuture.supplyAsync(prevention::run);
            product.untilSomebodyWaits();
            return started;
        });
        assertThat(run.join()).isTrue();
        product.runJobs();
        assertThat(jdbc.sql("SELECT count(*) FROM vip.outlook WHERE ground = 'DEBT'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void moreThanAChunkIsStarted() {
        for (int number = 0; number < 120; number++) {
            debtor("altai-many-" + number);
            reception.assigned("altai-many-" + number);
        }
        clock.set(T_30);
        prevention.run();
        assertThat(instances("DEBT")).isEqualTo(121);
    }

    // -- managers ----------------------------------------------------------------------------------------------------

    @Test
    void aVipWithoutAManagerIsShownAndWarnedOfWithTheAssignment() {
        debtor("altai-alone");
        run(T_30);
        assertThat(jdbc.sql("SELECT count(*) FROM vip.outlook WHERE client = 'altai-alone'")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(warnings("altai-alone")).isEmpty();
        reception.assigned("altai-alone");
        run(LocalDate.of(2026, 11, 10));
        assertThat(warnings("altai-alone")).isEqualTo("30 OPEN, 14 PLANNED, 7 PLANNED");
    }

    @Test
    void SIB_39_aHandOverTakesTheOpenTaskAlong() {
        User second = identityService.newUser("altai.second");
        second.setPassword("Vip-demo-1");
        identityService.saveUser(second);
        identityService.createMembership("altai.second", "altai.manager");
        try {
            run(T_30);
            reception.handedOver(CLIENT, "altai.second");
            assertThat(task().getAssignee()).isEqualTo("altai.second");
            answer(Outcome.PROMISED);
            at(T_14.atStartOfDay());
            assertThat(task().getAssignee()).isEqualTo("altai.second");
        } finally {
            identityService.deleteUser("altai.second");
        }
    }

    @Test
    void onlyTheClientsOwnManagerAnswers() {
        run(T_30);
        String token = reception.draft(task(), draft(Outcome.PROMISED));
        product.as(
                "altai.cards",
                () -> assertThat(catchThrowable(() -> taskService.complete(task().getId(), Map.of("shown", token))))
                        .isNotNull());
        assertThat(tasks()).hasSize(1);
    }

    // -- the form ----------------------------------------------------------------------------------------------------

    @Test
    void anAnswerStaysOnRecord() {
        run(T_30);
        answer(Outcome.PROMISED);
        assertThat(jdbc.sql("SELECT step || ' ' || channel || ' ' || outcome || ' ' || note FROM vip.contact")
                        .query(String.class)
                        .single())
                .isEqualTo("look-after CALL PROMISED By 2026-11-05. note");
        assertThat(jdbc.sql("SELECT promised FROM vip.warning WHERE state = 'DONE'")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo("2026-11-05");
    }

    @Test
    void aFormThatIsNotCompleteOrStaleIsRefused() {
        run(T_30);
        assertThat(refusalOf(() -> reception.complete(task(), "none"))).contains("The form is empty");
        String stale = reception.draft(task(), draft(Outcome.PROMISED));
        reception.draft(task(), draft(Outcome.DISPUTED));
        assertThat(refusalOf(() -> reception.complete(task(), stale))).contains("has changed since");
        assertThat(warnings()).startsWith("30 OPEN");
    }

    @ParameterizedTest
    @CsvSource({
        "CALL, '', PROMISED, 2026-10-31, , to",
        "MAIL, , PROMISED, 2026-10-31, , ",
        "VISIT, , PROMISED, 2026-10-30, , promised",
        "VISIT, , PROMISED, , , promised",
        "SMS, +7 000 000-00-01, DISPUTED, , , ",
        "SMS, +7 000 000-00-01, , , , outcome",
        ", , NOT_REACHED, , , medium",
        "NONE, , NOT_REACHED, , , medium",
        "MAIL, , OTHER, , , note",
        "MAIL, , OTHER, , gone, "
    })
    void theFormSaysWhatIsMissing(
            Medium medium, String to, Outcome outcome, LocalDate promised, String note, String field) {
        assertThat(new LookAfterDraft(medium, to, outcome, promised, note).problems(T_30))
                .extracting(problem -> problem.field())
                .containsExactlyElementsOf(field == null ? List.of() : List.of(field));
    }

    // -- the diagram -------------------------------------------------------------------------------------------------

    @Test
    void everyElementOfTheDiagramIsReached() {
        run(T_30); // not answered
        at(T_14.atStartOfDay());
        answer(Outcome.PROMISED);
        at(T_7.atStartOfDay());
        answer(Outcome.PROMISED);
        var reached = new TreeSet<>(visited());
        debtor("altai-w");
        reception.assigned("altai-w");
        run(T_7);
        facts.payment("I-altai-w", T_7, "15000.00");
        run(T_7.plusDays(1));
        reached.addAll(visited("altai-w/DEBT"));
        String definition = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey("ground-warning")
                .latestVersion()
                .singleResult()
                .getId();
        assertThat(reached)
                .containsAll(
                        repositoryService
                                .getBpmnModelInstance(definition)
                                .getModelElementsByType(FlowNode.class)
                                .stream()
                                .map(FlowNode::getId)
                                .toList());
    }

    @Test
    void theEngineKnowsNeitherNamesNorAmounts() {
        run(T_30);
        assertThat(jdbc.sql("""
                                SELECT coalesce(string_agg(v.name_ || '=' || coalesce(v.text_, v.long_::text), ' '), '')
                                FROM camunda.act_ru_variable v
                                """).query(String.class).single())
                .contains("client=altai-v", "ground=DEBT", "lastDay=2026-11-30")
                .doesNotContain("Demo", "15000", "I-altai-v");
    }

    // -- helpers -----------------------------------------------------------------------------------------------------

    /** 18,000 due on 31 August, of which 3,000 are image services. */
    private void debtor(String client) {
        facts.vip(client, "altai", "T1", LocalDate.of(2025, 1, 1));
        facts.invoice(client, "I-" + client, LocalDate.of(2026, 8, 31), "18000.00", "3000.00");
    }

    private void warnedTwice() {
        if (warnings().isEmpty()) {
            run(T_30);
            answer(Outcome.PROMISED);
        }
        at(T_14.atStartOfDay());
        answer(Outcome.PROMISED);
    }

    /** Other grounds of the client do not matter here. */
    private void run(LocalDate day) {
        clock.set(day);
        prevention.run();
        product.runTimers();
    }

    private void at(LocalDateTime time) {
        clock.set(time);
        product.runTimers();
    }

    private void nothingUntil(LocalDate day) {
        at(day.minusDays(1).atTime(23, 59, 59));
        assertThat(tasks()).as("before %s", day).isEmpty();
        at(day.atStartOfDay());
        assertThat(tasks()).as("on %s", day).hasSize(1);
    }

    private void answer(Outcome outcome) {
        Task task = task();
        reception.complete(task, reception.draft(task, draft(outcome)));
        product.runJobs();
    }

    private LookAfterDraft draft(Outcome outcome) {
        return new LookAfterDraft(
                Medium.CALL, "+7 000 000-00-01", outcome, LocalDate.now(clock).plusDays(5), "note");
    }

    private List<Task> tasks() {
        return taskService.createTaskQuery().processInstanceBusinessKey(KEY).list();
    }

    private Task task() {
        assertThat(tasks()).hasSize(1);
        return tasks().get(0);
    }

    private LocalDate due() {
        return task().getDueDate()
                .toInstant()
                .atZone(ZoneId.of("Asia/Novosibirsk"))
                .toLocalDate();
    }

    private long instances() {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(KEY)
                .count();
    }

    private long instances(String ground) {
        return runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey("ground-warning")
                .variableValueEquals("ground", ground)
                .count();
    }

    private String warnings() {
        return warnings(CLIENT);
    }

    private String warnings(String client) {
        return jdbc.sql("""
                        SELECT days || ' ' || state FROM vip.warning WHERE client = :client AND ground = 'DEBT'
                        ORDER BY days DESC
                        """).param("client", client).query(String.class).list().stream()
                .collect(Collectors.joining(", "));
    }

    private List<String> visited() {
        return visited(KEY);
    }

    private List<String> visited(String key) {
        return historyService.createHistoricProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                .flatMap(instance ->
                        historyService
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .map(activity -> activity.getActivityId())
                .distinct()
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
