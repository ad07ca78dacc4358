package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole path on the demo data, in a real browser, with a login for each seat. */
class WholePathTests extends BrowserTest {

    @Test
    void fromProposalsToVips() {
        prepareInAltai();
        signInAltai();
        decideInAltaiAsCommercialDirector();
        decideInAltaiAsSecurityDirector();
        for (String branch : List.of("tomsk", "omsk")) {
            agree(branch);
        }
        product.runJobs();
        reviewAndApprove();

        long agreed = count("SELECT count(*) FROM vip.line WHERE state = 'APPLIED'");
        assertThat(count("SELECT count(*) FROM vip.vip_status WHERE granted_by = 'LIST' AND since = '2026-10-05'"))
                .isEqualTo(agreed)
                .isPositive();
        assertThat(count("SELECT count(*) FROM vip.line WHERE state = 'REJECTED'"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM vip.line WHERE state = 'DROPPED'"))
                .isEqualTo(1);
    }

    private void prepareInAltai() {
        Tasklist sales = tasklist("altai.sales", WIDE).open("Prepare list: Altai, 2026-Q3");
        sales.claim();
        assertThat(sales.summary()).containsText("open · 0 dropped");
        String first = sales.rows().first().locator("strong").first().textContent();

        sales.rows().first().focus();
        sales.press("d");
        sales.page.getByLabel("Why is it dropped?").fill("Leaves for another town");
        sales.press("Enter");
        assertThat(sales.row(first)).containsText("dropped");
        assertThat(sales.summary()).containsText("1 dropped");
        sales.picture("prepare-1440");
        sales.isAccessible();

        sales.page.getByLabel("Client, account or subscriber number").fill("no such number");
        sales.button("Check and add client").click();
        assertThat(sales.message()).hasText("No client of this branch has the number \"no such number\".");
        String below = jdbc.sql("""
                        SELECT client FROM vip.assessment
                        WHERE branch = 'altai' AND total = 6300.00 AND outcome = 'NOT_ELIGIBLE' AND rule = 'BVK-01' LIMIT 1
                        """).query(String.class).single();
        sales.page.getByLabel("Client, account or subscriber number").fill(below);
        sales.button("Check and add client").click();
        assertThat(sales.message()).containsText("cannot become a VIP. Best number: 6,300.00 ≤ 6,300.00");

        sales.page.getByLabel("Tier").selectOption("T3");
        assertThat(sales.rows().first()).containsText("T3");
        sales.page.getByLabel("Tier").selectOption("");
        sales.page.getByLabel("Find client, name or number").fill(first);
        assertThat(sales.rows()).hasCount(1);
        sales.page.getByLabel("Find client, name or number").fill("");
        assertThat(sales.rows()).hasCount(50);
        sales.page.locator(".vip-table thead button").first().click(); // by name
        assertThat(sales.page.locator("th.vip-client")).hasAttribute("aria-sort", "descending");
        sales.button("Next ›").click();
        assertThat(sales.page.locator(".vip-matching")).containsText("51–");
        sales.complete();
    }

    private void signInAltai() {
        Tasklist director = tasklist("altai.sales-director", WIDE).take("Sign and submit list: Altai");
        director.completeRefused("Choose: sign and submit, or send back to staff.");
        director.page.getByLabel("Send back to staff").check();
        director.page.getByLabel("What should the staff change?").fill("Please look at T3 again.");
        assertThat(director.page.getByText("Saved.")).isVisible();
        director.picture("sign-1440");
        director.isAccessible();
        director.complete();

        Tasklist sales = tasklist("altai.sales", NARROW).take("Prepare list: Altai");
        assertThat(sales.page.locator(".vip-note")).containsText("Please look at T3 again.");
        sales.picture("prepare-800");
        sales.complete();

        director.take("Sign and submit list: Altai");
        director.page.getByLabel("Sign and submit to the directors").check();
        director.complete();
    }

    private void decideInAltaiAsCommercialDirector() {
        Tasklist commercial = tasklist("altai.commercial", NARROW).take("Decide list as commercial director: Altai");
        commercial.button("Approve all remaining").click();
        assertThat(commercial.message()).containsText("All remaining lines are approved.");
        commercial.picture("decide-800");
        commercial.isAccessible();
        commercial.button("Take that back").click();
        assertThat(commercial.summary()).containsText("0 approved");
        commercial.button("Approve all remaining").click();
        assertThat(commercial.button("Approve all remaining")).isDisabled();
        commercial.complete();
    }

    private void decideInAltaiAsSecurityDirector() {
        Tasklist security = tasklist("altai.security", WIDE).take("Decide list as security director: Altai");
        assertThat(security.page.getByText("Leaves for another town")).hasCount(0); // what sales dropped is not on it
        security.rows().first().focus();
        security.press("a", "a", "r");
        security.page.getByLabel("Reason of the rejection").selectOption("CHECK_FAILED");
        security.page
                .getByLabel("Comment", new Page.GetByLabelOptions().setExact(true))
                .fill("Named in a case");
        security.picture("reject-1440");
        security.isAccessible();
        security.press("Enter");
        assertThat(security.summary()).containsText("2 approved, 1 rejected");
        security.completeRefused("3 received. Decide the others");

        // Stops here and goes on in another window; the first one is stale then.
        Tasklist later = tasklist("altai.security", WIDE).open("Decide list as security director: Altai");
        assertThat(later.summary()).containsText("2 approved, 1 rejected");
        later.picture("decide-1440");
        later.button("Approve all remaining").click();
        assertThat(later.message()).containsText("All remaining lines are approved.");
        security.completeRefused("The list has changed since this page was loaded.");
        security.button("Reload the list").click();
        assertThat(security.button("Approve all remaining (0)")).isDisabled();
        security.complete();
    }

    private void agree(String branch) {
        tasklist(branch + ".sales", WIDE).take("Prepare list").complete();
        Tasklist director = tasklist(branch + ".sales-director", WIDE).take("Sign and submit list");
        director.page.getByLabel("Sign and submit to the directors").check();
        director.complete();
        for (String seat : List.of("commercial", "security")) {
            Tasklist decides = tasklist(branch + "." + seat, WIDE).take("Decide list as " + seat);
            decides.button("Approve all remaining").click();
            assertThat(decides.message()).containsText("All remaining lines are approved.");
            decides.complete();
        }
    }

    private void reviewAndApprove() {
        Tasklist review = tasklist("hq.sales", WIDE).take("Review lists: 2026-Q3");
        assertThat(review.page.locator(".vip-totals tfoot")).containsText("All branches");
        review.page
                .getByText("Tomsk", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(review.page.getByText("Tomsk: lines")).isVisible();
        review.picture("review-1440");
        review.isAccessible();
        review.complete();

        Tasklist approve = tasklist("hq.commercial", NARROW).take("Approve lists: 2026-Q3");
        approve.page.getByLabel("Approve: the agreed clients become VIPs today").check();
        approve.picture("approve-800");
        approve.isAccessible();
        approve.complete();

        Tasklist opener = tasklist("hq.sales", WIDE);
        opener.page.getByText("Start process").click();
        opener.page.locator(".modal").getByText("Quarterly cycle").click();
        assertThat(opener.page.locator(".vip-form")).containsText("The cycle for 2026-Q3 has been opened already.");
        opener.picture("open-cycle-1440");
    }
}
