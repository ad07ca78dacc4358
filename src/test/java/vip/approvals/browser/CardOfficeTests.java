package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.cards.CardOffice;

/** A day of the card office: hand over, book what comes back, by file and number by number, and what does not. */
class CardOfficeTests extends BrowserTest {

    @Autowired
    CardOffice office;

    @Test
    void aBatchGoesToTheCardMakerAndComesBack() throws IOException {
        List<String> holders = List.of("Anna Berg", "Ольга Титова", "Pavel Orlov", "Daria Volkova", "Ivan Petrov");
        for (int i = 0; i < holders.size(); i++) {
            office.order("C-%03d".formatted(i + 1), holders.get(i));
        }
        Tasklist clerk = tasklist(CardOffice.OFFICE, WIDE).take("Hand cards over");
        assertThat(clerk.summary()).containsText("hands these 5 cards over to the card maker");
        clerk.looks("hand-over-batch");

        office.order("C-006", "Late Comer");
        clerk.completeRefused("The cards that wait have changed since they were shown");
        assertThat(clerk.summary()).containsText("these 6 cards");
        clerk.complete();
        String first = office.card("C-001");
        String second = office.card("C-002");

        clerk = clerk.take("Book arrivals: altai-2026-0001");
        assertThat(clerk.summary()).containsText("6 with the card maker.");
        upload(
                clerk,
                "card number;result;remark\n" + first + ";arrived;\n" + mistyped(second) + ";arrived;\n"
                        + office.card("C-003") + ";gone;\n");
        assertThat(clerk.message()).containsText("back.csv: nothing is booked. Correct these 2 problems");
        assertThat(clerk.page.locator(".vip-problems tbody tr")).hasCount(2);
        clerk.looks("book-arrivals");
        clerk.completeRefused("6 cards have not arrived");

        upload(clerk, "card number;result;remark\n" + first + ";arrived;\n" + second + ";misprint;name cut\n");
        assertThat(clerk.message()).containsText("back.csv: 1 arrived, 1 misprinted and ordered again.");
        Locator number = clerk.page.getByLabel("Card number (Enter books it as arrived)");
        number.fill(mistyped(office.card("C-003")));
        number.press("Enter");
        assertThat(clerk.message()).containsText("The check digit of this card number is wrong");
        number.fill(grouped(office.card("C-003")));
        number.press("Enter");
        assertThat(clerk.message()).containsText("has arrived.");
        assertThat(number).hasValue("");
        assertThat(number).isFocused();
        press(clerk, "Misprint…: " + grouped(office.card("C-004")), "It is a misprint");
        assertThat(clerk.message()).containsText("is blocked as a misprint; a new card is ordered.");
        press(clerk, "Lost…: " + grouped(office.card("C-005")), "It never comes");
        assertThat(clerk.message()).containsText("is blocked as lost; a new card is ordered.");
        clerk.page.getByLabel("Show cards").selectOption("HANDED_OVER");
        assertThat(clerk.page.locator("tr[data-card]")).hasCount(1);
        number.fill(office.card("C-006"));
        number.press("Enter");
        assertThat(clerk.summary()).containsText("complete the task");
        assertThat(clerk.page.locator("tr[data-card]")).hasCount(0);
        clerk.picture("arrivals-done-1440");
        clerk.complete();
        assertThat(count("SELECT count(*) FROM vip.card WHERE state = 'ORDERED'"))
                .isEqualTo(3);

        cardsAsPages(clerk.page, first);
    }

    private void cardsAsPages(Page page, String card) throws IOException {
        page.navigate(page.url().replaceAll("/camunda.*", "/cards"));
        page.waitForURL("**/cards/altai");
        Looks.at(page, "cards");
        page.getByText("Batches for the card maker").click();
        Looks.at(page, "card-batches");
        Download file =
                page.waitForDownload(() -> page.getByText("altai-2026-0001.csv").click());
        assertThat(file.suggestedFilename()).isEqualTo("altai-2026-0001.csv");
        assertThat(Files.readString(file.path())).contains("Anna Berg", grouped(card));
        page.navigate(page.url().replaceAll("/batches.*", "/" + card));
        page.getByText("Lost…").click();
        Looks.at(page, "card");
        Download paper = page.waitForDownload(
                () -> page.getByText("Electronic card (PDF)").click());
        assertThat(paper.suggestedFilename()).isEqualTo("vip-card.pdf");
        draw(paper.path());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Block and make again"))
                .first()
                .click();
        assertThat(page.locator("dl")).containsText("blocked: lost");
        assertThat(page.getByText("Electronic card (PDF)")).hasCount(0);
    }

    private static void draw(Path paper) throws IOException {
        try (var document = Loader.loadPDF(paper.toFile())) {
            BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(0, 110);
            Path folder = Path.of(System.getProperty("vip.pictures", "target/pictures"));
            ImageIO.write(picture, "png", folder.resolve("e-card.png").toFile());
        }
    }

    private static void press(Tasklist clerk, String name, String confirmation) {
        clerk.button(name).click();
        clerk.button(confirmation).click();
    }

    private static void upload(Tasklist clerk, String text) {
        clerk.page
                .getByLabel("Or upload the card maker’s file")
                .setInputFiles(new FilePayload("back.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String mistyped(String number) {
        char last = number.charAt(15);
        return number.substring(0, 15) + (char) (last == '9' ? '0' : last + 1);
    }

    private static String grouped(String number) {
        return number.replaceAll("(?<=\\G.{4})(?!$)", " ");
    }
}
