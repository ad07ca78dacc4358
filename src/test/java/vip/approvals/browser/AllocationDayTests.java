package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.BillingFacts;
import vip.approvals.onboarding.ApprovedList;
import vip.approvals.onboarding.Managers;
import vip.approvals.staff.DemoMode;

/** A day of the allocation staff: new VIPs get managers, tests are recorded, clients are handed over (GT-14). */
class AllocationDayTests extends BrowserTest {

    private static final String STAFF = "altai.allocation";
    private static final String SECOND = "altai.second";

    @Autowired
    BillingFacts facts;

    @Autowired
    Managers managers;

    @Autowired
    IdentityService identityService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    private String ordinary;

    @BeforeEach
    void newVips() {
        product.reset(); // without the demo's clients: this day has its own
        User second = identityService.newUser(SECOND);
        second.setFirstName("Demo second");
        second.setLastName("manager");
        second.setPassword(DemoMode.PASSWORD);
        identityService.saveUser(second);
        identityService.createMembership(SECOND, "altai.manager");
        managers.passed("altai.manager", "altai", LocalDate.of(2026, 9, 1), STAFF);
        for (int client = 1; client <= 3; client++) {
            facts.vip("altai-v" + client, "altai", "T2", LocalDate.of(2026, 1, client));
        }
        ApprovedList.of(jdbc, "altai", 120);
        runtimeService
                .createMessageCorrelation("new-vips-approved")
                .processInstanceBusinessKey("altai/2026-Q3")
                .setVariable("branch", "altai")
                .correlateStartMessage();
        product.runJobs();
        Task task = taskService.newTask();
        task.setName("An ordinary request");
        task.setDueDate(Date.from(clock.instant()));
        taskService.saveTask(task);
        taskService.addCandidateGroup(task.getId(), STAFF);
        ordinary = task.getId();
    }

    @AfterEach
    void leave() {
        taskService.deleteTask(ordinary, true);
        identityService.deleteUser(SECOND);
    }

    @Test
    void newVipsGetTheirManagersInTheForm() {
        Tasklist staff = tasklist(STAFF, WIDE).open("Allocate managers");
        assertThat(staff.page.locator("li.task").first()).containsText("VIP · Allocate managers: Altai");
        staff.claim();
        assertThat(staff.rows()).hasCount(50);
        assertThat(staff.row("altai-00001").locator("option:disabled").last())
                .hasText("Demo second manager has not passed the final test (FRM-12).");
        staff.pictures("allocate-managers");

        staff.page.getByLabel("Demo 1", EXACT).check();
        staff.page.getByLabel("Demo 2", EXACT).check();
        staff.button("Assign selected (2)").click();
        assertThat(staff.message()).hasText("2 clients have a manager now.");
        assertThat(staff.page.locator("[data-manager='altai.manager'] .vip-amount"))
                .hasText("2");
        staff.completeRefused("118 new VIPs have no manager yet.");
        staff.page.getByLabel("Show", EXACT).selectOption("ONBOARDING");
        staff.button("Assign all 118 as proposed").click();
        assertThat(staff.message()).hasText("118 clients have a manager now.");
        assertThat(staff.page.locator(".vip-empty")).hasText("Every VIP has a manager.");
        staff.complete();
        assertThat(count("SELECT count(*) FROM vip.assignment WHERE assigned_by = 'altai.allocation'"))
                .isEqualTo(120);
    }

    @Test
    void aRefusalStopsWhatIsLeftAndSaysSo() {
        Tasklist staff = tasklist(STAFF, WIDE).take("Allocate managers");
        staff.rows().first().waitFor();
        identityService.deleteMembership("altai.manager", "altai.manager");
        staff.button("Assign all 123 as proposed").click();
        assertThat(staff.message()).containsText("Choose a manager for each client.");
        assertThat(count("SELECT count(*) FROM vip.assignment")).isZero();
        identityService.createMembership("altai.manager", "altai.manager");
    }

    @Test
    void anOrderThatSomebodyHasChosenStays() {
        Page page = tasklist(STAFF, WIDE).page;
        assertThat(page.locator("li.task").first()).containsText("VIP");
        assertThat(page.locator(".sorting-choice").first()).containsText("Priority");
        Tasklist.picture(page, "vip-first-1440");
        page.navigate(page.url()
                .replaceAll(
                        "sorting=[^&]*", "sorting=%5B%7B%22sortBy%22:%22created%22,%22sortOrder%22:%22asc%22%7D%5D"));
        assertThat(page.locator(".sorting-choice").first()).containsText("Created");
        page.reload();
        assertThat(page.locator(".sorting-choice").first()).containsText("Created");
        assertThat(page.locator("li.task").first()).containsText("VIP"); // stamped, so it stays the first one
    }

    @Test
    void theStaffRecordATestAssignWhomBillingHasBroughtAndHandOver() {
        Page page = tasklist(STAFF, WIDE).page;
        page.navigate(page.url().replaceAll("/camunda.*", "/managers"));
        page.waitForURL("**/managers/altai");
        assertThat(page.locator("tr[data-line]")).hasCount(50);
        Locator second = page.locator("[data-manager='" + SECOND + "']");
        second.getByText("Record a test…").click();
        page.getByLabel("Demo second manager has passed the final test on").fill("2026-10-02");
        Looks.at(page, "managers-test", 1_300);
        button(page, "Record").last().click();
        assertThat(second).containsText("valid until 2 Apr 2027");

        page.getByLabel("Show", new Page.GetByLabelOptions().setExact(true)).selectOption("OTHERS");
        assertThat(page.locator("tr[data-line]")).hasCount(3);
        page.getByLabel("Those from billing get a first contact and a card too").check();
        page.getByLabel("Manager of Demo altai-v1").selectOption("altai.manager");
        button(page, "Assign all 3 as proposed").click();
        assertThat(page.locator("[role=alert]").filter(new Locator.FilterOptions().setHasText("have a manager")))
                .hasText("3 clients have a manager now.");
        assertThat(count("SELECT count(*) FROM vip.onboarding WHERE line IS NULL"))
                .isEqualTo(3);

        identityService.deleteMembership(SECOND, "altai.manager");
        page.reload();
        assertThat(page.locator(".is-warning")).containsText("with a manager who may not serve any more");
        second.getByText("Clients").click();
        Locator portfolio = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Clients of"));
        portfolio.locator("tr[data-line]").first().waitFor();
        Looks.at(page, "managers", 1_300);
        button(page, "Hand over all").click();
        assertThat(portfolio.getByRole(AriaRole.ALERT)).hasText("Choose the new manager first.");
        page.getByLabel("New manager").selectOption("altai.manager");
        button(page, "Hand over all").click();
        assertThat(portfolio.getByRole(AriaRole.ALERT)).containsText("handed over.");
        assertThat(page.locator(".is-warning")).hasCount(0);
        assertThat(count("SELECT count(*) FROM vip.assignment WHERE until IS NULL AND manager = 'altai.manager'"))
                .isEqualTo(3);
    }

    @Test
    void theSalesDirectorReadsOnly() {
        Page page = tasklist("altai.sales-director", WIDE).page;
        page.navigate(page.url().replaceAll("/camunda.*", "/managers"));
        assertThat(page.locator("tr[data-line]")).hasCount(50);
        assertThat(page.locator("input[type=checkbox]")).hasCount(0);
        assertThat(button(page, "Assign")).hasCount(0);
        assertThat(page.getByText("Record a test…")).hasCount(0);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
