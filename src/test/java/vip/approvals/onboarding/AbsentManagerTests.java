package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.Product.refusalOf;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vip.approvals.Visitor;
import vip.approvals.absences.AbsenceDesk;

/** A manager on holiday leaves no client's task lying: a colleague who may serve VIPs does it on his or her behalf (B7). */
class AbsentManagerTests extends ClientWalk {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 20);
    private static final LocalDate LAST = LocalDate.of(2026, 10, 30);
    private static final String THIRD = "altai.manager3";

    @LocalServerPort
    int port;

    @Autowired
    AbsenceDesk desk;

    @BeforeEach
    void aNewVip() {
        assigned();
    }

    // Days

    @ParameterizedTest
    @CsvSource({
        "2026-10-19T23:59:59, altai.manager",
        "2026-10-20T00:00:00, altai.manager2",
        "2026-10-30T23:59:59, altai.manager2",
        "2026-10-31T00:00:00, altai.manager"
    })
    void B7_openTasksOfAnAbsentManagerAreTheSubstitutesOnBothDays(LocalDateTime time, String assignee) {
        desk.enter(MANAGER, FIRST, LAST, OTHER);
        clock.set(time);
        desk.minute();
        assertThat(task("first-sms").getAssignee()).isEqualTo(assignee);
    }

    @Test
    void B7_whatIsDoneMeanwhileIsOnRecordOnBehalfOfTheManagerAndNewTasksFollow() {
        away();
        sms();
        assertThat(task("first-call").getAssignee())
                .as("new, within the minute")
                .isEqualTo(MANAGER);
        desk.minute();
        call("REACHED");
        desk.minute();
        terms();
        assertThat(said("SELECT step || ' ' || person || ' ' || on_behalf_of FROM vip.contact ORDER BY contact"))
                .containsExactly("first-sms altai.manager2 altai.manager", "first-call altai.manager2 altai.manager");
        assertThat(said("SELECT filed_by || ' ' || on_behalf_of FROM vip.terms"))
                .containsExactly("altai.manager2 altai.manager");
        assertThat(assignments.manager(CLIENT))
                .as("the client stays the manager's")
                .contains(MANAGER);
        assertThat(visitor(MANAGER).get("/clients/" + CLIENT).body())
                .contains("Second Manager on behalf of Demo Altai personal manager");
    }

    @Test
    void afterMidnightTheSubstituteCompletesNothingMoreAndTheManagerGoesOn() {
        away();
        Task task = task("first-sms");
        clock.set(LAST.plusDays(1).atStartOfDay());
        String path = "/api/tasks/" + task.getId();
        assertThat(visitor(OTHER).get(path + "/client").statusCode()).isEqualTo(409);
        assertThatThrownBy(
                        () -> contacts.record(clientTask(task), Contacts.Attempt.of(Contacts.Medium.SMS, "SENT", null)))
                .as("the database")
                .hasMessageContaining("No absence lets altai.manager2 act on behalf of altai.manager");
        assertThat(refusalOf(() -> complete(task, Map.of()))).contains("has ended, so this task goes back");
        desk.minute();
        assertThat(task("first-sms").getAssignee()).isEqualTo(MANAGER);
        sms();
        assertThat(said("SELECT person || coalesce(on_behalf_of, '') FROM vip.contact"))
                .containsExactly(MANAGER);
    }

    // A task, not a seat

    @Test
    void FRM_02_theSubstituteReadsTheClientInTheTaskAndNowhereElse() {
        Visitor colleague = visitor(OTHER);
        String path = "/api/tasks/" + task("first-sms").getId() + "/client";
        assertThat(colleague.get(path).statusCode()).as("before").isEqualTo(404);
        away();
        assertThat(colleague.get(path).statusCode()).isEqualTo(200);
        assertThat(colleague.get(path).body())
                .contains("\"onBehalfOf\":\"Demo Altai personal manager\"")
                .contains("I am Demo Altai personal manager, your personal manager");
        assertThat(colleague.get("/clients/" + CLIENT).statusCode()).isEqualTo(404);
        assertThat(visitor(MANAGER).get(path).statusCode())
                .as("still the manager's client")
                .isEqualTo(200);
        clock.set(LAST.plusDays(1));
        desk.minute();
        assertThat(colleague.get(path).statusCode()).as("after").isEqualTo(404);
    }

    // Who may

    @Test
    void FRM_12_onlyWhoMayServeVipsStandsIn() {
        desk.person(THIRD, "altai.manager");
        desk.person("p1", "substitutes");
        try {
            assertThat(refusalOf(() -> desk.enter(MANAGER, FIRST, LAST, THIRD)))
                    .contains("Test altai.manager3 has not passed the final test (FRM-12). Who could: altai.manager2");
            assertThat(refusalOf(() -> desk.enter(MANAGER, FIRST, LAST, "p1")))
                    .contains("Test p1 is no personal manager of Altai");
            assertThat(refusalOf(() -> desk.enter(MANAGER, FIRST, LAST, "tomsk.manager")))
                    .contains("is no personal manager of Altai");
        } finally {
            desk.remove(THIRD, "p1");
        }
    }

    /** A test counts for six months, its last day included. */
    @ParameterizedTest
    @CsvSource({"2026-10-19, altai.manager3", "2026-10-20, altai.manager2"})
    void FRM_11_whoseTestDoesNotCountAnyMoreIsPassedOver(LocalDate day, String assignee) {
        desk.person(THIRD, "altai.manager");
        try {
            managers.passed(THIRD, "altai", LocalDate.of(2026, 4, 19), "altai.allocation");
            desk.enter(MANAGER, day, LAST, THIRD, OTHER);
            clock.set(day);
            desk.minute();
            assertThat(task("first-sms").getAssignee()).isEqualTo(assignee);
        } finally {
            desk.remove(THIRD);
        }
    }

    @Test
    void aCircleLeavesTheTasksWithTheManagerAndTellsTheAdministratorsOnce() {
        address("admin", "admin@vip.example");
        receive("altai-second", "altai");
        give("altai-second", "altai", null, MANAGER);
        desk.enter(MANAGER, FIRST, LAST, OTHER);
        desk.enter(OTHER, FIRST, LAST, MANAGER);
        clock.set(FIRST);
        desk.minute();
        desk.minute();
        assertThat(task("first-sms").getAssignee()).isEqualTo(MANAGER);
        assertThat(said("SELECT name FROM vip.stand_in WHERE substitute IS NULL"))
                .as("no client is named where nothing is erased")
                .containsExactly("VIP · Send first SMS", "VIP · Send first SMS");
        assertThat(said("SELECT subject FROM vip.outbox WHERE key LIKE 'nobody-stands-in-%'"))
                .containsExactly("Nobody stands in: tasks of the seat \"altai.manager\"");
        address("admin", null);
    }

    // Hand-overs

    @Test
    void SIB_39_aClientWhoIsHandedOverToTheSubstituteIsNobodyElsesFromThenOn() {
        away();
        give(CLIENT, "altai", MANAGER, OTHER);
        sms();
        assertThat(said("SELECT person || coalesce(on_behalf_of, '') FROM vip.contact"))
                .containsExactly(OTHER);
        assertThat(said("SELECT outcome FROM vip.stand_in")).containsExactly("REASSIGNED");
        desk.minute();
        assertThat(task("first-call").getAssignee()).isEqualTo(OTHER);
    }

    @Test
    void SIB_39_aClientWhoIsHandedOverToAnAbsentManagerIsTheSubstitutesAtTheNextMinute() {
        desk.enter(OTHER, FIRST, LAST, MANAGER);
        clock.set(FIRST);
        give(CLIENT, "altai", MANAGER, OTHER);
        desk.minute();
        assertThat(task("first-sms").getAssignee()).isEqualTo(MANAGER);
        sms();
        assertThat(said("SELECT person || ' ' || on_behalf_of FROM vip.contact"))
                .containsExactly("altai.manager altai.manager2");
    }

    @Test
    void whatTheSubstituteGivesBackIsTheManagersAgain() {
        away();
        Task task = task("first-sms");
        product.as(OTHER, () -> taskService.claim(task.getId(), null));
        desk.minute();
        desk.minute();
        assertThat(task("first-sms").getAssignee()).isEqualTo(MANAGER);
        assertThat(said("SELECT passed_over[1] FROM vip.stand_in WHERE substitute IS NULL"))
                .containsExactly("altai.manager2: has given this task back");
    }

    private void away() {
        desk.enter(MANAGER, FIRST, LAST, OTHER);
        clock.set(FIRST);
        desk.minute();
    }

    private void address(String person, String address) {
        User user = identityService.createUserQuery().userId(person).singleResult();
        user.setEmail(address);
        identityService.saveUser(user);
    }

    private List<String> said(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private Visitor visitor(String person) {
        return Visitor.loggedIn(port, person);
    }
}
