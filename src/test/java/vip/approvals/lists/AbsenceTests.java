package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static vip.approvals.Product.refusalOf;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.staff.Seat;

/** Who stands in on a list while somebody is absent: four eyes hold along the whole way (A5, B7). */
class AbsenceTests extends AbsentDirector {

    @Autowired
    Acts acts;

    // A5

    /** P1 gets another seat of the list after the absence was entered; before, he or she would have been refused there. */
    @Test
    void theFirstSubstituteWhoHoldsAnotherSeatOnTheListIsPassedOverAndTheNextActsOnBehalf() {
        Task task = take(ABSENT, "altai", "decide-security");
        desk.enter(ABSENT, FIRST, LAST, "p1", "p3");
        identityService.createMembership("p1", "altai.commercial");
        clock.set(FIRST);
        desk.minute();
        assertThat(assignee()).isEqualTo("p3");
        assertThat(passedOver()).containsExactly("p1: holds the seat \"altai.commercial\" (four eyes)");
        decideAs("p3", task);
        assertThat(act("DECIDE")).isEqualTo("SECURITY p3 altai.security");
        assertThat(jdbc.sql("SELECT person || ' ' || side FROM vip.participant WHERE side = 'SECURITY' ORDER BY 1")
                        .query(String.class)
                        .list())
                .containsExactly("altai.security SECURITY", "p3 SECURITY");
    }

    @Test
    void whoSubmittedTheListIsPassedOver() {
        identityService.createMembership("altai.sales", "substitutes");
        identityService.deleteMembership("altai.sales", "altai.sales"); // has left sales since
        try {
            desk.enter(ABSENT, FIRST, LAST, "altai.sales", "p3");
        } finally {
            identityService.createMembership("altai.sales", "altai.sales");
        }
        clock.set(FIRST);
        desk.minute();
        assertThat(assignee()).isEqualTo("p3");
        assertThat(passedOver())
                .containsExactly("altai.sales: has already acted on the list of branch Altai as sales staff");
    }

    // Days

    @ParameterizedTest
    @CsvSource({
        "2026-10-19T23:59:59, false",
        "2026-10-20T00:00:00, true",
        "2026-10-30T23:59:59, true",
        "2026-10-31T00:00:00, false"
    })
    void bothDaysBelongToTheAbsence(LocalDateTime time, boolean moved) {
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(time);
        desk.minute();
        assertThat(assignee()).isEqualTo(moved ? DEPUTY : null);
    }

