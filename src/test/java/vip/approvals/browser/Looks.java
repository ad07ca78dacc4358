package vip.approvals.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

/** A page as it looks: pictures at both widths for a person's eyes, and each of them accessible. */
final class Looks {

    private static final int LOW = 900;

    private Looks() {}

    /** @param name of the pictures, which end in the width */
    static void at(Page page, String name) {
        at(page, name, LOW);
    }

    static void at(Page page, String name, int height) {
        for (int width : new int[] {BrowserTest.NARROW, BrowserTest.WIDE}) {
            page.setViewportSize(width, height);
            Tasklist.picture(page, name + "-" + width);
            accessible(page);
        }
        page.setViewportSize(BrowserTest.WIDE, LOW);
    }

    static void accessible(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        accessible(new AxeBuilder(page));
    }

    static void accessible(AxeBuilder part) {
        assertThat(part.analyze().getViolations())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().get(0).getHtml())
                .isEmpty();
    }
}
