package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;

/** Onboardings of a whole list begin a hundred at a time, each hundred in a transaction of its own (GT-14). */
class StartInChunksTests extends AllocationStaff {

    private static final String RUNNING = "SELECT count(*) FROM vip.onboarding WHERE state = 'RUNNING'";

    @Test
    void fiveThousandClientsStartAHundredAtATime() {
        ApprovedList.of(jdbc, "altai", 5_000);
        newVips();
        List<Integer> after = new ArrayList<>();
        for (Job job; (job = job()) != null; after.add(count(RUNNING))) {
            managementService.executeJob(job.getId());
        }
        assertThat(after).hasSize(51); // the last one finds nobody
        assertThat(after.subList(0, 50))
                .allSatisfy(running -> assertThat(running).isEqualTo(100 * (after.indexOf(running) + 1)));
        everyClientHasStartedOnce(5_000);
        assertThat(allocateManagers().getPriority()).isEqualTo(100);
        forgetProcesses();
    }

    @Test
    void aJobThatFailsInTheMiddleOfAChunkLeavesNothingOfItAndIsRepeated() {
        ApprovedList.of(jdbc, "altai", 250);
        product.asSuperuser("""
                CREATE FUNCTION vip.fail_in_the_middle() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'no room left'; END $$;
                CREATE TRIGGER fail BEFORE INSERT ON camunda.act_ru_execution FOR EACH ROW
                    WHEN (NEW.business_key_ = 'altai-00150') EXECUTE FUNCTION vip.fail_in_the_middle();
                """);
        try {
            newVips();
            managementService.executeJob(job().getId());
            assertThat(count(RUNNING)).isEqualTo(100);
            assertThatThrownBy(() -> managementService.executeJob(job().getId()));
            everyClientHasStartedOnce(100);
        } finally {
            product.asSuperuser(
                    "DROP TRIGGER fail ON camunda.act_ru_execution; DROP FUNCTION vip.fail_in_the_middle()");
        }
        product.runJobs();
        everyClientHasStartedOnce(250);
    }

    @Test
    void aSecondMessageStartsNobodyTwice() {
        approve(120);
        newVips();
        product.runJobs();
        everyClientHasStartedOnce(120);
    }

    @Test
    void whoLosesTheStatusBeforeTheStartIsNotReceived() {
        ApprovedList.of(jdbc, "altai", 101);
        newVips();
        managementService.executeJob(job().getId());
        billingTakesBack("altai-00101");
        product.runJobs();
        everyClientHasStartedOnce(100);
        assertThat(texts("SELECT state FROM vip.onboarding WHERE client = 'altai-00101'"))
                .containsExactly("ENDED");
    }

    @Test
    void whoHasAManagerAlreadyIsContactedAtOnce() {
        facts.vip("altai-v", "altai", "T1", LocalDate.of(2026, 1, 1));
        give("altai-v", null, FIRST);
        ApprovedList.of(jdbc, "altai", 1);
        jdbc.sql("""
                        UPDATE vip.vip_status SET granted_by = 'LIST', route = 'NUMBER',
                            line = (SELECT line FROM vip.vip_status WHERE client = 'altai-00001')
                        WHERE client = 'altai-v'
                        """).update();
        billingTakesBack("altai-00001");
        newVips();
        product.runJobs();
        assertThat(task("first-sms", "altai-v").getAssignee()).isEqualTo(FIRST);
    }

    /** Any other status ends with a notice. */
    private void billingTakesBack(String client) {
        jdbc.sql("UPDATE vip.vip_status SET granted_by = 'BILLING', line = NULL WHERE client = :client")
                .param("client", client)
                .update();
        jdbc.sql(
                        "DELETE FROM vip.vip_status WHERE set_config('vip.billing', 'file', true) = 'file' AND client = :client")
                .param("client", client)
                .update();
    }

    private void everyClientHasStartedOnce(int clients) {
        assertThat(count(RUNNING)).isEqualTo(clients);
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("onboarding")
                        .count())
                .isEqualTo(clients);
        assertThat(count("""
                        SELECT count(DISTINCT o.client) FROM vip.onboarding o
                        JOIN camunda.act_ru_execution e ON e.business_key_ = o.client AND e.parent_id_ IS NULL
                        WHERE o.state = 'RUNNING'
                        """)).isEqualTo(clients);
    }

    private Job job() {
        return managementService.createJobQuery().messages().active().singleResult();
    }
}
