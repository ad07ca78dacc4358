package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/** Tasklist as a person uses it. */
class Tasklist {

    private static final Path PICTURES = Path.of(System.getProperty("vip.pictures", "target/pictures"));

    private static final int TALL = 1_300;

    final Page page;
    private boolean used;

    Tasklist(Page page) {
        this.page = page;
        page.getByText("My seats' tasks").waitFor();
    }

    /** Opens the task whose name contains the text. */
    Tasklist open(String task) {
        if (used) {
            page.reload();
        }
        used = true;
        page.locator("li.task")
                .filter(new Locator.FilterOptions().setHasText(task))
                .first()
                .click();
        page.locator(".vip-form").waitFor();
        return this;
    }

    Tasklist claim() {
        page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Press “Claim” above")).hasCount(0);
        page.locator(".vip-lines tbody tr").first().waitFor();
        return this;
    }

    Tasklist take(String task) {
        return open(task).claim();
    }

    /** Presses "Complete" and waits until the task is gone. */
    void complete() {
        button("Complete").click();
        page.locator(".vip-form")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }

    /** Completes the task and ends the session: open pages go on asking for tasks. */
    void completeAndLeave() {
        complete();
        page.context().close();
    }

    /** Presses "Complete" and expects to be refused with this sentence, beside the table. */
    void completeRefused(String sentence) {
        button("Complete").click();
        assertThat(message()).containsText(sentence);
    }

    Locator message() {
        return page.locator(".vip-form > .vip-message[role=alert]");
    }

    Locator summary() {
        return page.locator(".vip-summary");
    }

    Locator row(String client) {
        return page.locator("tr[data-line]").filter(new Locator.FilterOptions().setHasText(client));
    }

    Locator rows() {
        return page.locator("tr[data-line]");
    }

    /** What is asked below a line. */
    Locator asked(String label) {
        return page.locator(".vip-ask").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    /** Presses the button of what is asked below a line. */
    void confirm() {
        page.locator(".vip-ask .btn-primary").click();
    }

    void choose(String label) {
        page.getByLabel(label).check();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    /** Types as fast as a machine can; the form must keep up. */
    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** The form itself; the rest of the page is Camunda's. */
    void isAccessible() {
        Looks.accessible(new AxeBuilder(page).include(".vip-form"));
    }

    void picture(String name) {
        picture(page, name);
    }

    /** Looks at the form in a wide and in a narrow window; both must be accessible. */
    void pictures(String name) {
        rows().first().waitFor();
        looks(name);
    }

    /** As {@link #pictures}, for a form without lines. */
    void looks(String name) {
        for (int width : new int[] {BrowserTest.NARROW, BrowserTest.WIDE}) {
            page.setViewportSize(width, TALL);
            picture(name + "-" + width);
            isAccessible();
        }
        page.setViewportSize(BrowserTest.WIDE, 900);
    }

    static void picture(Page page, String name) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
