package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** A director enters an absence, a substitute decides on his or her behalf, and the record says so (A5). */
class AbsenceDayTests extends BrowserTest {

    @Test
    void aSubstituteDecidesOnBehalfOfTheAbsentDirector() {
        tasklist("altai.sales", WIDE).take("Prepare list").completeAndLeave();
        sign("altai", "Sign and submit list");
        theDirectorEntersAnAbsence();
        theSubstituteDecides();
        approveAll("altai", "commercial");
        product.runJobs();
        theRecordSaysOnWhoseBehalf();
    }

    private void theDirectorEntersAnAbsence() {
        Page page = tasklist("altai.security", WIDE).page;
        page.navigate("http://localhost:" + port + "/absences");
        page.getByLabel("First day").fill("2026-10-05");
        page.getByLabel("Last day, still absent").fill("2026-10-04");
        page.getByLabel("First substitute (login)").fill("altai.commercial");
        button(page, "Enter").click();
        assertThat(error(page, "last")).hasText("The last day is before the first.");
        page.getByLabel("Last day, still absent").fill("2026-10-16");
        button(page, "Enter").click();
        assertThat(error(page, "last")).isEmpty();
        assertThat(error(page, "substitute1"))
                .hasText("Demo Altai commercial director holds the seat \"altai.commercial\" (four eyes)."
                        + " Who could: hq.security-deputy (Demo HQ security deputy).");
        Looks.at(page, "absence-refused", 1_100);
        page.getByLabel("First substitute (login)").fill("hq.security-deputy");
        button(page, "Enter").click();
        assertThat(page.locator("[data-absence]")).containsText("2026-10-05 to 2026-10-16");
        assertThat(page.locator("main")).containsText("Decide list as security director: Altai, 2026-Q3");
        page.getByText("Change…").click();
        Looks.at(page, "absences", 1_100);
        page.context().close();
    }

    private void theSubstituteDecides() {
        Tasklist deputy = tasklist("hq.security-deputy", WIDE);
        deputy.page.getByText("My tasks").first().click();
        deputy.open("Decide list as security director: Altai, 2026-Q3");
        assertThat(deputy.page.locator(".vip-behalf"))
                .hasText("You decide on behalf of Demo Altai security director, who is absent; the record says so.");
        deputy.pictures("decide-on-behalf");
        deputy.button("Approve all remaining").click();
        assertThat(deputy.message()).containsText("All remaining lines are approved.");
        deputy.completeAndLeave();
    }

    private void theRecordSaysOnWhoseBehalf() {
        Page page = tasklist("altai.sales-director", WIDE).page;
        page.navigate("http://localhost:" + port + "/lists/altai/2026-Q3");
        assertThat(page.locator("main"))
                .containsText("Demo HQ security deputy on behalf of Demo Altai security director");
        page.navigate("http://localhost:" + port + "/absences");
        page.context().close();

        Page admin = tasklist("admin", WIDE).page;
        admin.navigate("http://localhost:" + port + "/absences");
        assertThat(admin.locator("main")).containsText("done on behalf of Demo Altai security director");
        admin.getByText("End…").click();
        Looks.at(admin, "absences-administrator", 1_100);
        button(admin, "End the absence").click();
        assertThat(admin.locator("[data-absence]")).containsText("ended on 2026-10-05");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator error(Page page, String field) {
        return page.locator("[data-error-of=" + field + "]").first();
    }
}
