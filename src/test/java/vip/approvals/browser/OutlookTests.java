package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.BillingFacts;
import vip.approvals.onboarding.Reception;
import vip.approvals.prevention.Prevention;

/** A manager is warned of a coming ground and looks after the client; the outlook shows it. */
class OutlookTests extends BrowserTest {

    private static final String CLIENT = "altai-vip";

    @Autowired
    BillingFacts facts;

    @Autowired
    Reception reception;

    @Autowired
    Prevention prevention;

    @BeforeEach
    void aDebtIsComing() {
        clock.set(LocalDate.of(2026, 10, 31));
        facts.vip(CLIENT, "altai", "T1", LocalDate.of(2025, 1, 1));
        facts.invoice(CLIENT, "I-1", LocalDate.of(2026, 8, 31), "18000.00", "3000.00");
        reception.assigned(CLIENT);
        prevention.run();
        product.runJobs();
    }

    @Test
    void theManagerLooksAfterTheClientAndTheOutlookShowsIt() {
        Tasklist manager = tasklist("altai.manager", WIDE).open("VIP · Look after: " + CLIENT);
        assertThat(manager.page.locator(".vip-due")).containsText("Due 15 Nov 2026");
        assertThat(manager.page.locator(".vip-known").first()).containsText("15,000.00");
        manager.completeRefused("Write the client's number");
        manager.page.getByLabel("Client's number").fill("+7 000 000-00-01");
        manager.choose("Promises to pay");
        manager.completeRefused("Say by which day");
        manager.page.getByLabel("By", EXACT).fill("2026-11-10");
        manager.page.getByLabel("Note", EXACT).fill("Wants a copy of the invoice.");
        for (int width : new int[] {NARROW, WIDE}) {
            manager.page.setViewportSize(width, 1_300);
            manager.picture("look-after-" + width);
            manager.isAccessible();
        }
        manager.complete();
        assertThat(jdbc.sql("SELECT note FROM vip.contact").query(String.class).single())
                .isEqualTo("By 2026-11-10. Wants a copy of the invoice.");
        product.runJobs();

        Page page = manager.page;
        page.navigate("http://localhost:" + port + "/outlook/altai");
        assertThat(page.locator("[data-client=altai-vip] .vip-warnings").first())
                .containsText("answered by Demo Altai personal manager");
        Looks.at(page, "outlook-manager");
    }

    @Test
    void anAdministratorLooksThroughABranch() {
        Page page = tasklist("admin", WIDE).page;
        page.navigate("http://localhost:" + port + "/outlook/altai");
        page.getByLabel("Ground", EXACT).selectOption("DEBT");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("November 2026"))
                .click();
        assertThat(page.locator("[data-client=altai-vip]")).hasCount(1);
        page.getByText("How it comes about").first().click();
        Looks.at(page, "outlook");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look again now"))
                .click();
        assertThat(page.locator("details[open]")).hasCount(0); // the page has been loaded anew
        assertThat(page.locator("[data-client=altai-vip]")).hasCount(1);
    }
}
