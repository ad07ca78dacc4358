package vip.approvals.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static vip.approvals.Product.refusalOf;
import static vip.approvals.onboarding.Reception.CLIENT;
import static vip.approvals.onboarding.Reception.MANAGER;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.calendar.Calendars;
import vip.approvals.cards.AgreementDraft.Way;
import vip.approvals.onboarding.ContactDraft.Outcome;
import vip.approvals.onboarding.Contacts.Medium;
import vip.approvals.onboarding.OnboardingProcesses;
import vip.approvals.onboarding.Reception;
import vip.approvals.onboarding.StepDraft;

/** A card from the first contact to the client's hand, every way of the diagram (A11, GT-25..31). */
@ProductTest
class CardIssuanceTests {

    private static final String INSERT = """
            INSERT INTO vip.card (number, client, branch, tier, state, changed_by, changed_at)
            VALUES ('%s', 'altai-vip', 'altai', 'T1', 'ORDERED', 'x', now())
            """;
    private static final String THEIRS = "+7 000 000-00-01";
    private static final String OWN = "+7 913 000-00-00";

    @Autowired
    ApplicationContext context;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    Calendars calendars;

    @Autowired
    Reception reception;

    @Autowired
    TaskService taskService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    RepositoryService repositoryService;

    @Autowired
    Cards cards;

    @Autowired
    CardProcesses processes;

    @Autowired
    OnboardingProcesses onboardings;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aClientIsReached() {
        product.reset();
        calendar("CN");
        clock.set(LocalDate.of(2026, 11, 2));
        reception.reached(CLIENT);
    }

    @AfterEach
    void theProgrammesOwnCalendar() {
        calendar("RU");
    }

    // -- the clocks
    // ----------------------------------------------------------------------------------------------------

    @Test
    void A11_theClientIsToldWithinThreeDaysOfTheArrivalDaysOffIncluded() {
        arrives(LocalDate.of(2026, 11, 30));
        assertThat(reception.due(CLIENT, "agree-delivery")).isEqualTo("2026-12-03");
    }

    @Test
    void AMB42_aNoticeThatIsDueOnASundayStaysThere() {
        arrives(LocalDate.of(2026, 12, 10));
        assertThat(reception.due(CLIENT, "agree-delivery")).isEqualTo("2026-12-13");
    }

    @Test
    void A11_whoGetsTheCardByMailIsAskedOnTheSeventhDay() {
        byMail();
        assertThat(reception.timer()).isEqualTo("2026-12-11");
        clock.set(LocalDateTime.of(2026, 12, 10, 23, 59, 59));
        product.runTimers();
        assertThat(tasks("confirm-receipt")).isZero();
        clock.set(LocalDate.of(2026, 12, 11).atStartOfDay());
        product.runTimers();
        assertThat(reception.due(CLIENT, "confirm-receipt")).isEqualTo("2026-12-11");
        complete("confirm-receipt", answer(Medium.CALL, true));
        assertThat(state()).isEqualTo("DELIVERED");
        isReceivedWithTheTerms();
    }

    @Test
    void aCardThatHasNotComeByMailIsAskedForAgainAfterSevenDays() {
        byMail();
        clock.set(LocalDate.of(2026, 12, 14)); // three days late
        product.runTimers();
        complete("confirm-receipt", answer(Medium.SMS, false));
        assertThat(reception.timer()).isEqualTo("2026-12-21");
        clock.set(LocalDate.of(2026, 12, 21));
        product.runTimers();
        complete("confirm-receipt", answer(Medium.CALL, true));
        assertThat(state()).isEqualTo("DELIVERED");
    }

    @Test
    void A11_whoCollectsTheCardIsCalledEachWeekAndThenEachMonthUntilItIsCollected() {
        arrives(LocalDate.of(2026, 11, 30));
        clock.set(LocalDate.of(2026, 12, 3));
        agree(Way.PICK_UP);
        for (String day : List.of("2026-12-10", "2026-12-17", "2026-12-24", "2026-12-31", "2027-02-03", "2027-03-03")) {
            assertThat(reception.timer()).isEqualTo(day);
            clock.set(LocalDate.parse(day));
            product.runTimers();
            assertThat(reception.due(CLIENT, "remind-pick-up")).isEqualTo(day);
            complete("remind-pick-up", answer(Medium.CALL, false));
        }
        clock.set(LocalDate.of(2027, 4, 3)); // a Saturday
        product.runTimers();
        complete("remind-pick-up", answer(Medium.CALL, true));
        assertThat(state()).isEqualTo("DELIVERED");
    }

