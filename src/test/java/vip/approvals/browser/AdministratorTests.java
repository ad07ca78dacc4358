package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.staff.DemoMode;

/** What the administrator does: watch lists in Cockpit, put people into seats in Admin. */
class AdministratorTests extends BrowserTest {

    private static final String NEW_PERSON = "demo.newcomer";
    private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);
    private static final String PASSWORD = "Secret-Pass-1";

    @Autowired
    IdentityService identityService;

    @AfterEach
    void removePerson() {
        identityService.deleteUser(NEW_PERSON);
    }

    @Test
    void cockpitShowsEachListUnderBranchAndQuarter() {
        Page cockpit = administrator("cockpit", "/processes");
        cockpit.getByText("Branch list").first().click();
        for (String branch : new String[] {"altai", "tomsk", "omsk"}) {
            assertThat(cockpit.getByText(branch + "/2026-Q3", EXACTLY)).isVisible();
        }
        assertThat(cockpit.locator(".djs-container").getByText("Prepare list")).isVisible();
        Tasklist.picture(cockpit, "cockpit-1440");
    }

    @Test
    void aPersonWhoIsPutIntoASeatInAdminGetsItsTasks() {
        Page admin = administrator("admin", "/user-create");
        Locator texts = admin.locator("form input[type=text]");
        Locator passwords = admin.locator("form input[type=password]");
        texts.nth(0).fill(NEW_PERSON);
        texts.nth(1).fill("Demo");
        texts.nth(2).fill("Newcomer");
        passwords.nth(0).fill(PASSWORD);
        passwords.nth(1).fill(PASSWORD);
        admin.getByText("Create new user").click();
        assertThat(admin.getByText("Created new user " + NEW_PERSON)).isVisible();

        admin.navigate(admin.url().replaceAll("#.*", "#/users/" + NEW_PERSON + "?tab=groups"));
        admin.getByText("Add to a group").first().click();
        admin.locator(".modal tr")
                .filter(new Locator.FilterOptions().setHas(admin.getByText("omsk.sales", EXACTLY)))
                .locator("input[type=checkbox]")
                .check();
        admin.getByText("Add Groups").click();
        assertThat(admin.getByText("User was successfully added")).isVisible();
        admin.getByText("OK", EXACTLY).click();
        assertThat(admin.locator(".modal")).hasCount(0);
        assertThat(admin.getByText("omsk.sales", EXACTLY)).isVisible();
        Tasklist.picture(admin, "admin-1440");

        Tasklist sales = new Tasklist(browser.login("tasklist", NEW_PERSON, PASSWORD, WIDE));
        sales.take("Prepare list: Omsk, 2026-Q3");
        assertThat(sales.page.locator("li.task")).hasCount(1); // nothing of another branch or seat
    }

    private Page administrator(String application, String place) {
        Page page = browser.login(application, "admin", DemoMode.PASSWORD, WIDE);
        page.navigate(page.url().replaceAll("#.*", "#" + place));
        return page;
    }
}
