package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A director's day without a mouse: each line is decided by itself, page after page. */
class KeyboardTests extends BrowserTest {

    private static final Logger log = LoggerFactory.getLogger(KeyboardTests.class);
    private static final int LINES = 100;

    @Test
    void aHundredLinesAreDecidedOneByOneByKeyboardAlone() {
        tasklist("altai.sales", WIDE).take("Prepare list").completeAndLeave();
        sign("altai", "Sign and submit list");
        Tasklist security = tasklist("altai.security", WIDE).take("Decide list as security director: Altai");
        long started = System.nanoTime();
        security.rows().first().focus();
        for (int line = 1; line <= LINES; line++) {
            if (line % 20 == 0) { // every twentieth is sent back with a reason, the others are approved
                security.press("t");
                security.asked("Reason of the return").focus();
                security.press("ArrowDown", "Enter");
                assertThat(security.summary())
                        .containsText("%d returned".formatted(line / 20), new ContainsTextOptions().setTimeout(60_000));
            } else {
                security.press("a");
            }
        }
        assertThat(security.summary()).containsText("95 approved, 5 returned, 0 rejected");
        log.info("{} lines decided by keyboard in {} ms", LINES, (System.nanoTime() - started) / 1_000_000);
    }
}
