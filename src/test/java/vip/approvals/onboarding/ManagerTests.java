package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.Product.refusalOf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.clients.BillingFile;
import vip.approvals.clients.BillingImport;

/** A10: exactly one manager for each VIP, who has passed the final test, and no gap (SIB-32, SIB-39, FRM-11, FRM-12). */
class ManagerTests extends AllocationStaff {

    private static final String CLIENT = "altai-00001";

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    BillingImport billing;

    @BeforeEach
    void oneNewVip() {
        approve(1);
    }

    @Test
    void SIB_39_anOnboardingDoesNotEndWithoutAManager() {
        assertThat(refusalOf(() -> onboardings.complete(CLIENT)))
                .isEqualTo("altai-00001 has no personal manager (SIB-39).");
        assertThat(texts("SELECT state FROM vip.onboarding")).containsExactly("RUNNING");
        give(CLIENT, null, FIRST);
        onboardings.complete(CLIENT);
        assertThat(texts("SELECT state FROM vip.onboarding")).containsExactly("DONE");
    }

    @Test
    void FRM_12_whoHasNotPassedTheFinalTestIsRefused() {
        add("altai.third", "altai.manager");
        assertThat(refusalOf(() -> give(CLIENT, null, "altai.third")))
                .isEqualTo("altai.third has not passed the final test (FRM-12).");
        managers.passed("altai.third", "altai", LocalDate.of(2026, 10, 5), STAFF);
        give(CLIENT, null, "altai.third");
    }

    @Test
    void FRM_11_aTestCountsUntilItsLastDay() {
        clock.set(LocalDate.of(2027, 3, 2));
        assertThat(refusalOf(() -> give(CLIENT, null, FIRST)))
                .isEqualTo("Demo Altai personal manager's final test counted until 2027-03-01 (FRM-11).");
        clock.set(LocalDate.of(2027, 3, 1));
        give(CLIENT, null, FIRST);
    }

    @Test
    void FRM_11_theLatestTestCounts() {
        managers.passed(FIRST, "altai", LocalDate.of(2026, 10, 5), STAFF);
        managers.passed(FIRST, "altai", LocalDate.of(2026, 2, 1), STAFF); // recorded late
        assertThat(managers.of("altai"))
                .extracting(Managers.Manager::trainedUntil)
                .startsWith(LocalDate.of(2027, 4, 5), LocalDate.of(2027, 3, 1));
    }

    @Test
    void SIB_32_whoServesVipsHoldsTheSeatInTheBranch() {
        assertThat(refusalOf(() -> give(CLIENT, null, "altai.sales")))
                .isEqualTo("Demo Altai sales staff is no personal manager of Altai.");
        assertThat(refusalOf(() -> give(CLIENT, null, "tomsk.manager")))
                .isEqualTo("Demo Tomsk personal manager is no personal manager of Altai.");
    }

    @Test
    void nobodyRecordsHisOrHerOwnTestOrOneThatLiesAhead() {
        add("altai.both", "altai.manager", "altai.allocation");
        assertThat(refusalOf(() -> managers.passed("altai.both", "altai", LocalDate.of(2026, 10, 5), "altai.both")))
                .isEqualTo("Nobody records his or her own test.");
        assertThat(refusalOf(() -> managers.passed("altai.both", "altai", LocalDate.of(2026, 10, 6), STAFF)))
                .isEqualTo("The day of the test lies ahead.");
        assertThat(refusalOf(() -> managers.passed("altai.sales", "altai", LocalDate.of(2026, 10, 5), STAFF)))
                .isEqualTo("Demo Altai sales staff is no personal manager of Altai.");
        managers.passed("altai.both", "altai", LocalDate.of(2026, 10, 5), STAFF);
    }

    @Test
    void SIB_39_theDatabaseRefusesASecondActiveManager() {
        give(CLIENT, null, FIRST);
        assertThatThrownBy(() -> begin(SECOND, "2026-10-05 09:00+07"))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("assignment_active_key");
    }

    @Test
    void SIB_39_theDatabaseRefusesAGapHoweverShort() {
        give(CLIENT, null, FIRST);
        assertThatThrownBy(() -> end("2026-10-06 09:00+07"))
                .as("nobody follows")
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("without a manager");
        assertThatThrownBy(() -> transactions.executeWithoutResult(transaction -> {
                    end("2026-10-06 09:00+07");
                    begin(SECOND, "2026-10-06 09:00:00.000001+07");
                }))
                .as("somebody follows too late")
                .hasMessageContaining("without a manager");
        assertThat(assignments.manager(CLIENT)).contains(FIRST);
        assertThatCode(() -> transactions.executeWithoutResult(transaction -> {
                    end("2026-10-06 09:00+07");
                    begin(SECOND, "2026-10-06 09:00+07");
                }))
                .doesNotThrowAnyException();
        assertThat(assignments.manager(CLIENT)).contains(SECOND);
    }

    @Test
    void whatHasBeenAssignedStaysOnRecord() {
        give(CLIENT, null, FIRST);
        give(CLIENT, FIRST, SECOND);
        assertThat(texts(
                        "SELECT manager || ' ' || coalesce(end_reason, 'now') FROM vip.assignment ORDER BY assignment"))
                .containsExactly("altai.manager HANDED_OVER", "altai.second now");
        assertThatThrownBy(() -> jdbc.sql("UPDATE vip.assignment SET manager = 'altai.third'")
                        .update())
                .hasMessageContaining("is refused");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM vip.assignment").update())
                .hasMessageContaining("it is evidence");
    }