    @Test
    void aCardThatIsCollectedBetweenTwoCallsEndsTheCalls() {
        arrives(LocalDate.of(2026, 11, 30));
        agree(Way.PICK_UP);
        processes.inHand(CLIENT);
        assertThat(state()).isEqualTo("DELIVERED");
        assertThat(way()).contains("card-in-hand", "hand-over-card");
    }

    @Test
    void GT30_aCardIsBroughtAtTheAgreedTime() {
        arrives(LocalDate.of(2026, 11, 30));
        agree(Way.DOOR, LocalDateTime.of(2026, 12, 2, 15, 30));
        assertThat(reception.task(CLIENT, "deliver-card").getDueDate().toInstant())
                .isEqualTo("2026-12-02T08:30:00Z"); // Novosibirsk is seven hours ahead
        clock.set(LocalDate.of(2026, 12, 2));
        complete("deliver-card", answer(Medium.VISIT, false));
        agree(Way.DOOR, LocalDateTime.of(2026, 12, 4, 10, 0));
        complete("deliver-card", answer(Medium.VISIT, true));
        assertThat(state()).isEqualTo("DELIVERED");
    }

    // -- rules
    // ---------------------------------------------------------------------------------------------------------

    @Test
    void GT26_theSmsComesBeforeTheCall() {
        arrives(LocalDate.of(2026, 11, 30));
        assertThat(refusalOf(() -> complete("agree-delivery", agreement(Way.PICK_UP, null))))
                .contains("GT-26");
    }

    @Test
    void theFormsSayWhatIsMissing() {
        LocalDate today = LocalDate.of(2026, 12, 1);
        assertThat(agreement(null, null).problems(today)).extracting("field").containsExactly("way");
        assertThat(new AgreementDraft(THEIRS, OWN, true, Way.MAIL, " ", null, null).problems(today))
                .extracting("field")
                .containsExactly("address");
        assertThat(agreement(Way.DOOR, null).problems(today))
                .extracting("field")
                .containsExactly("doorAt");
        assertThat(agreement(Way.DOOR, today.atStartOfDay()).problems(today)).isEmpty();
        assertThat(agreement(Way.DOOR, today.minusDays(1).atTime(23, 59)).problems(today))
                .hasSize(1);
        assertThat(new PostingDraft(today, null, null).problems(today)).isEmpty();
        assertThat(new PostingDraft(today.plusDays(1), "x".repeat(51), null).problems(today))
                .extracting("field")
                .containsExactly("posted", "tracking");
        assertThat(new AnswerDraft(null, null, null, false, null, null).problems(today))
                .extracting("field")
                .containsExactly("medium", "inHand");
        assertThat(new AnswerDraft(Medium.CALL, "x", "", false, true, null).problems(today))
                .extracting("field")
                .containsExactly("to", "fromNumber");
    }

    @Test
    void GT18_theNumberIsThereAtOnceAndPassesTheCheck() {
        assertThat(jdbc.sql("SELECT count(*) FROM vip.card WHERE state = 'ORDERED' AND vip.luhn(number)")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(CardNumber.parse(card().number()).grouped()).startsWith("9643 ");
    }

    // -- losses
    // --------------------------------------------------------------------------------------------------------

    @Test
    void GT31_aCardThatIsLostOnItsWayIsOrderedAnewAndFollowsTheSameRules() {
        byMail();
        Cards.Card lost = card();
        cards.reissue(CardNumber.parse(lost.number()), Cards.BlockReason.LOST, MANAGER);
        assertThat(card().number()).isNotEqualTo(lost.number());
        assertThat(jdbc.sql("SELECT replaces FROM vip.card WHERE state = 'ORDERED'")
                        .query(String.class)
                        .single())
                .isEqualTo(lost.number());
        assertThat(taskService
                        .createTaskQuery()
                        .processInstanceBusinessKey(CLIENT)
                        .list())
                .extracting("taskDefinitionKey")
                .containsExactly("personal-terms");
        arrives(LocalDate.of(2026, 12, 28));
        assertThat(reception.due(CLIENT, "agree-delivery")).isEqualTo("2026-12-31");
        agree(Way.PICK_UP);
        processes.inHand(CLIENT);
        assertThat(way()).contains("card-lost", "order-anew");
        isReceivedWithTheTerms();
    }

    @Test
    void GT31_aMisprintIsOrderedAnewWhileTheClientGoesOnWaiting() {
        Cards.Card misprint = card();
        reception.cardsAreHandedOver();
        cards.reissue(CardNumber.parse(misprint.number()), Cards.BlockReason.MISPRINT, "altai.cards");
        assertThat(card().state()).isEqualTo("ORDERED");
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("card-issuance")
                        .processInstanceBusinessKey(CLIENT)
                        .count())
                .isEqualTo(1);
        arrives(LocalDate.of(2026, 12, 28));
        assertThat(tasks("agree-delivery")).isEqualTo(1);
    }

