package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Lists as pages, from Tasklist and back, and what can be changed there. */
class ListPagesTests extends BrowserTest {

    @Test
    void theSalesDirectorRecallsASubmittedListFromItsPage() {
        tasklist("altai.sales", WIDE).take("Prepare list").complete();
        Tasklist director = tasklist("altai.sales-director", WIDE).take("Sign and submit list");
        director.page.getByLabel("Sign and submit to the directors").check();
        director.complete();
        Page page = director.page;
        page.reload(); // the link stays
        link(page, "Lists").focus();
        Tasklist.picture(page, "tasklist-link-1440");
        page.keyboard().press("Enter");
        page.waitForURL("**/lists");
        Looks.accessible(page);
        Tasklist.picture(page, "lists-1440");
        link(page, "Altai").click();
        assertThat(page.locator("tr[data-line]")).hasCount(50);
        page.getByText("Recall…").click();
        Looks.accessible(page);
        Tasklist.picture(page, "list-1440");
        page.locator("tr[data-line]").nth(9).scrollIntoViewIfNeeded();
        Tasklist.picture(page, "list-lines-1440");
        page.setViewportSize(NARROW, 900);
        Looks.accessible(page);
        Tasklist.picture(page, "list-800");
        page.locator("tr[data-line]").nth(4).scrollIntoViewIfNeeded();
        Tasklist.picture(page, "list-lines-800");

        page.getByLabel("Section").selectOption("REMOVE");
        assertThat(page.locator("tr[data-line]")).hasCount(10);
        button(page, "Recall the list").click();
        assertThat(page.locator("dl")).containsText("Draft: In preparation");
        assertThat(button(page, "Recall the list")).hasCount(0);
        link(page, "All lists").click();
        assertThat(page.locator("tbody")).containsText("Prepare list, due 2026-10-12");
        Tasklist.picture(page, "lists-800");
    }

    @Test
    void headquartersCancelsTheCycleWithAReason() {
        Page page = tasklist("hq.sales", WIDE).page;
        link(page, "Lists").click();
        page.getByText("Cancel this cycle…").click();
        page.getByLabel("Reason, for all branches").fill("Billing sends new charges for August.");
        Looks.accessible(page);
        Tasklist.picture(page, "lists-cancel-1440");
        button(page, "Cancel the cycle").click();
        assertThat(page.locator("h2")).hasText("2026-Q3: cycle cancelled");
        assertThat(page.locator(".vip-note")).containsText("Billing sends new charges for August.");
        Tasklist.picture(page, "lists-cancelled-1440");
        link(page, "Tasks").click();
        page.getByText("My seats' tasks").waitFor();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
