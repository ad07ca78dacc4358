package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Headquarters' commercial director tries another threshold before anybody proposes it. */
class WhatIfTests extends BrowserTest {

    @Test
    void theDirectorSeesWhoWouldEnterAndLeave() {
        Page page = tasklist("hq.commercial", WIDE).page;
        page.navigate("http://localhost:" + port + "/lists");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What if"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Change an amount or a cell");
        page.getByLabel("Best number, now 2,100.00 BVK-01, BVK-02, BVK-07", EXACT)
                .fill("2 500,00");
        show(page);
        assertThat(page.locator("main")).containsText("Best number: 2,100.00 → 2,500.00 a month");
        assertThat(page.url()).contains("NUMBER_TOTAL.6300=").doesNotContain("vip-entry.", "ACCOUNT_TOTAL");
        Looks.at(page, "what-if");
        Download file =
                page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Excel"))
                        .click());
        assertThat(file.suggestedFilename()).isEqualTo("what-if-2026-Q3.xlsx");

        page.getByText("Single cells").click();
        page.getByLabel("entry-payer, accuratePayer", EXACT).fill("-");
        show(page);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Of vip-entry, more than one row holds for");
        assertThat(page.getByLabel("entry-payer, accuratePayer", EXACT)).isVisible();
        Looks.at(page, "what-if-refused");
    }

    private static void show(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show what follows"))
                .click();
    }
}
