package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An administrator verifies the evidence, and asks whether a file is the sheet. */
class EvidencePageTests extends BrowserTest {

    @Test
    void anAdministratorVerifiesAndSeesWhatDoesNotFit() {
        tasklist("altai.sales", WIDE).take("Prepare list").complete();
        Tasklist director = tasklist("altai.sales-director", WIDE).take("Sign and submit list");
        director.page.getByLabel("Sign and submit to the directors").check();
        director.complete();
        jdbc.sql("""
                        INSERT INTO vip.sheet (list, sha256, pdf, kept_at)
                        SELECT list, encode(sha256('sheet'), 'hex'), 'sheet', now() FROM vip.branch_list WHERE branch = 'altai'
                        """).update();
        Page page = tasklist("admin", WIDE).page;
        page.navigate("http://localhost:" + port + "/evidence");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Nobody has verified anything yet.");
        verify(page);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("All fits. Looked at");
        product.asSuperuser("SET session_replication_role = replica;"
                + " UPDATE vip.line SET total = total + 0.01 WHERE line = (SELECT max(line) FROM vip.line WHERE hash IS NOT NULL"
                + " AND total IS NOT NULL)");
        verify(page);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("its content is not what was sealed");
        assertThat(page.locator("tbody tr")).hasCount(2);

        choose(page, "changed.pdf", "another sheet");
        assertThat(page.locator("[data-sheet-check] [role=alert]"))
                .containsText("changed.pdf is no sheet that was kept");
        choose(page, "sheet.pdf", "sheet");
        assertThat(page.locator("[data-sheet-check] [role=alert]"))
                .containsText("sheet.pdf is the coordination sheet of Altai, 2026-Q3");
        Looks.at(page, "evidence");
    }

    private static void verify(Page page) {
        page.waitForResponse(
                "**/evidence",
                () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Verify now"))
                        .click());
        page.waitForLoadState();
    }

    private static void choose(Page page, String name, String content) {
        page.getByLabel("Sheet as PDF")
                .setInputFiles(new FilePayload(name, "application/pdf", content.getBytes(StandardCharsets.UTF_8)));
    }
}
