package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static vip.approvals.Product.refusalOf;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;

/** What is refused around absences: at the same moment, by other ways in, and by the database (A5, B7). */
class AbsenceGuardTests extends AbsentDirector {

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

    @Test
    void whoeverIsFirstAtTheSameMomentTheOtherStoresNothing() throws Exception {
        Task task = take(ABSENT, "altai", "decide-security");
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, ABSENT));
        Map<String, Object> shown = Map.of("shown", shown("altai", Seat.SECURITY));
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(FIRST);
        CompletableFuture<String> completed = new CompletableFuture<>();
        transaction.executeWithoutResult(status -> {
            desk.route(task.getId());
            completed.completeAsync(() -> RefusedException.in(catchThrowable(() -> completeAs(ABSENT, task, shown)))
                    .map(RefusedException::getMessage)
                    .orElse(null));
            waitUntilOneWaits();
        });
        assertThat(completed.get()).contains("Nothing was stored");
        assertThat(act("DECIDE")).isNull();
        assertThat(assignee()).isEqualTo(DEPUTY);

        verdicts.approveRemaining(docket("altai", Seat.SECURITY, DEPUTY));
        clock.set(LAST.atTime(23, 59));
        CompletableFuture<Void> swept = new CompletableFuture<>();
        transaction.executeWithoutResult(status -> {
            completeAs(DEPUTY, task, Map.of("shown", shownTo(DEPUTY)));
            clock.set(LAST.plusDays(1));
            swept.completeAsync(() -> {
                desk.minute();
                return null;
            });
            waitUntilOneWaits();
        });
        swept.get();
        assertThat(act("DECIDE")).isEqualTo("SECURITY hq.security-deputy altai.security");
        desk.minute();
        assertThat(outcomes()).containsExactly("OVER");
    }

    private void waitUntilOneWaits() {
        while (jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                        .query(Long.class)
                        .single()
                == 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsKilledInBetweenHasNotHappenedAndTheNextRunDoesItOnce() {
        desk.enter(ABSENT, FIRST, LAST, DEPUTY);
        clock.set(FIRST);
        Task task = task("altai", "decide-security");
        transaction.executeWithoutResult(status -> {
            desk.route(task.getId());
            status.setRollbackOnly();
        });
        assertThat(assignee()).isNull();
        assertThat(visible(DEPUTY)).isFalse();
        assertThat(outcomes()).isEmpty();
        CompletableFuture<Void> otherNode = CompletableFuture.runAsync(desk::minute);
        desk.minute();
        otherNode.join();
        desk.minute();
        assertThat(assignee()).isEqualTo(DEPUTY);
        assertThat(jdbc.sql("SELECT count(*) FROM vip.stand_in")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    /** Their groups see all tasks of their branch by the client's number (adr 0015), so they would see this branch's. */
    @Test
    void nobodyIsLetInWhoWouldSeeMoreThanTheTaskFRM02() {
        identityService.createMembership("p1", "tomsk.manager");
        identityService.createMembership("p3", "altai.manager");
        desk.enter(ABSENT, FIRST, LAST, DEPUTY, "p3");
        desk.enter(DEPUTY, FIRST, LAST, "p1");
        clock.set(FIRST);
        desk.minute();
        assertThat(passedOver())
                .containsExactly(
                        "hq.security-deputy: is absent, too (2026-10-20 to 2026-10-30)",
                        "p1: holds the seat \"tomsk.manager\", and would see this branch's clients as well");
        assertThat(assignee()).as("belongs to the branch").isEqualTo("p3");
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
}
