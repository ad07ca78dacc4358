package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The demo's review, as headquarters reads it, and the next month, as an administrator starts it. */
class TierTests extends BrowserTest {

    @Test
    void headquartersReadsWhoWentWhereAndWhy() {
        Page page = tasklist("hq.sales", WIDE).page;
        page.navigate("http://localhost:" + port + "/tiers");
        assertThat(page.getByText("goes on")).containsText("0 of");
        Looks.at(page, "tiers-running");
        product.runJobs();
        page.reload();
        assertThat(page.getByText("done on")).hasCount(1);
        Looks.at(page, "tiers");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2026-09"))
                .click();
        page.getByLabel("Branch", EXACT).selectOption("altai");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                .click();
        assertThat(page.locator("[data-client]").first()).isVisible();
        Looks.at(page, "tier-review");
    }

    @Test
    void anAdministratorStartsTheNextMonth() {
        product.runJobs();
        clock.set(LocalDate.of(2026, 11, 2));
        jdbc.sql("INSERT INTO vip.charge SELECT client, account, number, '2026-10-01', image, amount"
                        + " FROM vip.charge WHERE month = '2026-09-01'")
                .update();
        Page page = tasklist("admin", WIDE).page;
        page.navigate("http://localhost:" + port + "/tiers");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Review 2026-10 now"))
                .click();
        assertThat(page.getByText("goes on")).hasCount(1);
        assertThat(page.getByText("to be reviewed")).hasCount(0);
    }
}
