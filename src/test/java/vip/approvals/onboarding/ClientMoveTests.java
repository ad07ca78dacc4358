package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static vip.approvals.Product.refusalOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.cards.CardNumber;
import vip.approvals.cards.Cards;
import vip.approvals.engine.RefusedException;

/** An administrator moves or ends a client who is stuck, from every kind of place, to every place that is offered. */
class ClientMoveTests extends ClientWalk {

    @Autowired
    Cards cards;

    @Autowired
    List<MoveTarget> targets;

    @Autowired
    RepositoryService repositoryService;

    // -- the onboarding ----------------------------------------------------------------------------------------------

    @Test
    void anOnboardingIsMovedBackToTheFirstSmsAndWalkedToItsEnd() {
        ProcessInstance onboarding = contacted();
        arrive();
        assertThat(steps()).containsExactly("agree-delivery", "personal-terms");
        move("onboarding/first-sms");
        assertThat(onboarding).isWaitingAtExactly("first-sms");
        assertThat(steps()).containsExactly("first-sms");
        assertThat(task("first-sms").getAssignee()).isEqualTo(MANAGER);
        assertThat(cards()).containsExactly("BLOCKED"); // what was on its way is not to be delivered
        walkToTheEnd();
        assertThat(onboarding).isEnded();
        assertThat(cards()).containsExactly("BLOCKED", "DELIVERED");
    }

    @Test
    void theFirstCallIsDueAfterTheSmsThatThereWas() {
        ProcessInstance onboarding = contacted();
        clock.set(LocalDate.of(2026, 10, 12));
        move("onboarding/first-call");
        assertThat(onboarding).isWaitingAtExactly("first-call");
        assertThat(task("first-call").getDueDate().toInstant())
                .isBefore(clock.instant()); // three working days after 5 October
        walkToTheEnd();
    }

    @Test
    void aWeekOfAttemptsBeginsToday() {
        called();
        clock.set(LocalDate.of(2026, 10, 12));
        move("onboarding/try-again");
        assertThat(steps()).containsExactly("try-again");
        Task task = task("try-again");
        assertThat(java.time.LocalDate.ofInstant(task.getDueDate().toInstant(), clock.getZone()))
                .isEqualTo(LocalDate.of(2026, 10, 19));
        call("NOT_REACHED");
        assertThat(steps()).containsExactly("next-week");
        clock.set(LocalDate.of(2026, 10, 20));
        product.runTimers();
        assertThat(steps()).containsExactly("try-again");
        walkToTheEnd();
    }

    @Test
    void whoIsKnownAlreadyGetsCardAndTermsWithoutAnotherContact() {
        ProcessInstance onboarding = contacted();
        move("onboarding/first-call");
        move("onboarding/contacted");
        assertThat(steps()).containsExactly("card-arrived", "personal-terms");
        assertThat(cards()).containsExactly("BLOCKED", "ORDERED");
        walkToTheEnd();
        assertThat(onboarding).isEnded().hasPassed("all-done", "onboarded");
    }

    @Test
    void aCardIsIssuedAgainWhileTheTermsStayFiled() {
        contacted();
        terms();
        assertThat(steps()).containsExactly("card-arrived");
        move("onboarding/issue-card");
        assertThat(cards()).containsExactly("BLOCKED", "ORDERED");
        product.runJobs();
        assertThat(steps()).containsExactly("card-arrived");
        walkToTheEnd();
        assertThat(count("vip.terms")).isEqualTo(1);
    }

    @Test
    void termsAreAgreedAgainWhileTheCardStaysInTheClientsHand() {
        contacted();
        cardInHand();
        move("onboarding/personal-terms");
        product.runJobs();
        assertThat(steps()).containsExactly("personal-terms");
        assertThat(cards()).containsExactly("DELIVERED");
        walkToTheEnd();
    }

    @Test
    void anOnboardingWhoseJoinHasFailedIsCompleted() {
        ProcessInstance onboarding = contacted();
        cardInHand();
        completeTermsWithoutJobs();
        assertThat(steps()).isNotEmpty().allMatch("all-done"::equals);
        move("onboarding/complete-onboarding");
        assertThat(onboarding).isEnded().hasPassed("onboarded");
        assertThat(state()).isEqualTo("DONE");
    }

    @Test
    void anOnboardingThatHasOnlyItsCardOpenCanBeMovedToo() {
        contacted();
        terms();
        move("onboarding/first-sms");
        assertThat(steps()).containsExactly("first-sms");
        assertThat(lastIntervention()).isEqualTo("onboarding MOVE issue-card -> first-sms by admin");
    }

