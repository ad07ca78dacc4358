package vip.approvals.tiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.calendar.ThreeMonths;
import vip.approvals.onboarding.Allocation;
import vip.approvals.onboarding.OnboardingProcesses;

/** The monthly process: by the timer, on several nodes, after a failure; then allocation and headquarters (GT-13, GT-14). */
@ProductTest
class TierReviewProcessTests {

    private static final ThreeMonths SEPTEMBER = ThreeMonths.parse("2026-09");
    private static final LocalDate LONG_AGO = LocalDate.of(2025, 1, 1);

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    BillingFacts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TierReviews reviews;

    @Autowired
    PartReview parts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    OnboardingProcesses processes;

    @Autowired
    Allocation allocation;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    HistoryService historyService;

    @Autowired
    ManagementService managementService;

    @BeforeEach
    void vipsInTwoBranches() {
        product.reset();
        clock.set(LocalDate.of(2026, 10, 1));
        facts.vip("altai-v", "altai", "T1", LONG_AGO, "5000.00", "5000.00", "5000.00");
        facts.vip("tomsk-v", "tomsk", "T1", LONG_AGO, "20000.00", "20000.00", "20000.00");
    }

    @AfterEach
    void noTrigger() {
        product.asSuperuser("DROP FUNCTION IF EXISTS vip.fail_of_the_test CASCADE");
    }

    @Test
    void theTimerReviewsTheMonthOnceAndEveryStepIsPassed() {
        assertThat(passed(timerRuns()))
                .containsExactlyInAnyOrder("month-ended", "choose-month", "to-be-reviewed", "month-handed-over");
        String review = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("2026-09", "tier-review")
                .singleResult()
                .getId();
        product.runJobs();
        assertThat(passed(review))
                .contains("review-started", "close-review", "allocation-asked")
                .filteredOn("review-part"::equals)
                .hasSize(2);
        assertThat(tiers()).containsExactly("altai-v T2", "tomsk-v T3");
        assertThat(passed(timerRuns())).contains("nothing-to-review");
        assertThat(count("SELECT count(*) FROM vip.tier_review")).isOne();
        assertThat(count("SELECT count(*) FROM vip.tier_result")).isEqualTo(2);
    }

    /** No incident: it looks again the next day. */
    @Test
    void theTimerWaitsForCharges() {
        clock.set(LocalDate.of(2026, 11, 1));
        assertThat(passed(timerRuns())).contains("nothing-to-review");
        for (String client : List.of("altai-v", "tomsk-v")) {
            facts.charge(client, "7" + client, LocalDate.of(2026, 10, 1), "20000.00");
        }
        timerRuns();
        assertThat(jdbc.sql("SELECT month FROM vip.tier_review")
                        .query(String.class)
                        .single())
                .isEqualTo("2026-10");
    }

