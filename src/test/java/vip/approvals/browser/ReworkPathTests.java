package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the directors send back, until headquarters has the last word and the branches have the result (AMB-13); two
 * branches are late, and the quarter goes on without them (AMB-19).
 */
class ReworkPathTests extends BrowserTest {

    private String toCorrect;
    private String toWithdraw;
    private String toContest;

    @Test
    void fromAReturnedLineToTheAcknowledgedResult() {
        tasklist("altai.sales", WIDE).take("Prepare list: Altai").completeAndLeave();
        sign("altai", "Sign and submit list: Altai");
        approveAll("altai", "commercial");
        securitySendsThreeBack();
        product.runJobs();
        salesRework();
        directorSignsTheRework();
        approveAll("altai", "commercial");
        securityDecidesAgain();
        product.runJobs();
        clock.set(LocalDate.of(2026, 11, 30)); // long after the cycle's deadline
        product.runTimers();
        headquartersReviews();
        headquartersDecidesTheDispute();
        product.runJobs();
        branchesAcknowledge();

        assertThat(state(toCorrect)).isEqualTo("APPLIED");
        assertThat(state(toWithdraw)).isEqualTo("WITHDRAWN");
        assertThat(state(toContest)).isEqualTo("REJECTED");
        assertThat(count("SELECT count(*) FROM vip.act WHERE kind = 'ACKNOWLEDGE'"))
                .isEqualTo(3);
    }

    private void securitySendsThreeBack() {
        Tasklist security = tasklist("altai.security", WIDE).take("Decide list as security director: Altai");
        List<String> names =
                security.page.locator("tr[data-line] td.vip-client strong").allTextContents();
        toCorrect = names.get(0);
        toWithdraw = names.get(1);
        toContest = names.get(2);
        security.rows().first().focus();
        security.press("t");
        security.asked("Reason of the return").selectOption("DOCUMENTS");
        security.confirm();
        assertThat(security.summary()).containsText("0 approved, 1 returned, 0 rejected");
        for (int rejected = 1; rejected <= 2; rejected++) {
            security.press("r"); // the form has moved on to the next line
            security.asked("Reason of the rejection").selectOption("CHECK_FAILED");
            security.asked("Comment").fill("Named in a case");
            security.press("Enter");
            assertThat(security.summary()).containsText("1 returned, %d rejected".formatted(rejected));
        }
        security.button("Approve all remaining").click();
        assertThat(security.message()).containsText("All remaining lines are approved.");
        security.completeAndLeave();
    }

    private void salesRework() {
        Tasklist sales = tasklist("altai.sales", WIDE).take("Rework");
        assertThat(sales.rows()).hasCount(3);
        assertThat(sales.page.locator(".vip-form")).containsText("Round 1 of 2");
        assertThat(sales.page.locator(".vip-due")).containsText("3 working days after");
        assertThat(said(sales, toCorrect))
                .containsText("Security director: returned: Documents are missing or doubtful");
        assertThat(sales.page.getByText("Named in a case")).hasCount(0); // security's words stay there (AMB-18)
        assertThat(sales.row(toCorrect).getByText("Contest…")).hasCount(0);
        sales.completeRefused("Correct, withdraw or contest each returned line first: 3 are left.");

        sales.rows().first().focus();
        sales.press("e");
        sales.confirm();
        assertThat(sales.page.locator(".vip-ask")).containsText("Nothing has changed on this line.");
        sales.asked("Comment").fill("The papers are complete now");
        sales.press("Enter");
        assertThat(sales.summary()).containsText("1 of 3 treated");
        sales.press("w");
        assertThat(sales.row(toWithdraw)).containsText("withdrawn");
        assertThat(sales.summary()).containsText("2 of 3 treated");
        sales.row(toWithdraw).focus();
        sales.press("u");
        assertThat(sales.row(toWithdraw)).containsText("returned");
        assertThat(sales.summary()).containsText("1 of 3 treated");
        sales.press("w");
        assertThat(sales.row(toWithdraw)).containsText("withdrawn");
        sales.row(toContest).focus();
        sales.press("c");
        sales.asked("Why should it stay?").fill("The case was closed in May");
        sales.pictures("rework");
        sales.confirm();
        assertThat(sales.summary()).containsText("3 of 3 treated: 1 corrected, 1 withdrawn, 1 contested");
        sales.completeAndLeave();
    }

