package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.staff.Seat;

/** Two people at once, one person twice, and a connection that dies: never half of anything. */
class FailureTests extends Coordination {

    @Autowired
    TransactionTemplate transaction;

    @Test
    void twoDirectorsWhoCompleteInTheSameSecondBothSucceed() throws Exception {
        open();
        submit("altai");
        Task commercial = take("altai.commercial", "altai", "decide-commercial");
        Task security = take("altai.security", "altai", "decide-security");
        verdicts.approveRemaining(docket("altai", Seat.COMMERCIAL, "altai.commercial"));
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, "altai.security"));
        String commercialSaw = shown("altai", Seat.COMMERCIAL);
        String securitySaw = shown("altai", Seat.SECURITY);
        List<Throwable> failures = atOnce(
                () -> completeAs("altai.commercial", commercial, Map.of("shown", commercialSaw)),
                () -> completeAs("altai.security", security, Map.of("shown", securitySaw)));
        assertThat(failures).isEmpty();
        product.runJobs();
        assertThat(states("altai").values()).containsOnly("AGREED");
    }

    @Test
    void aDoubleClickDecidesOnce() throws Exception {
        open();
        submit("altai");
        Task task = take("altai.security", "altai", "decide-security");
        verdicts.approveRemaining(docket("altai", Seat.SECURITY, "altai.security"));
        String saw = shown("altai", Seat.SECURITY);
        List<Throwable> failures = atOnce(
                () -> completeAs("altai.security", task, Map.of("shown", saw)),
                () -> completeAs("altai.security", task, Map.of("shown", saw)));
        assertThat(failures).hasSize(1);
        assertThat(jdbc.sql("SELECT count(*) FROM vip.act WHERE seat = 'SECURITY'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM vip.decision")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aQuarterThatTwoPeopleOpenAtOnceIsOpenedOnce() throws Exception {
        List<Throwable> failures = atOnce(this::open, this::open);
        assertThat(failures).hasSize(1);
        assertThat(jdbc.sql("SELECT count(*) FROM vip.branch_list")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("branch-list")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void aConnectionLostBeforeTheCommitLeavesNothingSubmitted() {
        open();
        complete("altai.sales", "altai", "prepare-list", Map.of("shown", token("altai")));
        Task sign = take("altai.sales-director", "altai", "sign-list");
        String saw = signature("altai");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            completeAs("altai.sales-director", sign, Map.of("shown", saw, "signed", true));
            loseConnection();
        }));
        assertThat(list("altai").state()).isEqualTo(BranchList.State.PREPARING);
        assertThat(signature("altai")).isEqualTo(saw);
        assertThat(jdbc.sql("SELECT count(*) FROM vip.act WHERE kind = 'SIGN'")
                        .query(Integer.class)
                        .single())
                .isZero();
        completeAs("altai.sales-director", sign, Map.of("shown", saw, "signed", true));
    }

    @Test
    void aConnectionLostBeforeTheCommitLeavesNothingDecidedOrApplied() {
        open();
        for (String branch : BRANCHES) {
            agree(branch);
        }
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        Task approve = take("hq.commercial", null, "approve-cycle");
        Map<String, Object> approval = Map.of("shown", approval(), "approved", true);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            completeAs("hq.commercial", approve, approval);
            assertThat(jdbc.sql("SELECT count(*) FROM vip.vip_status")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(6);
            loseConnection();
        }));
        assertThat(jdbc.sql("SELECT count(*) FROM vip.vip_status")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM vip.act WHERE kind = 'APPROVE'")
                        .query(Integer.class)
                        .single())
                .isZero();
        completeAs("hq.commercial", approve, approval);
        assertThat(jdbc.sql("SELECT count(*) FROM vip.vip_status")
                        .query(Integer.class)
                        .single())
                .isEqualTo(6);
    }

    private void loseConnection() {
        int backend = jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
        product.asSuperuser("SELECT pg_terminate_backend(%d)".formatted(backend));
    }

    private List<Throwable> atOnce(Runnable... work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.length);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Throwable>> results = java.util.stream.Stream.of(work)
                    .map(one -> threads.submit((Callable<Throwable>) () -> {
                        start.await();
                        try {
                            one.run();
                            return null;
                        } catch (Throwable failure) {
                            return failure;
                        }
                    }))
                    .toList();
            start.countDown();
            List<Throwable> failures = new java.util.ArrayList<>();
            for (Future<Throwable> result : results) {
                if (result.get() != null) {
                    failures.add(result.get());
                }
            }
            return failures;
        } finally {
            threads.shutdownNow();
        }
    }
}
