package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** While an administrator has suspended a process, whoever has its task open, or opens it, reads so. */
class PausedTests extends BrowserTest {

    private static final String PAUSED = "An administrator has paused this";

    @Autowired
    TaskService taskService;

    @Autowired
    RuntimeService runtimeService;

    @Test
    void aDirectorReadsItInTheOpenFormAndInAnewlyOpenedOne() {
        tasklist("altai.sales", WIDE).take("Prepare list").completeAndLeave();
        sign("altai", "Sign and submit list");
        Tasklist director = tasklist("altai.security", WIDE).take("Decide list as security");
        Task paused = pause("decide-security");
        director.button("Approve all remaining").click();
        assertThat(director.message()).containsText(PAUSED);
        director.picture("paused-decide-1440");
        director.completeRefused(PAUSED);
        assertThat(count("SELECT count(*) FROM vip.verdict")).isZero();

        assertThatALinkTellsIt(director, paused, "paused-opened-1440");
    }

    @Test
    void aManagerReadsItToo() {
        Tasklist manager = tasklist("altai.manager", NARROW);
        assertThatALinkTellsIt(manager, pause("first-sms"), "paused-manager-800");
    }

    /** As a mail has it, since Tasklist leaves it out of its lists. */
    private void assertThatALinkTellsIt(Tasklist tasklist, Task task, String picture) {
        Page page = tasklist.page;
        page.navigate(page.url().replaceAll("#.*", "#/?task=" + task.getId()));
        page.reload();
        Locator said = page.locator(".vip-message[role=alert]").first();
        assertThat(said).containsText(PAUSED);
        assertThat(page.locator("li.task").filter(new Locator.FilterOptions().setHasText(task.getName())))
                .hasCount(0);
        tasklist.picture(picture);
        if (tasklist.button("Complete").isEnabled()) {
            tasklist.button("Complete").click();
        }
        assertThat(said).containsText(PAUSED);
    }

    private Task pause(String element) {
        Task task = taskService
                .createTaskQuery()
                .taskDefinitionKey(element)
                .tenantIdIn("altai")
                .list()
                .get(0);
        runtimeService.suspendProcessInstanceById(task.getProcessInstanceId());
        return task;
    }
}