    private void directorSignsTheRework() {
        Tasklist director = tasklist("altai.sales-director", WIDE).take("Sign");
        assertThat(director.row(toCorrect)).containsText("corrected");
        assertThat(said(director, toCorrect)).containsText("Corrected: comment");
        assertThat(director.row(toWithdraw)).containsText("withdrawn");
        assertThat(said(director, toContest)).containsText("The case was closed in May");
        director.pictures("sign-rework");
        director.choose("Sign and submit to the directors");
        director.completeAndLeave();
    }

    private void securityDecidesAgain() {
        Tasklist security = tasklist("altai.security", WIDE).take("Decide list as security director: Altai");
        assertThat(security.rows()).hasCount(1);
        assertThat(security.page.locator(".vip-form")).containsText("Round 1 of 2");
        assertThat(said(security, toCorrect)).containsText("Corrected: comment");
        assertThat(said(security, toCorrect)).containsText("Last time: Security director: returned");
        security.pictures("decide-again");
        security.rows().first().focus();
        security.press("a");
        assertThat(security.summary()).containsText("1 of 1 decided");
        security.completeAndLeave();
    }

    private void headquartersReviews() {
        Tasklist review = tasklist("hq.sales", WIDE).take("Review lists: 2026-Q3");
        assertThat(review.page.locator(".vip-totals")).containsText("carried over");
        review.pictures("review-late");
        review.completeAndLeave();
    }

    private void headquartersDecidesTheDispute() {
        Tasklist approve = tasklist("hq.commercial", WIDE).take("Approve lists: 2026-Q3");
        Locator disputes = approve.page.locator(".vip-disputes");
        assertThat(disputes.locator("tr[data-line]")).hasCount(1);
        assertThat(disputes).containsText(toContest);
        assertThat(disputes).containsText("Security director: rejected: Did not pass the security check");
        assertThat(disputes).containsText("The case was closed in May");
        assertThat(disputes).not().containsText("Named in a case");
        approve.choose("Approve: the agreed clients become VIPs today");
        approve.completeRefused("Decide the lines in dispute first: 1 is undecided.");
        approve.pictures("approve-dispute");
        disputes.locator("tr[data-line]").focus();
        approve.press("a");
        assertThat(disputes).containsText("0 undecided, 1 approved");
        approve.press("u");
        assertThat(disputes).containsText("1 undecided");
        approve.press("r");
        approve.asked("Reason of the rejection").selectOption("LEAVING");
        approve.press("Enter");
        assertThat(disputes).containsText("1 rejected");
        approve.completeAndLeave();
    }

    private void branchesAcknowledge() {
        Tasklist altai = tasklist("altai.sales-director", WIDE).take("Acknowledge result");
        assertThat(altai.page.getByText("Completing this task acknowledges the result (SIB-14)."))
                .isVisible();
        altai.page.getByLabel("Show").selectOption("rejected");
        assertThat(said(altai, toContest)).containsText("HQ's commercial director: rejected: Is about to leave");
        altai.page.getByLabel("Show").selectOption("");
        altai.pictures("acknowledge");
        altai.completeAndLeave();
        for (String branch : List.of("tomsk", "omsk")) {
            Tasklist late = tasklist(branch + ".sales-director", WIDE).take("Acknowledge result");
            assertThat(late.summary()).containsText("Carried over");
            late.picture("acknowledge-late-1440");
            late.completeAndLeave();
        }
    }

    /** The row below a line. */
    private static Locator said(Tasklist tasklist, String client) {
        return tasklist.page
                .locator("tr[data-line]:has-text(\"%s\") + tr.vip-more".formatted(client))
                .first();
    }

    private String state(String name) {
        return jdbc.sql("""
                        SELECT line.state FROM vip.line JOIN vip.branch_list b USING (list)
                        WHERE b.branch = 'altai' AND name = :name AND line.state <> 'CORRECTED'
                        """).param("name", name).query(String.class).single();
    }
}
