package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Whoever presses "Complete" or "Start" sees how far it is if it takes long, and may change his or her mind (adr 0024). */
class CancelFormTests extends BrowserTest {

    @Test
    void aDirectorCancelsACompletionAndCompletesTheTaskAfterwards() throws SQLException {
        tasklist("altai.sales", WIDE).take("Prepare list: Altai").completeAndLeave();
        sign("altai", "Sign and submit list");
        Tasklist director = tasklist("altai.security", WIDE).take("Decide list as security");
        Locator work = director.page.locator(".vip-work");
        try (Connection blocker =
                product.lock("vip.verdict", "SHARE")) { // so that notes can be read, and not be written
            director.button("Approve all remaining").click();
            assertThat(work).containsText("Step 1 of 1: Approving the remaining lines");
            director.button("Cancel").click();
            assertThat(director.message()).hasText("Cancelled. Nothing was stored.");
            blocker.rollback();
            director.button("Approve all remaining").click();
            assertThat(director.message()).containsText("All remaining lines are approved.");
        }
        try (Connection blocker = product.lock("vip.verdict", "SHARE")) {
            director.button("Complete").click();
            assertThat(work).containsText("Step 2 of 2: Making your decisions final …");
            assertThat(director.message()).hasText("");
            director.looks("complete-progress");
            director.button("Cancel").click();
            assertThat(director.message()).hasText("Cancelled. Nothing was stored.");
            assertThat(work).hasCount(0);
            director.looks("complete-cancelled");
        }
        assertThat(count("SELECT count(*) FROM vip.decision")).isZero();
        director.complete();
        assertThat(count("SELECT count(*) FROM vip.decision"))
                .isEqualTo(count("SELECT count(*) FROM vip.line WHERE hash IS NOT NULL"))
                .isPositive();
    }

    @Test
    void whoeverLeavesHasCompletedTheTaskAllTheSame() throws SQLException {
        Tasklist sales = tasklist("altai.sales", WIDE).take("Prepare list: Altai");
        try (Connection blocker = product.lock("vip.ground", "ACCESS EXCLUSIVE")) {
            sales.button("Complete").click();
            assertThat(sales.page.locator(".vip-work")).containsText("Step 3 of 4: Looking for grounds of removal");
            sales.page.context().close(); // leaves
            blocker.rollback();
        }
        tasklist("altai.sales-director", WIDE).open("Sign and submit list");
        assertThat(count("SELECT count(*) FROM vip.act WHERE kind = 'PREPARE'")).isEqualTo(1);
    }

    @Test
    void headquartersCancelsAnOpeningAndOpensTheQuarterAfterwards() throws SQLException {
        Tasklist before = tasklist("hq.sales", WIDE);
        before.page.navigate("http://localhost:" + port + "/lists");
        before.page.getByText("Cancel this cycle…").click();
        before.page.getByLabel("Reason, for all branches").fill("To be opened anew");
        before.button("Cancel the cycle").click();
        assertThat(before.page.locator("h2")).hasText("2026-Q3: cycle cancelled");

        Tasklist sales = tasklist("hq.sales", WIDE);
        sales.page.getByText("Start process").click();
        sales.page.locator(".modal-content").getByText("Quarterly cycle").click();
        assertThat(sales.page.getByLabel("Quarter")).hasValue("2026-Q3");
        Locator work = sales.page.locator(".vip-work");
        try (Connection blocker = product.lock("vip.ground", "ACCESS EXCLUSIVE")) {
            sales.page
                    .locator(".modal-footer")
                    .getByText("Start", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(work).containsText("Step 3 of 10: Looking for grounds of removal …");
            sales.looks("open-progress");
            sales.button("Cancel").click();
            assertThat(sales.page.locator(".vip-form")).containsText("Cancelled. Nothing was stored.");
            assertThat(work).hasCount(0);
            sales.looks("open-cancelled");
        }
        assertThat(count("SELECT count(*) FROM vip.cycle WHERE state = 'OPEN'")).isZero();
        sales.page
                .locator(".modal-footer")
                .getByText("Start", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(sales.page.locator(".modal-content")).hasCount(0);
        assertThat(count("SELECT count(*) FROM vip.cycle WHERE state = 'OPEN'")).isEqualTo(1);
    }
}