    @Test
    void onTheLastDayTheSubstituteDecidesAndAfterMidnightNotEvenBeforeTheTaskHasGoneBack() {
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(FIRST);
        desk.minute();
        Task task = task("altai", "decide-security");
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, DEPUTY));
        clock.set(LAST.plusDays(1).atStartOfDay());
        assertThat(refusedAs(DEPUTY, task, Map.of("shown", shownTo(DEPUTY))))
                .isEqualTo(
                        "The absence of Demo Altai security director has ended, so this task goes back. Nothing was stored.");
        clock.set(LAST.atTime(23, 59, 59));
        completeAs(DEPUTY, task, Map.of("shown", shownTo(DEPUTY)));
        assertThat(act("DECIDE")).isEqualTo("SECURITY hq.security-deputy altai.security");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNotCompletedGoesBackToWhereItCameFrom(boolean taken) {
        if (taken) {
            take(ABSENT, "altai", "decide-security");
        }
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(FIRST);
        desk.minute();
        assertThat(assignee()).isEqualTo(DEPUTY);
        clock.set(LAST.plusDays(1));
        desk.minute();
        assertThat(assignee()).isEqualTo(taken ? ABSENT : null);
        assertThat(outcomes()).containsExactly("RETURNED");
    }

    @Test
    void endedEarlyItGoesBackAtOnceAndASecondAbsenceTakesItAgain() {
        take(ABSENT, "altai", "decide-security");
        long absence = desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(FIRST);
        desk.minute();
        desk.end(absence);
        desk.minute();
        assertThat(assignee()).isEqualTo(ABSENT);
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        desk.minute();
        assertThat(assignee()).isEqualTo(DEPUTY);
        decideAs(DEPUTY, task("altai", "decide-security"));
    }

    @Test
    void aNewTaskGoesToTheSubstituteWithinAMinute() {
        desk.enter("altai.sales-director", FIRST, LAST, "altai.sales");
        clock.set(FIRST);
        desk.minute();
        decide("altai", Seat.COMMERCIAL);
        Task security = take(ABSENT, "altai", "decide-security");
        note(docket("altai", Seat.SECURITY, ABSENT), line("altai", "altai-t1"), "RETURN", "OTHER", "No.");
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, ABSENT));
        completeAs(ABSENT, security, Map.of("shown", shown("altai", Seat.SECURITY)));
        product.runJobs();
        complete("altai.sales", "altai", "rework-list", Map.of("shown", withdrawnToken()));
        desk.minute();
        assertThat(task("altai", "sign-rework").getAssignee()).isEqualTo("altai.sales");
    }

    /** Before the minute in which the stand-in's row ends. */
    @Test
    void theNextTaskOfTheSameSeatIsOnBehalfOfNobodyIfItIsNobodyElses() {
        desk.enter("altai.commercial", FIRST, LAST, "p1");
        clock.set(FIRST);
        desk.minute();
        verdicts.approveRemaining(docket("altai", Seat.COMMERCIAL, "p1"));
        Task first = task("altai", "decide-commercial");
        completeAs(
                "p1",
                first,
                Map.of(
                        "shown",
                        verdicts.progress(docket("altai", Seat.COMMERCIAL, "p1"))
                                .token()));
        assertThat(act("DECIDE")).isEqualTo("COMMERCIAL p1 altai.commercial");
        identityService.createMembership("p1", "altai.commercial");
        acts.append(list("altai").id(), Seat.COMMERCIAL, "p1", Act.DECIDE);
        assertThat(jdbc.sql(
                                "SELECT concat_ws(' ', person, on_behalf_of) FROM vip.act WHERE kind = 'DECIDE' ORDER BY act")
                        .query(String.class)
                        .list())
                .containsExactly("p1 altai.commercial", "p1");
    }

    private String withdrawnToken() {
        corrections.withdraw(list("altai"), line("altai", "altai-t1"), "altai.sales");
        return token("altai");
    }

    // Whom it reaches

    @Test
    void anotherHolderOfTheSeatLeavesWhatNobodyHasTaken() {
        identityService.createMembership("p1", "altai.security");
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(FIRST);
        desk.minute();
        assertThat(assignee()).isNull();
        desk.enter("p1", FIRST, LAST, "p2");
        desk.minute();
        assertThat(assignee()).isEqualTo(DEPUTY); // of the first absent holder, by login
    }

    @Test
    void whoIsAbsentTooIsReplacedByHisOrHerOwnSubstitutes() {
        desk.enter(ABSENT, FIRST, LAST, "p1", DEPUTY);
        desk.enter("p1", FIRST, LAST, "p2", "p3");
        long third = desk.enter("p2", FIRST, LAST, "p4");
        clock.set(FIRST);
        desk.minute();
        assertThat(assignee()).isEqualTo("p4");
        assertThat(jdbc.sql("SELECT cardinality(absences) FROM vip.stand_in")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        desk.end(third);
        desk.minute();
        assertThat(assignee()).as("who is back takes it over").isEqualTo("p2");
        decideAs("p2", task("altai", "decide-security"));
        assertThat(act("DECIDE")).isEqualTo("SECURITY p2 altai.security");
    }

    @Test
    void nobodyStandsInForSomebodyWhoHasLostTheSeat() {
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(FIRST);
        desk.minute();
        identityService.deleteMembership(ABSENT, "altai.security");
        try {
            verdicts.approveRemaining(docket("altai", Seat.SECURITY, DEPUTY));
            assertThat(refusedAs(DEPUTY, task("altai", "decide-security"), Map.of("shown", shownTo(DEPUTY))))
                    .contains("Demo Altai security director does not hold the seat");
            desk.minute();
            assertThat(assignee()).isNull();
            assertThat(visible(DEPUTY)).isFalse();
        } finally {
            identityService.createMembership(ABSENT, "altai.security");
        }
    }

    @Test
    void aCircleLeavesTheTaskWhereItIs() {
        take(ABSENT, "altai", "decide-security");
        desk.enter(ABSENT, FIRST, LAST, "p1");
        desk.enter("p1", FIRST, LAST, ABSENT);
        clock.set(FIRST);
        desk.minute();
        desk.minute();
        assertThat(assignee()).isEqualTo(ABSENT);
        assertThat(passedOver())
                .containsExactly(
                        "p1: is absent, too (2026-10-20 to 2026-10-30)",
                        "altai.security: the absences lead back to this person");
        assertThat(jdbc.sql("SELECT count(*) FROM vip.stand_in")
                        .query(Long.class)
                        .single())
                .as("told once")
                .isEqualTo(1);
    }

    @Test
    void nobodyStandsInThroughSomebodyOfAnotherSide() {
        desk.enter(ABSENT, FIRST, LAST, "p1");
        identityService.createMembership("p1", "altai.commercial");
        desk.enter("p1", FIRST, LAST, "p2");
        clock.set(FIRST);
        desk.minute();
        assertThat(assignee()).isNull();
        assertThat(passedOver()).containsExactly("p1: holds the seat \"altai.commercial\" (four eyes)");
    }

    @Test
    void nobodyStandsInForTwoSidesOfOneListThroughTwoAbsences() {
        desk.enter(ABSENT, FIRST, LAST, "p3", "p4");
        desk.enter("altai.commercial", FIRST, LAST, "p3", "p4");
        clock.set(FIRST);
        desk.minute();
        assertThat(List.of(assignee(), task("altai", "decide-commercial").getAssignee()))
                .containsExactlyInAnyOrder("p3", "p4");
    }

    @Test
    void whoStandsInTakesNoTaskOfAnotherSideEvenWithItsSeat() {
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(FIRST);
        desk.minute();
        identityService.createMembership(DEPUTY, "altai.commercial");
        Task other = task("altai", "decide-commercial");
        assertThat(refusalOf(() -> product.as(DEPUTY, () -> taskService.claim(other.getId(), DEPUTY))))
                .contains("stands in for Demo Altai security director on this list as security director");
        Task mine = task("altai", "decide-security");
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, DEPUTY));
        assertThat(refusedAs(DEPUTY, mine, Map.of("shown", shownTo(DEPUTY))))
                .contains("holds the seat \"altai.commercial\", and so cannot stand in here");
        desk.minute();
        assertThat(assignee()).isNull();
    }

    @Test
    void theAbsentOneWhoStandsOnAnotherSideHasNoSubstitute() {
        identityService.createMembership(ABSENT, "altai.commercial");
        Task task = take(ABSENT, "altai", "decide-commercial");
        verdicts.approveRemaining(docket("altai", Seat.COMMERCIAL, ABSENT));
        completeAs(
                ABSENT,
                task,
                Map.of(
                        "shown",
                        verdicts.progress(docket("altai", Seat.COMMERCIAL, ABSENT))
                                .token()));
        identityService.deleteMembership(ABSENT, "altai.commercial");
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(FIRST);
        desk.minute();
        assertThat(assignee()).isNull();
        assertThat(passedOver())
                .containsExactly(
                        "altai.security: is absent, but has already acted on the list of branch Altai as commercial director");
    }

    @Test
    void headquartersTasksGoToASubstituteWhoHoldsNoSeatOfAnyBranch() {
        BRANCHES.stream().filter(branch -> !branch.equals("altai")).forEach(this::submit);
        for (String branch : BRANCHES) {
            decide(branch, Seat.COMMERCIAL);
            decide(branch, Seat.SECURITY);
        }
        product.runJobs();
        desk.enter("hq.sales", FIRST, LAST, "p1", DEPUTY);
        identityService.createMembership("p1", "tomsk.security");
        clock.set(FIRST);
        desk.minute();
        assertThat(task(null, "review-cycle").getAssignee()).isEqualTo(DEPUTY);
        completeAs(DEPUTY, task(null, "review-cycle"), Map.of("shown", cycles.token(Q3)));
        assertThat(jdbc.sql("SELECT count(*) FROM vip.act WHERE kind = 'REVIEW' AND on_behalf_of = 'hq.sales'")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }
}