    @Test
    void aHandOverMovesOpenTasksAndTheOldManagersWindowIsStale() {
        give(CLIENT, null, FIRST);
        Task sms = task("first-sms", CLIENT);
        give(CLIENT, FIRST, SECOND);
        assertThat(task("first-sms", CLIENT).getAssignee()).isEqualTo(SECOND);
        assertThat(refusalOf(() -> complete(FIRST, sms.getId())))
                .isEqualTo("This task is now with altai.second, so it cannot be completed here. Nothing was stored.");
        assertThat(refusalOf(() -> taskService.setAssignee(sms.getId(), FIRST)))
                .isEqualTo("Demo Altai personal manager is not the personal manager of altai-00001;"
                        + " the allocation staff hand clients over (SIB-39).");
    }

    @Test
    void whoGivesAClientThatIsGivenAlreadyIsToldSo() {
        give(CLIENT, null, FIRST);
        assertThat(refusalOf(() -> give(CLIENT, null, SECOND)))
                .isEqualTo("altai-00001 has been given to somebody else meanwhile. Reload the page.");
        assertThat(refusalOf(() -> give(CLIENT, SECOND, FIRST))).contains("meanwhile");
        assertThat(assignments.manager(CLIENT)).contains(FIRST);
    }

    @Test
    void ofTwoWhoGiveTheSameClientAtOnceOneIsRefused() {
        CountDownLatch given = new CountDownLatch(1);
        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> {
            await(given);
            return refusalOf(() -> give(CLIENT, null, SECOND)); // waits for the first one's commit
        });
        transactions.executeWithoutResult(transaction -> {
            give(CLIENT, null, FIRST);
            given.countDown();
            untilSomebodyWaitsForALock();
        });
        assertThat(other.join()).isEqualTo("altai-00001 has been given to somebody else meanwhile. Reload the page.");
        assertThat(texts("SELECT manager FROM vip.assignment")).containsExactly(FIRST);
    }

    @Test
    void aHandOverThatMeetsACompletionIsRefusedWithAWord() {
        give(CLIENT, null, FIRST);
        CountDownLatch changed = new CountDownLatch(1);
        CompletableFuture<String> handOver = CompletableFuture.supplyAsync(() -> {
            await(changed);
            return refusalOf(() -> give(CLIENT, FIRST, SECOND));
        });
        transactions.executeWithoutResult(transaction -> {
            taskService.setPriority(task("first-sms", CLIENT).getId(), 99); // as a completion changes the task
            changed.countDown();
            untilSomebodyWaitsForALock();
        });
        assertThat(handOver.join())
                .isEqualTo("Somebody is just completing a task of altai-00001. Nothing was stored; try again.");
        assertThat(assignments.manager(CLIENT)).contains(FIRST);
    }

    @Test
    void withTheStatusTheAssignmentEnds() {
        facts.vip("altai-v", "altai", "T1", LocalDate.of(2026, 1, 1));
        give("altai-v", null, FIRST);
        String file = "client,branch,type,name,contract_start,contract_end,image,vip,tier,vip_since\n"
                + "altai-v,altai,ORGANISATION,Demo altai-v,2026-01-15,,false,false,,\n";
        billing.load(
                BillingFile.CLIENTS,
                "clients.csv",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                "billing");
        assertThat(texts("SELECT end_reason FROM vip.assignment")).containsExactly("STATUS_ENDED");
        assertThat(assignments.manager("altai-v")).isEmpty();
    }

    @Test
    void whoDeclinesHasNoManagerAnyMore() {
        give(CLIENT, null, FIRST);
        onboardings.decline(CLIENT, "NOT_INTERESTED");
        assertThat(texts("SELECT end_reason FROM vip.assignment")).containsExactly("STATUS_ENDED");
    }

    @Test
    void whoMayServeNoLongerKeepsTheClientsUntilTheyAreHandedOver() {
        give(CLIENT, null, SECOND);
        identityService.deleteMembership(SECOND, "altai.manager");
        assertThat(managers.of("altai"))
                .filteredOn(manager -> manager.person().equals(SECOND))
                .singleElement()
                .satisfies(manager -> {
                    assertThat(manager.here()).isEqualTo(1);
                    assertThat(manager.hindrance()).isEqualTo("altai.second is no personal manager of Altai.");
                });
        assertThat(assignments.manager(CLIENT)).contains(SECOND);
        give(CLIENT, SECOND, FIRST);
        assertThat(managers.of("altai")).extracting(Managers.Manager::person).doesNotContain(SECOND);
    }

    private void end(String at) {
        jdbc.sql("UPDATE vip.assignment SET until = :at::timestamptz, end_reason = 'HANDED_OVER' WHERE until IS NULL")
                .param("at", at)
                .update();
    }

    private void begin(String manager, String at) {
        jdbc.sql("""
                        INSERT INTO vip.assignment (client, branch, manager, since, assigned_by)
                        VALUES (:client, 'altai', :manager, :at::timestamptz, 'altai.allocation')
                        """)
                .param("client", CLIENT)
                .param("manager", manager)
                .param("at", at)
                .update();
    }

    private void untilSomebodyWaitsForALock() {
        Awaitility.await().until(() -> count("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
