package vip.approvals.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.letters.Papers.assertMayBeArchived;
import static vip.approvals.letters.Papers.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vip.approvals.letters.Papers;

/** The card that a client gets as a file. Samples stay in {@code target/papers}. */
class ElectronicCardTests {

    private static final String LONGEST_NAME =
            "Общество с ограниченной ответственностью «Сибирская транспортно-экспедиционная и"
                    + " логистическая компания имени пятидесятилетия освоения целинных и залежных земель»"
                    + " (филиал в г. Горно-Алтайске, Россия.)";

    @ParameterizedTest
    @CsvSource({"T1, Silver", "T2, Gold", "T3, Diamond"})
    void aCardSaysWhoseItIsAndThatNobodyElseMayUseIt(String tier, String words) throws Exception {
        byte[] card = kept("e-card-" + tier, card("Ёлкина Ирина Щербаковна", tier, "Ольга Титова"));

        assertThat(pages(card))
                .singleElement()
                .asString()
                .contains("VIP programme", tier, words, "9643 0000 0000 0012")
                .containsIgnoringCase("holder Ёлкина Ирина Щербаковна")
                .containsIgnoringCase("personal manager Ольга Титова")
                .containsIgnoringCase("branch Altai")
                .contains("Issued on 6 Oct 2026", "This card may be used by its holder only.");
        assertMayBeArchived(card);
    }

    @Test
    void aCardHasTheProportionsOfAPlasticOne() throws IOException {
        try (PDDocument document = Loader.loadPDF(print(card("Anna Berg", "T1", null)))) {
            PDRectangle page = document.getPage(0).getMediaBox();
            assertThat(page.getWidth() / page.getHeight()).isBetween(1.584f, 1.588f); // 85.60 : 53.98
        }
    }

    @Test
    void aCardWithoutAManagerSaysNothingOfOne() throws Exception {
        byte[] card = kept("e-card-no-manager", card("Anna Berg", "T2", null));

        assertThat(pages(card)).singleElement().asString().doesNotContainIgnoringCase("manager");
        assertMayBeArchived(card);
    }

    @Test
    void theLongestNamesStayOnTheCardAndAreWhole() throws Exception {
        assertThat(LONGEST_NAME).hasSize(200);
        byte[] card = kept(
                "e-card-long",
                new ElectronicCard(
                        "Программа привилегированного обслуживания ключевых клиентов",
                        LONGEST_NAME,
                        "T3",
                        CardNumber.of("9643", 12_345_678_901L),
                        "Горно-Алтайский филиал электросвязи",
                        "Константинопольская-Преображенская Александра",
                        LocalDate.of(2026, 10, 6)));

        assertThat(pages(card))
                .singleElement()
                .asString()
                .satisfies(page -> assertThat(page.replace("- ", "-")) // where a line ended
                        .contains("Программа привилегированного обслуживания ключевых клиентов", LONGEST_NAME)
                        .contains("Константинопольская-Преображенская Александра")
                        .contains("Горно-Алтайский филиал электросвязи"));
        assertMayBeArchived(card);
    }

    /** Letters as wide as they come, without a blank, on both sides of each change of size. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "36, 24, 24, 20",
        "37, 25, 25, 21",
        "90, 60, 40, 50",
        "91, 61, 41, 51",
        "200, 100, 80, 120"
    })
    void wideLettersStayInTheirBox(int holder, int manager, int branch, int programme) throws IOException {
        byte[] card = kept(
                "e-card-wide-" + holder,
                new ElectronicCard(
                        "Ю".repeat(programme),
                        "Щ".repeat(holder),
                        "T2",
                        CardNumber.of("9643", 1),
                        "Ш".repeat(branch),
                        "Ж".repeat(manager),
                        LocalDate.of(2026, 10, 6)));

        assertThat(pages(card)).hasSize(1);
        assertThat(letters(card, "Ю", 0, 110, 0, 30)).hasSize(programme);
        assertThat(letters(card, "Щ", 0, 104, 62, 89)).hasSize(holder);
        assertThat(letters(card, "Ж", 110, 160, 62, 77)).hasSize(manager);
        assertThat(letters(card, "Ш", 110, 160, 77, 89)).hasSize(branch);
    }

    /** Those whose whole picture is within these millimetres from the left and the upper edge. */
    private static List<TextPosition> letters(byte[] card, String letter, int left, int right, int top, int bottom)
            throws IOException {
        float millimetre = 72 / 25.4f;
        List<TextPosition> found = new ArrayList<>();
        var reader = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                if (text.getUnicode().equals(letter)
                        && text.getX() >= left * millimetre
                        && text.getX() + text.getWidth() <= right * millimetre
                        && text.getY() - text.getHeight() >= top * millimetre
                        && text.getY() + 0.2 * text.getFontSizeInPt() <= bottom * millimetre) { // what hangs below
                    found.add(text);
                }
            }
        };
        try (PDDocument document = Loader.loadPDF(card)) {
            reader.getText(document);
        }
        return found;
    }

    @Test
    void aNameLongerThanBillingSendsIsCut() {
        assertThat(pages(print(card("n".repeat(201), "T1", null))))
                .singleElement()
                .asString()
                .satisfies(page -> assertThat(page.replace(" ", "")).contains("n".repeat(200) + "…"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</div><script>alert(1)</script>",
                "<img src='http://127.0.0.1/'/> & \"O'Neil\"",
                "${1+1} <#if true> &amp; {}",
                "Anna\u0007\u0000Berg\uD800",
                "Anna \u202Egreb\u202C \u200Fannа",
                "王小明 😀"
            })
    void whatANameHoldsIsPrintedAndNeverMarkup(String name) throws Exception {
        byte[] card = kept("e-card-hostile-" + Integer.toHexString(name.hashCode()), card(name, "T2", name));

        assertThat(pages(card))
                .singleElement()
                .asString()
                .contains(name.replaceAll("[^\\x20-\\x7e].*", "").strip())
                .contains("9643 0000 0000 0012", "by its holder only.");
        assertMayBeArchived(card);
    }

    @Test
    void aTierThatTheProgrammeDoesNotHaveStopsTheCard() {
        assertThatThrownBy(() -> print(card("Anna Berg", "T4", null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The paper e-card cannot be filled");
    }

    private static ElectronicCard card(String holder, String tier, String manager) {
        return new ElectronicCard(
                "VIP programme", holder, tier, CardNumber.of("9643", 1), "Altai", manager, LocalDate.of(2026, 10, 6));
    }

    private static byte[] print(ElectronicCard card) {
        return Papers.print("e-card", Map.of("card", card));
    }

    private static byte[] kept(String name, ElectronicCard card) throws IOException {
        Files.createDirectories(Path.of("target/papers"));
        return Files.readAllBytes(Files.write(Path.of("target/papers", name + ".pdf"), print(card)));
    }
}
