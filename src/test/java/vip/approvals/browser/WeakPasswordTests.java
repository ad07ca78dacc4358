package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.staff.DemoMode;

/** A password that is too weak: what the person reads in Admin, and in the own profile. */
class WeakPasswordTests extends BrowserTest {

    private static final String PERSON = "newcomer";
    private static final String GOOD = "Long-enough-1";
    private static final String NEEDED = "Your Password is missing some criteria:";

    @Autowired
    IdentityService identityService;

    @AfterEach
    void personGoes() {
        identityService.deleteUser(PERSON);
    }

    @Test
    void whoMakesAPersonReadsWhatThePasswordNeeds() {
        Page admin = browser.login("admin", "admin", DemoMode.PASSWORD, WIDE);
        admin.navigate(admin.url().replaceAll("#.*", "#/user-create"));
        Locator texts = admin.locator("form input[type=text]");
        texts.nth(0).fill(PERSON);
        texts.nth(1).fill("Demo");
        texts.nth(2).fill("Newcomer");
        Locator passwords = admin.locator("form input[type=password]");
        type(passwords, 0, "weak");
        assertThat(admin.getByText(NEEDED)).isVisible();
        assertThat(admin.locator(".tooltip li, .popover li"))
                .hasText(new String[] {"10 characters", "1 uppercase characters", "1 digits", "1 special characters"});
        assertThat(admin.getByText("Create new user")).isDisabled();
        Tasklist.picture(admin, "weak-password-1440");

        type(passwords, 0, "Newcomer-2026");
        assertThat(admin.getByText("It must not contain any user data")).isVisible();
        type(passwords, 0, GOOD);
        assertThat(admin.getByText(NEEDED)).hasCount(0);
        assertThat(admin.getByText("Create new user")).isEnabled();
    }

    @Test
    void whoChangesTheOwnPasswordReadsItToo() {
        User person = identityService.newUser(PERSON);
        person.setFirstName("New");
        person.setLastName("Comer");
        person.setPassword(DemoMode.PASSWORD);
        identityService.saveUser(person);
        Page profile = browser.login("welcome", PERSON, DemoMode.PASSWORD, NARROW);
        profile.getByText("Change password").first().click();
        Locator passwords = profile.locator("input[type=password]");
        passwords.first().fill(DemoMode.PASSWORD);
        Locator change = profile.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change password"));
        type(passwords, 1, "weak");
        assertThat(profile.getByText(NEEDED)).isVisible();
        assertThat(profile.getByText("10 characters")).isVisible();
        assertThat(change).isDisabled();
        Tasklist.picture(profile, "weak-password-800");

        type(passwords, 1, GOOD);
        assertThat(profile.getByText(NEEDED)).hasCount(0);
        change.click();
        assertThat(profile.getByText("Password changed")).isVisible();
    }

    private static void type(Locator passwords, int first, String password) {
        passwords.nth(first).fill(password);
        passwords.nth(first + 1).fill(password);
    }
}