    @Test
    void GT31_aCardThatItsHolderHasLostIsMadeAnewAndFollowsTheSameRules() {
        delivered();
        Cards.Card lost = card();
        cards.reissue(CardNumber.parse(lost.number()), Cards.BlockReason.LOST, "altai.cards");
        arrives(LocalDate.of(2027, 2, 1));
        assertThat(reception.due(CLIENT, "agree-delivery")).isEqualTo("2027-02-04");
        agree(Way.DOOR, LocalDateTime.of(2027, 2, 5, 10, 0));
        complete("deliver-card", answer(Medium.VISIT, true));
        assertThat(state()).isEqualTo("DELIVERED");
        assertThat(jdbc.sql("SELECT state FROM vip.card WHERE number = :lost")
                        .param("lost", lost.number())
                        .query(String.class)
                        .single())
                .isEqualTo("BLOCKED");
        assertThat(refusalOf(
                        () -> cards.reissue(CardNumber.parse(lost.number()), Cards.BlockReason.LOST, "altai.cards")))
                .contains("blocked already");
    }

    @Test
    void GT41_theDatabaseRefusesASecondCardThatWorksAndKeepsABlockedOneBlocked() {
        delivered();
        String number = card().number();
        String good = CardNumber.of("9643", 9_999).toString();
        String bad = good.substring(0, 15) + (good.charAt(15) == '9' ? '0' : (char) (good.charAt(15) + 1));
        assertThat(refusedByTheDatabase(INSERT.formatted(good))).contains("card_working_key");
        assertThat(refusedByTheDatabase(INSERT.formatted(bad))).contains("card_number_check");
        cards.reissue(CardNumber.parse(number), Cards.BlockReason.LOST, "altai.cards");
        assertThat(refusedByTheDatabase(
                        "UPDATE vip.card SET state = 'DELIVERED', block_reason = NULL WHERE number = '" + number + "'"))
                .contains("a blocked card stays blocked");
    }

    // -- ends
    // ----------------------------------------------------------------------------------------------------------

