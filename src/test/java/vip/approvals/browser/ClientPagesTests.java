package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.onboarding.Assignments;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.Contacts;
import vip.approvals.onboarding.Drafts;
import vip.approvals.onboarding.FormContents;
import vip.approvals.onboarding.Managers;
import vip.approvals.onboarding.OnboardingProcesses;
import vip.approvals.onboarding.Onboardings;

/** An administrator finds who is stuck, a manager the own clients. */
class ClientPagesTests extends BrowserTest {

    private static final String MANAGER = "altai.manager";

    @Autowired
    Onboardings onboardings;

    @Autowired
    OnboardingProcesses processes;

    @Autowired
    Assignments assignments;

    @Autowired
    Managers managers;

    @Autowired
    Contacts contacts;

    @Autowired
    Drafts drafts;

    @Autowired
    TaskService taskService;

    private List<String> clients;

    /** Four VIPs of Altai: one has been reached, one only got an SMS, one nothing yet, and one has no manager. */
    @BeforeEach
    void receive() {
        managers.passed(MANAGER, "altai", LocalDate.of(2026, 9, 1), "altai.allocation");
        clients = jdbc.sql("""
                        SELECT client FROM vip.vip_status JOIN vip.client USING (client)
                        WHERE branch = 'altai' ORDER BY client LIMIT 4
                        """).query(String.class).list();
        Map<String, String> shown = new HashMap<>();
        clients.subList(0, 3).forEach(client -> shown.put(client, null));
        clients.forEach(client -> {
            onboardings.receive(client, "altai");
            processes.start(client, "altai");
        });
        assignments.give("altai", shown, MANAGER, "altai.allocation");
        sms(0);
        sms(1);
        reach(0);
        clock.set(LocalDate.of(2026, 10, 9)); // the last one's first SMS was due on the 8th
    }

    @Test
    void anAdministratorMovesAClientWhoIsStuckAndEndsAnother() {
        Page page = tasklist("admin", WIDE).page;
        link(page, "Clients").waitFor();
        Tasklist.picture(page, "tasklist-pages-1440");
        link(page, "Clients").click();
        page.waitForURL("**/clients");
        assertThat(rows(page).first()).containsText("(late)");
        Looks.accessible(page);
        Tasklist.picture(page, "clients-1440");
        page.getByLabel("Where").selectOption("personal-terms");
        button(page, "Show").click();
        assertThat(rows(page)).hasCount(1);
        link(page, clients.get(0)).click();
        assertThat(page.locator("main")).containsText("Anna Demo");
        Looks.accessible(page);
        Tasklist.picture(page, "client-1440");

        page.getByText("Move…").click();
        Locator form = page.locator("form[data-post$=move]");
        assertThat(form.getByLabel("Complete onboarding")).isDisabled();
        form.getByLabel("Call the client").check();
        form.getByLabel("Reason").fill("The name was asked for on another number.");
        Looks.accessible(page);
        form.scrollIntoViewIfNeeded();
        Tasklist.picture(page, "client-move-1440");
        button(page, "Move the client").click();
        assertThat(page.locator("main")).containsText("to Call the client");
        assertThat(page.locator(".vip-waits").first()).containsText("Call the client");

        page.setViewportSize(NARROW, 900);
        page.navigate(page.url().replaceAll("/clients/.*", "/clients?number=" + clients.get(1)));
        Looks.accessible(page);
        link(page, clients.get(1)).click();
        page.getByText("End…").click();
        page.getByLabel("Does the client decline?").selectOption("LEAVING");
        page.locator("#end-reason").fill("Has told the branch by letter.");
        Looks.accessible(page);
        Tasklist.picture(page, "client-end-800");
        button(page, "End it").click();
        assertThat(page.locator("main")).containsText("Nothing is open.");
        assertThat(page.locator("dl").first()).containsText("no VIP any more");
    }

    @Test
    void aManagerSeesTheOwnClientsAndWhatHasBeenAskedAlready() {
        Page page = tasklist(MANAGER, NARROW).page;
        button(page, "Toggle navigation").click();
        link(page, "My clients").focus();
        Tasklist.picture(page, "tasklist-my-clients-800");
        page.keyboard().press("Enter");
        page.waitForURL("**/clients");
        assertThat(rows(page)).hasCount(3 + 4); // and those of the demo
        Looks.accessible(page);
        Tasklist.picture(page, "my-clients-800");
        link(page, clients.get(0)).click();
        assertThat(page.locator("main")).containsText("Anna Demo");
        assertThat(page.getByText("Move…")).hasCount(0);
        Looks.accessible(page);
        Tasklist.picture(page, "my-client-800");
        page.setViewportSize(WIDE, 900);
        link(page, "All clients").click();
        Tasklist.picture(page, "my-clients-1440");
        link(page, "Tasks").click();
        page.getByText("My seats' tasks").waitFor();
    }

    private void sms(int number) {
        Task task = task(number, "first-sms");
        contacts.record(client(number, task), Contacts.Attempt.of(Contacts.Medium.SMS, "SENT", null));
        product.as(MANAGER, () -> taskService.complete(task.getId()));
    }

    private void reach(int number) {
        Task task = task(number, "first-call");
        String token = FormContents.save(drafts, client(number, task), """
                {"medium":"CALL","to":"+7 900 000-00-01","fromNumber":"+7 900 000-00-02","ownNumber":true,
                 "outcome":"REACHED","userName":"Anna Demo","landline":"3852 00-00-00","birthday":"1980-05-06",
                 "identitySeen":true,"servicesTold":true,"leadTimeTold":true,"note":"Likes to be called in the evening"}
                """);
        product.as(MANAGER, () -> taskService.complete(task.getId(), Map.of("shown", token)));
    }

    private Task task(int number, String element) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(clients.get(number))
                .taskDefinitionKey(element)
                .singleResult();
    }

    private ClientTask client(int number, Task task) {
        return new ClientTask(task.getId(), task.getTaskDefinitionKey(), clients.get(number), "altai", MANAGER, true);
    }

    private static Locator rows(Page page) {
        return page.locator("tr[data-client]");
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
