package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.MailServer;
import vip.approvals.outbox.Outbox;
import vip.approvals.revocation.DispatchOffice;
import vip.approvals.revocation.RefusedMails;

/** The day on which notices go out: looked at before, printed, posted, mailed, and one comes back. */
class DispatchDayTests extends BrowserTest {

    @Autowired
    DispatchOffice office;

    @Autowired
    MailServer server;

    @Autowired
    Outbox outbox;

    @Autowired
    RefusedMails refusedMails;

    @Test
    void noticesGoOutAndOneComesBack() throws IOException {
        server.restart();
        server.refuse("client@vip.example", "550 5.1.1 No such user");
        office.removal("N-009", "altai", null);
        String first = office.notice("N-001");
        String second = office.notice("N-002");
        String third = office.notice("N-003");
        office.reach("N-002", "1 Lenin street\n656000 Barnaul", "client@vip.example");

        Tasklist clerk = tasklist(DispatchOffice.SALES, WIDE).take("Dispatch notices");
        assertThat(clerk.summary()).containsText("3 waiting, 0 printed");
        clerk.looks("dispatch-waiting");
        clerk.completeRefused("3 notices have not been sent");
        clerk.page.getByLabel("Choose " + second).check();
        clerk.button("Send what is chosen by e-mail").click();
        assertThat(clerk.message()).containsText("1 letter is on the way by e-mail.");
        clerk.button("Print all 2").click();
        assertThat(clerk.message()).containsText("is printed: 2 letters.");
        assertThat(clerk.page.locator("tr[data-card]")).hasCount(2);
        Download letters = clerk.page.waitForDownload(
                () -> clerk.page.getByText("the letters (PDF)").click());
        assertThat(letters.suggestedFilename()).matches("notices-\\d+\\.pdf");
        draw(letters.path(), "dispatch-letter");
        clerk.looks("dispatch-printed");

        upload(clerk, "number;tracking\n%s;RR1\naltai-2026-0999;RR2\n".formatted(first));
        assertThat(clerk.message()).containsText("post.csv: nothing is booked.");
        assertThat(clerk.page.locator(".vip-problems tbody tr")).hasCount(1);
        clerk.picture("dispatch-file-1440");
        upload(clerk, "number;tracking\n%s;RR1\n%s;RR2\n".formatted(first, third));
        assertThat(clerk.message()).containsText("post.csv: 2 tracking numbers");
        clerk.button("Choose this page").click();
        clerk.button("Book as posted").click();
        assertThat(clerk.message()).containsText("2 letters are posted.");
        assertThat(clerk.summary()).containsText("complete the task");
        clerk.complete();

        isRefused(clerk.page, second);
        comesBack(clerk.page, first);
        asPages(clerk.page);

        page(clerk.page, "/camunda/app/tasklist/default/");
        Tasklist again = new Tasklist(clerk.page).open("Correct the address: N-001");
        again.button("Claim").click();
        clerk.page.getByLabel("New address").fill("3 New street\n656000 Barnaul");
        assertThat(clerk.page.getByLabel("E-mail")).isEmpty();
        clerk.page.getByLabel("Note: how it was found").fill("asked by phone");
        assertThat(clerk.page.getByText("Saved.")).isVisible();
        again.looks("correct-address");
        clerk.page.waitForLoadState(LoadState.NETWORKIDLE);
        again.complete();
        again = new Tasklist(clerk.page).open("Dispatch notices");
        assertThat(clerk.page.locator("tr[data-card]")).containsText("3 New street, 656000 Barnaul");
    }

    private void isRefused(Page page, String number) {
        outbox.deliver();
        server.stop();
        refusedMails.book();
        page(page, "/notices/altai/" + number);
        assertThat(page.locator("dl")).containsText("returned, e-mail");
        assertThat(page.locator("dl")).containsText("refused by the mail server");
        assertThat(page.locator("tbody")).containsText("the mail server has refused client@vip.example");
        Looks.at(page, "notice-mail-refused");
    }

    private void comesBack(Page page, String number) {
        page(page, "/notices/altai/" + number);
        page.getByText("Returned…").click();
        page.getByLabel("Note").fill("moved away");
        Looks.at(page, "notice");
        page.locator("details[open]")
                .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Book it"))
                .click();
        assertThat(page.locator("dl")).containsText("returned, registered mail");
    }

    private void asPages(Page page) throws IOException {
        page(page, "/notices");
        page.waitForURL("**/notices/altai");
        page.getByLabel("State").selectOption("RETURNED");
        assertThat(page.locator("tr[data-card]")).hasCount(2);
        Looks.at(page, "notices");
        page.getByText("Print batches").click();
        Looks.at(page, "notice-batches");
        Download list =
                page.waitForDownload(() -> page.getByText("address list (CSV)").click());
        assertThat(Files.readString(list.path())).contains("1 Lenin street, 656000 Barnaul");
        page(page, "/notices/altai/removals");
        page.getByText("Enter the address…").click();
        page.getByLabel("Address, line by line").fill("9 Lenin street\n656000 Barnaul");
        Looks.at(page, "notice-removals");
        page.getByText("Store it").click();
        Download preview =
                page.waitForDownload(() -> page.getByText("Preview (PDF)").click());
        draw(preview.path(), "notice-preview");
    }

    private static void page(Page page, String path) {
        page.navigate(page.url().replaceAll("(//[^/]+)/.*", "$1") + path);
    }

    private static void upload(Tasklist clerk, String text) {
        clerk.page
                .getByLabel("The post’s file")
                .setInputFiles(new FilePayload("post.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void draw(Path paper, String name) throws IOException {
        try (var document = Loader.loadPDF(paper.toFile())) {
            BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(0, 80);
            Path folder = Path.of(System.getProperty("vip.pictures", "target/pictures"));
            ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        }
    }
}