    @Test
    void twoNodesStartOneReview() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> start = () -> {
            together.await();
            return catchThrowable(() -> reviews.start(SEPTEMBER, TierReviews.PRODUCT)) == null;
        };
        var nodes = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> started = nodes.invokeAll(List.of(start, start));
            assertThat(started.stream().map(TierReviewProcessTests::get)).containsExactlyInAnyOrder(true, false);
        } finally {
            nodes.shutdown();
        }
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("tier-review")
                        .count())
                .isOne();
        product.runJobs();
        assertThat(count("SELECT count(*) FROM vip.tier_result")).isEqualTo(2);
    }

    /** One branch fails and is done again; the others do not wait for it, and nothing is done twice. */
    @Test
    void aPartThatFailsIsDoneAgainAndAllocationWaitsForIt() {
        failAt("tomsk");
        reviews.start(SEPTEMBER, TierReviews.PRODUCT);
        for (int attempt = 0; attempt < 3; attempt++) {
            runJobsThatMayFail();
        }
        assertThat(tiers()).containsExactly("altai-v T2", "tomsk-v T1");
        assertThat(count("SELECT count(*) FROM vip.monthly_assessment"))
                .as("all or nothing")
                .isOne();
        assertThat(runtimeService.createIncidentQuery().count()).isOne();
        assertThat(allocations()).as("GT-14: after the review").isEmpty();
        assertThat(count("SELECT count(*) FROM vip.tier_review WHERE finished_at IS NULL"))
                .isOne();

        noTrigger();
        managementService
                .createJobQuery()
                .noRetriesLeft()
                .list()
                .forEach(job -> managementService.setJobRetries(job.getId(), 1)); // as in Cockpit
        product.runJobs();
        assertThat(tiers()).containsExactly("altai-v T2", "tomsk-v T3");
        assertThat(count("SELECT count(*) FROM vip.tier_result")).isEqualTo(2);
        assertThat(allocations()).containsExactlyInAnyOrder("altai", "tomsk");
    }

    /** Facts do not change while they are measured, and neither waits for the other for ever. */
    @Test
    void aPartWaitsForABillingFileThatIsBeingLoaded() throws Exception {
        reviews.start(SEPTEMBER, TierReviews.PRODUCT);
        var node = Executors.newSingleThreadExecutor();
        try {
            Future<?> part = transaction.execute(status -> {
                jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('vip.billing_load'))")
                        .query()
                        .singleRow();
                Future<?> waiting = node.submit(() -> parts.review(SEPTEMBER, 0));
                await().until(() ->
                        count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 1);
                facts.charge("altai-v", "7altai-v", LocalDate.of(2026, 9, 1), "4999.99");
                return waiting;
            });
            part.get();
        } finally {
            node.shutdown();
        }
        assertThat(tiers()).containsExactly("altai-v T1", "tomsk-v T1");
    }

    /** VIPs whom billing has brought get a manager as new ones do; where the staff are asked already, nobody asks twice. */
    @Test
    void allocationStaffAreAskedOnceWhereAVipHasNoManager() {
        processes.allocate("altai");
        product.runJobs();
        assertThat(allocations()).containsExactly("altai");
        reviews.start(SEPTEMBER, TierReviews.PRODUCT);
        product.runJobs();
        assertThat(allocations()).containsExactlyInAnyOrder("altai", "tomsk");
        assertThat(allocation.numbers("tomsk").others()).isOne();
    }

    @Test
    void whereEveryVipHasAManagerNobodyIsAsked() {
        jdbc.sql("""
                        INSERT INTO vip.assignment (client, branch, manager, since, assigned_by)
                        SELECT client, branch, branch || '.manager', '2026-01-01', branch || '.allocation' FROM vip.client
                        """).update();
        reviews.start(SEPTEMBER, TierReviews.PRODUCT);
        product.runJobs();
        assertThat(allocations()).isEmpty();
    }

    @Test
    void headquartersIsToldInNumbers() {
        reviews.start(SEPTEMBER, TierReviews.PRODUCT);
        product.runJobs();
        List<String> mails = jdbc.sql("SELECT recipient || ': ' || subject FROM vip.outbox ORDER BY recipient")
                .query(String.class)
                .list();
        assertThat(mails)
                .containsExactly(
                        "hq.commercial: VIP programme: tier review of 2026-09, 2 up, 0 down",
                        "hq.sales: VIP programme: tier review of 2026-09, 2 up, 0 down");
        assertThat(jdbc.sql("SELECT DISTINCT body FROM vip.outbox")
                        .query(String.class)
                        .single())
                .contains(
                        "2026-07, 2026-08, 2026-09",
                        "Altai: 1 VIPs, 1 up, 0 down, 0 watched, 0 do not meet the criteria, 0 unchanged",
                        "In all: 2 VIPs, 2 up",
                        "/tiers/2026-09")
                .doesNotContain("altai-v", "Demo");
    }

    @Test
    void aMonthWithoutVipsIsReviewedToo() {
        jdbc.sql("DELETE FROM vip.vip_status WHERE set_config('vip.billing', 'file', true) = 'file'")
                .update();
        reviews.start(SEPTEMBER, "admin");
        product.runJobs();
        assertThat(count("SELECT count(*) FROM vip.tier_review WHERE finished_at IS NOT NULL"))
                .isOne();
    }

    /** @return its instance */
    private String timerRuns() {
        return runtimeService.startProcessInstanceByKey("month-end").getId();
    }

    private void runJobsThatMayFail() {
        managementService
                .createJobQuery()
                .messages()
                .executable()
                .list()
                .forEach(job -> catchThrowable(() -> managementService.executeJob(job.getId())));
    }

    private void failAt(String branch) {
        product.asSuperuser("""
                CREATE FUNCTION vip.fail_of_the_test() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'on purpose';
                END
                $$;
                CREATE TRIGGER fail_of_the_test BEFORE INSERT ON vip.tier_result
                    FOR EACH ROW WHEN (NEW.branch = '%s') EXECUTE FUNCTION vip.fail_of_the_test();
                """.formatted(branch));
    }

    /** The branches whose allocation staff have a task. */
    private List<String> allocations() {
        return taskService.createTaskQuery().taskDefinitionKey("allocate-managers").list().stream()
                .map(Task::getTenantId)
                .toList();
    }

    private List<String> passed(String instance) {
        return historyService.createHistoricActivityInstanceQuery().processInstanceId(instance).list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private List<String> tiers() {
        return jdbc.sql("SELECT client || ' ' || tier FROM vip.vip_status ORDER BY client")
                .query(String.class)
                .list();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static boolean get(Future<Boolean> done) {
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
