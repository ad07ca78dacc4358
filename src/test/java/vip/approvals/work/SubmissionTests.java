package vip.approvals.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.engine.RefusedException;

/** What a form submits is cancelled at any moment before its transaction is committed, and at none after it (adr 0024). */
@ProductTest
class SubmissionTests {

    private static final String TASK = "a-task";

    @Autowired
    Product product;

    @Autowired
    Works works;

    @Autowired
    Submissions submissions;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void begin() {
        product.reset();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    @AfterEach
    void end() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void whatIsCancelledBetweenTwoStepsStoresNothing() {
        assertThat(refusal(() -> {
                    Progress.step("First", 1, 2, 0);
                    store();
                    assertThat(works.find(TASK).cancel()).isTrue();
                    Progress.step("Second", 2, 2, 0);
                    throw new AssertionError("The second step has begun");
                }))
                .isEqualTo(CancelledException.SENTENCE);
        assertThat(isStored()).isFalse();
    }

    @Test
    void whatIsCancelledBehindItsLastStepStoresNothing() {
        assertThat(refusal(() -> {
                    store(); // although it tells no step at all
                    assertThat(works.find(TASK).cancel()).isTrue();
                }))
                .isEqualTo(CancelledException.SENTENCE);
        assertThat(isStored()).isFalse();
    }

    @Test
    void afterTheCommitItIsTooLate() {
        as(
                "altai.sales",
                () -> submit(() -> {
                    store();
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            assertThat(works.find(TASK).cancel()).isFalse();
                        }
                    });
                }));
        assertThat(isStored()).isTrue();
    }

    @Test
    void theSameIsDoneOnceAtATimeByOnePersonAndAgainAfterwards() {
        as(
                "altai.sales",
                () -> submit(() -> {
                    assertThatThrownBy(() -> submit(this::store))
                            .isInstanceOf(RefusedException.class)
                            .hasMessage(
                                    "You have asked for this already, and it is being done. Reload the page in a moment.");
                    assertThat(works.find(TASK).hasEnded()).isFalse();
                }));
        assertThat(isStored()).isFalse();
        as("altai.sales", () -> submit(this::store));
        assertThat(isStored()).isTrue();
    }

    @Test
    void whatIsRefusedForAnotherReasonSaysSo() {
        assertThat(refusal(() -> {
                    throw new RefusedException("Not like that.");
                }))
                .isEqualTo("Not like that.");
        as("altai.sales", () -> assertThat(works.find(TASK).cancel()).isFalse());
    }

    private void as(String person, Runnable work) {
        product.as(person, work);
    }

    private String refusal(Runnable doing) {
        return Product.refusalOf(() -> as("altai.sales", () -> submit(doing)));
    }

    private void submit(Runnable doing) {
        submissions.submit(TASK, () -> {
            doing.run();
            return null;
        });
    }

    private void store() {
        jdbc.sql("""
                        INSERT INTO vip.word (task, about, person, text, at)
                        VALUES ('a-task', 'altai/2026-Q3', 'altai.sales', 'stored', TIMESTAMPTZ '2026-10-05 03:00Z')
                        """).update();
    }

    private boolean isStored() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM vip.word)")
                .query(Boolean.class)
                .single();
    }
}
