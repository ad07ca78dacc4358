package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.Product.refusalOf;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.absences.AbsenceDesk;
import vip.approvals.staff.Seat;

/** Who stands in on a list while somebody is absent: four eyes hold along the whole way (A5, B7). */
class AbsenceTests extends Coordination {

    private static final String ABSENT = "altai.security";
    private static final String DEPUTY = "hq.security-deputy";
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 20);
    private static final LocalDate LAST = LocalDate.of(2026, 10, 30);
    private static final String[] PEOPLE = {"p1", "p2", "p3", "p4"};

    @Autowired
    AbsenceDesk desk;

    @Autowired
    IdentityService identityService;

    @BeforeEach
    void submitted() {
        for (String person : PEOPLE) {
            desk.person(person, "substitutes");
        }
        open();
        submit("altai");
    }

    @AfterEach
    void peopleGo() {
        desk.remove(PEOPLE);
        for (String login : List.of(DEPUTY, "tomsk.security", ABSENT)) {
            identityService.deleteTenantUserMembership("altai", login);
            identityService.deleteMembership(login, "altai.commercial");
        }
        identityService.deleteMembership("altai.sales", "substitutes");
    }

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
        assertThat(passedOver()).containsExactly("p1: holds the seat \"altai.commercial\"");
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
        assertThat(passedOver()).containsExactly("p1: holds the seat \"altai.commercial\"");
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

    // At the same moment, and by other ways

    @Test
    void theAbsentPersonsStaleWindowIsRefusedAndSaysWhoHasTheTask() {
        Task task = take(ABSENT, "altai", "decide-security");
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, ABSENT));
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(FIRST);
        desk.minute();
        assertThat(refusedAs(ABSENT, task, Map.of("shown", shown("altai", Seat.SECURITY))))
                .isEqualTo(
                        "This task is now with hq.security-deputy, so it cannot be completed here. Nothing was stored.");
        assertThat(act("DECIDE")).isNull();
    }

    @Test
    void anAdministratorGivesATaskToNobodyWithoutTheSeat() {
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(FIRST);
        desk.minute();
        Task task = task("altai", "decide-security");
        assertThat(refusalOf(() -> product.as("admin", () -> taskService.setAssignee(task.getId(), "p1"))))
                .contains("does not hold the seat \"altai.security\"");
        product.as("admin", () -> taskService.setAssignee(task.getId(), ABSENT));
        assertThat(outcomes()).containsExactly("REASSIGNED");
        assertThat(visible(DEPUTY)).isFalse();
        desk.minute();
        assertThat(assignee()).as("is absent all the same").isEqualTo(DEPUTY);
    }

    @Test
    void whatASubstituteGivesBackGoesToTheNext() {
        desk.enter(ABSENT, FIRST, LAST, DEPUTY, "p2");
        clock.set(FIRST);
        desk.minute();
        Task task = task("altai", "decide-security");
        product.as(DEPUTY, () -> taskService.claim(task.getId(), null));
        assertThat(visible(DEPUTY)).isFalse();
        desk.minute();
        assertThat(assignee()).isEqualTo("p2");
    }

    @ParameterizedTest
    @ValueSource(strings = {DEPUTY, "tomsk.security"})
    void aSubstituteFromElsewhereSeesTheTaskAndNothingAfterwards(String substitute) {
        assertThat(visible(substitute)).isFalse();
        desk.enter(ABSENT, FIRST, LAST, substitute);
        clock.set(FIRST);
        desk.minute();
        assertThat(visible(substitute)).isTrue();
        decideAs(substitute, task("altai", "decide-security"));
        desk.minute();
        assertThat(identityService
                        .createTenantQuery()
                        .tenantId("altai")
                        .userMember(substitute)
                        .count())
                .isZero();
        assertThat(outcomes()).containsExactly("OVER");
    }

    // The database

    @Test
    void theDatabaseRefusesAnActOnBehalfOfSomebodyWithoutACoveringAbsence() {
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(FIRST);
        desk.minute();
        String inTime = "2026-10-20 09:00+07";
        assertThatThrownBy(() -> insert("p1", ABSENT, inTime))
                .hasMessageContaining("No absence lets p1 act on behalf of");
        assertThatThrownBy(() -> insert(DEPUTY, "altai.commercial", inTime)).hasMessageContaining("No absence lets");
        assertThatThrownBy(() -> insert(DEPUTY, ABSENT, "2026-10-31 00:00+07")).hasMessageContaining("No absence lets");
        assertThatThrownBy(() -> insert(DEPUTY, ABSENT, "2026-10-20 08:59:59+07"))
                .hasMessageContaining("No absence lets");
        assertThat(insert(DEPUTY, ABSENT, inTime)).isEqualTo(1);
    }

    @Test
    void theDatabaseRefusesAStandInWhoseAbsencesDoNotLeadToTheSubstitute() {
        long absence = desk.enter(ABSENT, FIRST, LAST, "p2");
        clock.set(FIRST);
        jdbc.sql("""
                        INSERT INTO vip.stand_in (task, name, seat, branch, quarter, absent, taken, substitute, absences,
                                                  tenant, passed_over, began_at)
                        VALUES ('forged', '', 'SECURITY', 'altai', '2026-Q3', 'altai.security', false, 'p1',
                                ARRAY[:absence], false, '{}', '2026-10-20 00:00+07')
                        """).param("absence", absence).update();
        assertThatThrownBy(() -> insert("p1", ABSENT, "2026-10-20 09:00+07")).hasMessageContaining("No absence lets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE vip.absence SET substitutes = '{p1}'",
                "UPDATE vip.absence SET last_day = last_day + 1",
                "DELETE FROM vip.absence",
                "UPDATE vip.stand_in SET substitute = 'p1'",
                "DELETE FROM vip.stand_in"
            })
    void whatProvesAnActStays(String sql) {
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(FIRST);
        desk.minute();
        assertThatThrownBy(() -> jdbc.sql(sql).update()).rootCause().hasMessageContaining("permission denied");
        assertThatThrownBy(() -> product.asSuperuser(sql)).hasMessageContaining("it is sealed or evidence");
    }

    @Test
    void anAbsenceEndsOnce() {
        long absence = desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        desk.end(absence);
        assertThat(refusalOf(() -> desk.end(absence))).contains("This absence is over");
        assertThatThrownBy(() -> jdbc.sql("UPDATE vip.absence SET ended_by = NULL, ended_at = NULL")
                        .update())
                .hasMessageContaining("it is sealed or evidence");
    }

    // -- what people do ----------------------------------------------------------------------------------------------

    private void decideAs(String person, Task task) {
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, person));
        completeAs(person, task, Map.of("shown", shownTo(person)));
    }

    private String shownTo(String person) {
        return verdicts.progress(docket("altai", Seat.SECURITY, person)).token();
    }

    private int insert(String person, String absent, String at) {
        for (String each : List.of(person, absent)) {
            jdbc.sql("INSERT INTO vip.participant VALUES (:list, :person, 'SECURITY') ON CONFLICT DO NOTHING")
                    .param("list", list("altai").id())
                    .param("person", each)
                    .update();
        }
        return jdbc.sql("""
                        INSERT INTO vip.act (list, seat, person, on_behalf_of, kind, at, shown, content, position,
                                             previous_hash, hash)
                        VALUES (:list, 'SECURITY', :person, :absent, 'DECIDE', :at::timestamptz, '', '', 1, '', '')
                        """)
                .param("list", list("altai").id())
                .param("person", person)
                .param("absent", absent)
                .param("at", at)
                .update();
    }

    // -- what there is -----------------------------------------------------------------------------------------------

    private String assignee() {
        return task("altai", "decide-security").getAssignee();
    }

    private boolean visible(String person) {
        boolean[] found = new boolean[1];
        product.as(
                person,
                () -> found[0] = taskService
                                .createTaskQuery()
                                .taskDefinitionKey("decide-security")
                                .count()
                        > 0);
        return found[0];
    }

    private String act(String kind) {
        return jdbc.sql("SELECT concat_ws(' ', seat, person, on_behalf_of) FROM vip.act WHERE kind = :kind")
                .param("kind", kind)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private List<String> passedOver() {
        return jdbc.sql("SELECT unnest(passed_over) FROM vip.stand_in")
                .query(String.class)
                .list();
    }

    private List<String> outcomes() {
        return jdbc.sql("SELECT outcome FROM vip.stand_in ORDER BY stand_in")
                .query(String.class)
                .list();
    }
}
