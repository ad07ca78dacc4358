package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.absences.AbsenceDesk;
import vip.approvals.revocation.DispatchOffice;

/** A day on which somebody without a seat of the branch does its sales staff's task (B7). */
class SubstituteDayTests extends BrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 5);

    @Autowired
    DispatchOffice office;

    @Autowired
    AbsenceDesk desk;

    @BeforeEach
    void theStaffAreAbsent() {
        desk.person("p1", "substitutes");
        office.notice("N-001");
        desk.enter(DispatchOffice.SALES, TODAY, TODAY, "p1");
        desk.minute();
    }

    @AfterEach
    void peopleGo() {
        desk.remove("p1");
    }

    @Test
    void noticesAreDispatchedOnBehalfOfWhoIsAbsent() {
        Tasklist substitute = tasklist("p1", WIDE);
        substitute.page.getByText("My tasks").first().click();
        substitute.open("Dispatch notices");
        assertThat(substitute.page.locator(".vip-behalf"))
                .hasText("You act on behalf of Demo Altai sales staff, who is absent; the record says so.");
        assertThat(substitute.summary()).containsText("1 waiting, 0 printed");
        assertThat(substitute.page.locator("tr[data-card]")).hasCount(1);
        substitute.picture("dispatch-on-behalf-1440");
        substitute.button("Print all 1").click();
        assertThat(substitute.message()).containsText("is printed: 1 letter.");
        for (String file : new String[] {"the letters (PDF)", "the address list (CSV)"}) {
            Download fetched = substitute.page.waitForDownload(
                    () -> substitute.page.getByText(file).click());
            org.assertj.core.api.Assertions.assertThat(fetched.failure()).isNull();
        }
        substitute.button("Choose this page").click();
        substitute.button("Book as posted").click();
        assertThat(substitute.message()).containsText("1 letter is posted.");
        substitute.completeAndLeave();
    }
}