    @Test
    void anIssuanceThatIsEndedEarlyBlocksTheCard() {
        byMail();
        String number = card().number();
        onboardings.end(CLIENT);
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(CLIENT)
                        .count())
                .isZero();
        assertThat(jdbc.sql("SELECT state || ' ' || block_reason FROM vip.card WHERE number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .isEqualTo("BLOCKED ONBOARDING_ENDED");
    }

    @Test
    void aStatusThatEndsBlocksTheCardWithIt() {
        delivered();
        jdbc.sql("DELETE FROM vip.vip_status WHERE set_config('vip.billing', 'file', true) = 'file'")
                .update();
        assertThat(jdbc.sql("SELECT state || ' ' || block_reason FROM vip.card")
                        .query(String.class)
                        .single())
                .isEqualTo("BLOCKED STATUS_ENDED");
        assertThat(jdbc.sql("SELECT string_agg(state, ' ' ORDER BY event) FROM vip.card_event")
                        .query(String.class)
                        .single())
                .isEqualTo("ORDERED HANDED_OVER ARRIVED DELIVERED BLOCKED");
    }

    @Test
    void thereIsATestForEveryElementOfBothDiagrams() {
        // Each line is one way through; together they visit everything.
        Set<String> visited = new HashSet<>();
        byMail();
        clock.set(LocalDate.of(2026, 12, 11));
        product.runTimers();
        complete("confirm-receipt", answer(Medium.CALL, false));
        clock.set(LocalDate.of(2026, 12, 18));
        product.runTimers();
        complete("confirm-receipt", answer(Medium.CALL, true));
        isReceivedWithTheTerms();
        visited.addAll(way());

        cards.reissue(CardNumber.parse(card().number()), Cards.BlockReason.LOST, "altai.cards");
        arrives(LocalDate.of(2027, 1, 18));
        agree(Way.PICK_UP);
        clock.set(LocalDate.of(2027, 1, 25));
        product.runTimers();
        complete("remind-pick-up", answer(Medium.CALL, false));
        cards.reissue(CardNumber.parse(card().number()), Cards.BlockReason.LOST, MANAGER);
        arrives(LocalDate.of(2027, 3, 1));
        agree(Way.DOOR, LocalDateTime.of(2027, 3, 2, 10, 0));
        complete("deliver-card", answer(Medium.VISIT, false));
        agree(Way.PICK_UP);
        clock.set(LocalDate.of(2027, 3, 8));
        product.runTimers();
        complete("remind-pick-up", answer(Medium.CALL, true));
        visited.addAll(way());

        cards.reissue(CardNumber.parse(card().number()), Cards.BlockReason.LOST, "altai.cards");
        arrives(LocalDate.of(2027, 4, 1));
        agree(Way.PICK_UP);
        processes.inHand(CLIENT);
        visited.addAll(way());

        jdbc.sql("UPDATE vip.onboarding SET state = 'RUNNING', ended_at = NULL").update();
        onboardings.startWithManager(CLIENT, "altai");
        reception.smsSent(CLIENT);
        reception.complete(CLIENT, "first-call", Reception.contact(Outcome.REACHED));
        visited.addAll(way());
        onboardings.end(CLIENT);

        for (Outcome outcome : Outcome.values()) {
            String client = "altai-" + outcome.name().toLowerCase().replace('_', '-');
            reception.received(client);
            reception.smsSent(client);
            reception.complete(client, "first-call", Reception.contact(outcome));
            if (outcome == Outcome.NOT_REACHED) {
                clock.set(LocalDate.of(2027, 4, 9));
                product.runTimers();
                reception.complete(client, "try-again", Reception.contact(Outcome.NOT_REACHED));
                clock.set(LocalDate.of(2027, 4, 16));
                product.runTimers();
            }
            onboardings.end(client);
            visited.addAll(reception.way(client));
        }
        for (String process : List.of("onboarding", "card-issuance")) {
            assertThat(visited).containsAll(elements(process));
        }
    }

    private List<String> elements(String process) {
        String definition = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        return repositoryService.getBpmnModelInstance(definition).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .toList();
    }

    // -- what happens
    // --------------------------------------------------------------------------------------------------

    /** By a batch of its own, as the card office books it. */
    private void arrives(LocalDate day) {
        clock.set(day);
        reception.cardsArrive();
        processes.arrived(CLIENT);
    }

    /** The card is in the client's hand, and the onboarding is over. */
    private void delivered() {
        arrives(LocalDate.of(2026, 11, 30));
        agree(Way.PICK_UP);
        processes.inHand(CLIENT);
        isReceivedWithTheTerms();
        assertThat(state()).isEqualTo("DELIVERED");
    }

    private void byMail() {
        arrives(LocalDate.of(2026, 11, 30));
        agree(Way.MAIL);
        clock.set(LocalDate.of(2026, 12, 4));
        complete("post-card", new PostingDraft(LocalDate.of(2026, 12, 4), "RA000000000RU", null));
    }

    private void agree(Way way) {
        agree(way, null);
    }

    private void agree(Way way, LocalDateTime doorAt) {
        sms();
        complete("agree-delivery", agreement(way, doorAt));
    }

    private void sms() {
        reception.sms(reception.task(CLIENT, "agree-delivery"));
    }

    private static AgreementDraft agreement(Way way, LocalDateTime doorAt) {
        return new AgreementDraft(THEIRS, OWN, true, way, way == Way.PICK_UP ? null : "Demo street 1", doorAt, null);
    }

    private static AnswerDraft answer(Medium medium, boolean inHand) {
        return new AnswerDraft(medium, THEIRS, OWN, true, inHand, null);
    }

    private void complete(String element, StepDraft draft) {
        reception.complete(CLIENT, element, draft);
    }

    private void isReceivedWithTheTerms() {
        reception.complete(CLIENT, "personal-terms", Reception.terms(LocalDate.now(clock)));
        product.runJobs();
        assertThat(jdbc.sql("SELECT state FROM vip.onboarding WHERE client = :client")
                        .param("client", CLIENT)
                        .query(String.class)
                        .single())
                .isEqualTo("DONE");
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(CLIENT)
                        .count())
                .isZero();
    }

    private Cards.Card card() {
        return cards.working(CLIENT).orElseThrow();
    }

    private String state() {
        return card().state();
    }

    private List<String> way() {
        return reception.way(CLIENT);
    }

    private long tasks(String element) {
        return taskService.createTaskQuery().taskDefinitionKey(element).count();
    }

    private String refusedByTheDatabase(String sql) {
        try {
            jdbc.sql(sql).update();
        } catch (org.springframework.dao.DataAccessException refused) {
            return refused.getMessage();
        }
        throw new AssertionError("It is not refused");
    }

    /** The same diagrams by another country's calendar. */
    private void calendar(String id) {
        ReflectionTestUtils.setField(context.getBean("deadlines"), "calendar", calendars.of(id));
    }
}
