package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.staff.DemoMode;

/** Two administrators erase a client; and names that mean no good stay names. */
class ErasurePagesTests extends BrowserTest {

    @Autowired
    IdentityService identityService;

    private String client;

    @BeforeEach
    void aSecondAdministratorAndAClientWhoHasLeft() {
        User second = identityService.newUser("admin-2");
        second.setFirstName("Second");
        second.setLastName("Administrator");
        second.setPassword(DemoMode.PASSWORD);
        identityService.saveUser(second);
        identityService.createMembership("admin-2", Groups.CAMUNDA_ADMIN);
        client = jdbc.sql("""
                        UPDATE vip.client SET contract_end = '2026-09-01', end_reason = 'TERMINATION' WHERE client = (
                            SELECT min(client) FROM vip.client c WHERE branch = 'altai'
                              AND NOT EXISTS (SELECT FROM vip.line l WHERE l.client = c.client)
                              AND NOT EXISTS (SELECT FROM vip.vip_status s WHERE s.client = c.client)) RETURNING client
                        """).query(String.class).single();
    }

    @AfterEach
    void theSecondGoes() {
        identityService.deleteUser("admin-2");
    }

    @Test
    void oneAsksAndTheOtherErases() {
        Page page = erasures("admin");
        page.getByText("Ask for an erasure…").click();
        page.getByLabel("Client number").fill(client);
        page.getByLabel("Reason").selectOption("REQUEST");
        Looks.accessible(page);
        Tasklist.picture(page, "erasures-ask-1440");
        button(page, "Ask for it");
        assertThat(page.locator("tbody")).containsText("waits for another administrator");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(client))
                .click();
        assertThat(page.locator("main")).containsText("You have asked for it");

        Page second = erasures("admin-2");
        second.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(client))
                .click();
        second.getByText("Erase the client…").click();
        Looks.accessible(second);
        Tasklist.picture(second, "erasure-1440");
        second.setViewportSize(NARROW, 900);
        Looks.accessible(second);
        Tasklist.picture(second, "erasure-800");
        button(second, "Erase for good");
        assertThat(second.locator("main")).containsText("Act of destruction 2026-0001");
        second.getByText("All erasures").click();
        Tasklist.picture(second, "erasures-800");
    }

    @Test
    void aNameIsShownAsATextAndTurnsNothingElseAround() {
        String hostile = "<img src=x onerror=window.hacked=1>\u202E${7*7}";
        String vip = jdbc.sql(
                        "UPDATE vip.client SET name = :name WHERE client = (SELECT min(client) FROM vip.onboarding"
                                + " WHERE branch = 'altai') RETURNING client")
                .param("name", hostile)
                .query(String.class)
                .single();
        Page page = tasklist("admin", WIDE).page;
        for (String path : new String[] {"/clients?number=" + vip, "/clients/" + vip}) {
            page.navigate("http://localhost:%d%s".formatted(port, path));
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.locator("bdi").getByText(hostile).first()).hasText(hostile);
            org.assertj.core.api.Assertions.assertThat(page.evaluate("() => window.hacked"))
                    .isNull();
        }
        Tasklist.picture(page, "hostile-name-1440");
    }

    private Page erasures(String person) {
        Page page = tasklist(person, WIDE).page;
        page.navigate("http://localhost:%d/erasures".formatted(port));
        return page;
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }
}