    // -- what a step needs -------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "onboarding/first-call,          There has been no first SMS",
        "onboarding/try-again,           There has been no first SMS",
        "onboarding/contacted,           Nothing is known from a first contact yet",
        "onboarding/issue-card,          Nothing is known from a first contact yet",
        "onboarding/personal-terms,      The client has not got a card yet",
        "onboarding/complete-onboarding, The client has not got a card yet",
        "card-issuance/agree-delivery,   This process does not run for the client",
        "onboarding/all-done,            Choose the step",
        "branch-list/prepare-list,       Choose the step"
    })
    void aMoveIsRefusedInWordsWhereItsStepLacksSomething(String step, String sentence) {
        assigned();
        assertThat(refusalOf(() -> move(step))).contains(sentence);
        assertThat(steps()).containsExactly("first-sms");
        assertThat(count("vip.intervention")).isZero();
    }

    @Test
    void aCardAloneIsNotIssuedAgainWithoutTerms() {
        contacted();
        assertThat(refusalOf(() -> move("onboarding/issue-card"))).contains("No personal terms are filed yet");
        cardInHand();
        assertThat(refusalOf(() -> move("onboarding/complete-onboarding"))).contains("No personal terms are filed yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-sms", "first-call", "try-again", "contacted"})
    void whatComesBeforeTheCardIsOverOnceItIsInTheClientsHand(String element) {
        contacted();
        cardInHand();
        assertThat(refusalOf(() -> move("onboarding/" + element))).contains("The card is in the client's hand");
    }

    @Test
    void whoHasNoManagerIsMovedNowhere() {
        receive(CLIENT, "altai");
        assertThat(steps()).containsExactly("manager-assigned");
        assertThat(refusalOf(() -> move("onboarding/first-sms"))).contains("no personal manager");
        assertThat(offers.of(CLIENT, standings.open(List.of(CLIENT))))
                .isNotEmpty()
                .allMatch(offer -> offer.refusal() != null);
    }

    @Test
    void whoIsNoVipAnyMoreIsMovedNowhere() {
        assigned();
        jdbc.sql("DELETE FROM vip.vip_status WHERE set_config('vip.billing', 'file', true) = 'file'")
                .update();
        assertThat(refusalOf(() -> move("onboarding/first-sms"))).contains("no VIP any more");
    }

    @Test
    void aManagerWhoHasLostTheSeatGetsNoTaskByAMove() {
        called();
        identityService.deleteMembership(MANAGER, "altai.manager");
        try {
            move("onboarding/first-sms");
        } finally {
            identityService.createMembership(MANAGER, "altai.manager");
        }
        assertThat(steps()).containsExactly("first-sms");
        assertThat(taskService
                        .createTaskQuery()
                        .taskDefinitionKey("first-sms")
                        .singleResult()
                        .getAssignee())
                .as("it waits for the hand-over")
                .isNull();
    }

    // -- the issuance of a card --------------------------------------------------------------------------------------

    @Test
    void anIssuanceIsMovedToEveryStepThatItsCardAllows() {
        contacted();
        assertThat(allowed("card-issuance")).containsExactly("card-arrived");
        move("card-issuance/card-arrived");
        arrive();
        assertThat(allowed("card-issuance")).containsExactlyInAnyOrder("agree-delivery", "hand-over-card");
        agree("MAIL");
        assertThat(allowed("card-issuance")).containsExactlyInAnyOrder("agree-delivery", "hand-over-card", "post-card");
        post();
        assertThat(steps()).containsExactly("personal-terms", "seven-days");
        move("card-issuance/confirm-receipt");
        assertThat(LocalDate.ofInstant(task("confirm-receipt").getDueDate().toInstant(), clock.getZone()))
                .isEqualTo(LocalDate.of(2026, 10, 12));
        move("card-issuance/post-card");
        post();
        clock.set(LocalDate.of(2026, 10, 13));
        product.runTimers();
        assertThat(steps()).containsExactly("confirm-receipt", "personal-terms");
        walkToTheEnd();
        assertThat(cards()).containsExactly("DELIVERED");
    }

    @Test
    void aPickUpIsRemindedOfTodayAndThenAsAgreed() {
        contacted();
        arrive();
        agree("PICK_UP");
        assertThat(steps()).containsExactly("next-call", "personal-terms");
        assertThat(allowed("card-issuance"))
                .containsExactlyInAnyOrder("agree-delivery", "hand-over-card", "remind-pick-up");
        move("card-issuance/remind-pick-up");
        assertThat(steps()).containsExactly("personal-terms", "remind-pick-up");
        answer("remind-pick-up", false);
        assertThat(steps()).containsExactly("next-call", "personal-terms");
        move("card-issuance/agree-delivery");
        walkToTheEnd();
    }

    @Test
    void aDoorDeliveryIsDueAtItsTimeAgain() {
        contacted();
        arrive();
        agree("DOOR");
        assertThat(allowed("card-issuance"))
                .containsExactlyInAnyOrder("agree-delivery", "hand-over-card", "deliver-card");
        move("card-issuance/deliver-card");
        assertThat(task("deliver-card").getDueDate().toInstant())
                .isEqualTo(LocalDate.of(2026, 10, 20)
                        .atTime(15, 0)
                        .atZone(clock.getZone())
                        .toInstant());
        walkToTheEnd();
    }

    @Test
    void theHandOverIsRecordedWithoutAnotherQuestion() {
        contacted();
        arrive();
        move("card-issuance/hand-over-card");
        product.runJobs();
        assertThat(steps()).containsExactly("personal-terms");
        assertThat(cards()).containsExactly("DELIVERED");
        walkToTheEnd();
    }

    @Test
    void aBlockedCardIsOrderedAnew() {
        contacted();
        jdbc.sql("UPDATE vip.card SET state = 'BLOCKED', block_reason = 'LOST'").update();
        assertThat(allowed("card-issuance")).containsExactly("order-card");
        move("card-issuance/order-card");
        assertThat(cards()).containsExactly("BLOCKED", "ORDERED");
        walkToTheEnd();
    }

    @Test
    void aReMadeCardIsMovedAndEndedWithoutAnOnboarding() {
        walkAll();
        CardNumber old = CardNumber.parse(
                jdbc.sql("SELECT number FROM vip.card").query(String.class).single());
        cards.reissue(old, Cards.BlockReason.LOST, "altai.cards");
        assertThat(steps()).containsExactly("card-arrived");
        arrive();
        move("card-issuance/hand-over-card");
        assertThat(steps()).isEmpty();
        assertThat(cards()).containsExactly("BLOCKED", "DELIVERED");

        cards.reissue(
                CardNumber.parse(jdbc.sql("SELECT number FROM vip.card WHERE state = 'DELIVERED'")
                        .query(String.class)
                        .single()),
                Cards.BlockReason.LOST,
                "altai.cards");
        assertThat(interventions.mayDecline(CLIENT)).isFalse();
        assertThat(refusalOf(() -> interventions.end(CLIENT, token(), "LEAVING", "As told", "admin")))
                .contains("Choose why the client declines");
        interventions.end(CLIENT, token(), "", "Does not want another one", "admin");
        assertThat(steps()).isEmpty();
        assertThat(cards()).containsExactly("BLOCKED", "BLOCKED", "BLOCKED");
        assertThat(isVip()).isTrue();
        assertThat(lastIntervention()).isEqualTo("card-issuance END card-arrived -> null by admin");
    }

    // -- ends --------------------------------------------------------------------------------------------------------

    @Test
    void whoDeclinesIsNoVipAnyMoreAndEverythingOpenEnds() {
        ProcessInstance onboarding = contacted();
        save(task("personal-terms"), "{\"text\":\"Half written\"}");
        interventions.end(CLIENT, token(), "LEAVING", "Called headquarters", "admin");
        product.runJobs();
        assertThat(onboarding).isEnded().hasPassed("ended-early");
        assertThat(steps()).isEmpty();
        assertThat(state()).isEqualTo("DECLINED");
        assertThat(isVip()).isFalse();
        assertThat(cards()).containsExactly("BLOCKED");
        assertThat(assignments.manager(CLIENT)).isEmpty();
        assertThat(count("vip.former_vip")).isEqualTo(1);
        assertThat(count("vip.draft")).isZero();
    }

    @Test
    void whatEndsForAnotherReasonLeavesTheStatus() {
        ProcessInstance onboarding = contacted();
        arrive();
        interventions.end(CLIENT, token(), "", "Received by hand", "admin");
        assertThat(onboarding).isEnded().hasPassed("ended-early");
        assertThat(state()).isEqualTo("ENDED");
        assertThat(isVip()).isTrue();
        assertThat(assignments.manager(CLIENT)).contains(MANAGER);
        assertThat(cards()).containsExactly("BLOCKED");
        assertThat(lastIntervention())
                .isEqualTo("onboarding END agree-delivery,issue-card,personal-terms -> null by admin");
    }

    @Test
    void aReasonIsNeededAndCannotBeChangedAfterwards() {
        called();
        for (String reason : List.of("", " ")) {
            assertThat(refusalOf(() -> interventions.move(CLIENT, token(), "onboarding/first-sms", reason, "admin")))
                    .contains("The reason is empty");
            assertThat(refusalOf(() -> interventions.end(CLIENT, token(), "", reason, "admin")))
                    .contains("The reason is empty");
        }
        assertThat(refusalOf(() -> interventions.end(CLIENT, token(), "NO_CODE", "As told", "admin")))
                .contains("Choose why");
        assertThat(steps()).containsExactly("first-call");
        move("onboarding/first-sms");
        assertThatThrownBy(() -> jdbc.sql("UPDATE vip.intervention SET reason = 'Another'")
                        .update())
                .hasMessageContaining("UPDATE vip.intervention")
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> product.asSuperuser("UPDATE vip.intervention SET reason = 'Another'"))
                .hasMessageContaining("it is evidence");
    }

    // -- stale pages and double clicks -------------------------------------------------------------------------------

    @Test
    void aPageThatIsNotTrueAnyMoreMovesAndEndsNothing() {
        called();
        String shown = token();
        call("NOT_REACHED");
        for (Runnable stale : List.<Runnable>of(
                () -> interventions.move(CLIENT, shown, "onboarding/first-sms", "Too late", "admin"),
                () -> interventions.end(CLIENT, shown, "", "Too late", "admin"))) {
            assertThat(refusalOf(stale)).contains("The client has moved on since this page was shown");
        }
        assertThat(steps()).containsExactly("not-reachable");
        assertThat(count("vip.intervention")).isZero();
    }

    @Test
    void aMoveToTheStepWhereTheClientIsMakesItsPageStaleToo() {
        called();
        String shown = token();
        move("onboarding/first-call");
        assertThat(refusalOf(() -> interventions.move(CLIENT, shown, "onboarding/first-call", "Again", "admin")))
                .contains("has moved on");
    }

    @Test
    void ofTwoClicksAtTheSameMomentOneMoves() {
        called();
        String shown = token();
        List<Boolean> moved = Stream.of(1, 2)
                .map(click -> CompletableFuture.supplyAsync(() -> {
                    try {
                        interventions.move(CLIENT, shown, "onboarding/first-sms", "Clicked twice", "admin");
                        return true;
                    } catch (RefusedException refused) {
                        return false;
                    }
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(moved).containsExactlyInAnyOrder(true, false);
        assertThat(steps()).containsExactly("first-sms");
        assertThat(count("vip.intervention")).isEqualTo(1);
    }

    @Test
    void whatIsEndedCannotBeEndedAgain() {
        called();
        String shown = token();
        interventions.end(CLIENT, shown, "", "Ended", "admin");
        assertThat(refusalOf(() -> interventions.end(CLIENT, shown, "", "Again", "admin")))
                .contains("Nothing is open");
    }

    @Test
    void anOpenFormOfATaskThatWasMovedAwayCompletesNothing() {
        Task task = tasksOf(called(), "first-call");
        save(task, "{\"outcome\":\"NOT_REACHED\"}");
        move("onboarding/first-sms");
        assertThat(count("vip.draft")).isZero();
        assertThatThrownBy(() -> complete(task, Map.of("shown", "old"))).isInstanceOf(RuntimeException.class);
        assertThat(steps()).containsExactly("first-sms");
    }

    // -- the offer ---------------------------------------------------------------------------------------------------

    @Test
    void everyOfferIsCalledAsItsDiagramCallsIt() {
        assertThat(targets).hasSize(15).allSatisfy(target -> {
            String definition = repositoryService
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(target.process())
                    .latestVersion()
                    .singleResult()
                    .getId();
            FlowNode element =
                    repositoryService.getBpmnModelInstance(definition).getModelElementById(target.element());
            assertThat(element.getName()).isIn(null, target.title());
        });
    }

    private void walkAll() {
        contacted();
        walkToTheEnd();
    }

    private void cardInHand() {
        arrive();
        agree("DOOR");
        answer("deliver-card", true);
    }

    private void completeTermsWithoutJobs() {
        Task task = task("personal-terms");
        complete(task, Map.of("shown", save(task, """
                {"text":"A bill on paper","prepared":"2026-10-01","signed":"2026-10-02","filedAs":"PT-7"}""")));
    }

    private Task tasksOf(ProcessInstance instance, String element) {
        return taskService
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(element)
                .singleResult();
    }

    /** Elements of the process that are offered without a refusal. */
    private List<String> allowed(String process) {
        return offers.of(CLIENT, standings.open(List.of(CLIENT))).stream()
                .filter(offer -> offer.refusal() == null && offer.step().startsWith(process + "/"))
                .map(offer -> offer.step().substring(process.length() + 1))
                .toList();
    }

    private boolean isVip() {
        return count("vip.vip_status") == 1;
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private String lastIntervention() {
        return jdbc.sql("""
                        SELECT format('%s %s %s -> %s by %s', process, kind, from_steps, coalesce(to_step, 'null'), person)
                        FROM vip.intervention ORDER BY intervention DESC LIMIT 1
                        """).query(String.class).single();
    }
}
