package vip.approvals.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.letters.Papers.assertMayBeArchived;
import static vip.approvals.letters.Papers.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vip.approvals.calendar.Quarter;
import vip.approvals.letters.Papers;
import vip.approvals.revocation.NoticePaper.Recipient;

/** The letter to a client who is no VIP any more. Samples stay in {@code target/papers}. */
class NoticePaperTests {

    /** What is ours and not the client's: rule ids, tiers and grounds as codes, the security director. */
    private static final Pattern INTERNAL = Pattern.compile(
            "SIB-|AMB-|BVK-|GT-|\\bT[123]\\b|\\b[ABC][12]\\b|LIQUIDATION|CONTRACT_TERMINATED|DEBT|CRITERIA|ORDINARY|\\bnull\\b"
                    + "|\\d{4}-Q\\d|[Бб]езопасност|[Ss]ecurity|[$#]\\{");

    private static final NoticeGround LIQUIDATION = new NoticeGround.Liquidation();
    private static final NoticeGround TERMINATED = new NoticeGround.ContractTerminated();

    static Stream<NoticePaper> everyKind() {
        return Stream.of(LIQUIDATION, TERMINATED, SampleNotice.DEBT, SampleNotice.CRITERIA)
                .flatMap(ground -> Stream.of(SampleNotice.russian(ground), SampleNotice.english(ground)));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyNoticeIsOnePageForTheArchiveAndTellsNothingInternal(NoticePaper notice) throws Exception {
        byte[] paper = kept(
                "notice-" + notice.language().code() + "-" + notice.ground().kind(), notice);

        assertThat(pages(paper)).singleElement().asString().doesNotContainPattern(INTERNAL);
        assertMayBeArchived(paper);
        try (PDDocument document = Loader.loadPDF(paper)) {
            assertThat(document.getDocumentCatalog().getLanguage())
                    .isEqualTo(notice.language().code());
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo(notice.number());
            var resources = document.getPage(0).getResources();
            for (COSName font : resources.getFontNames()) {
                assertThat(resources.getFont(font).isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void aRussianNoticeOfADebtSaysAllThatTheRegulationAsksFor() {
        assertThat(text(SampleNotice.russian(SampleNotice.DEBT)))
                .contains("VIP programme", "Филиал «Алтай»")
                .contains("1 апреля 2026 г. № altai-2026-0042 Номер клиента: 4000017")
                .contains("ООО «Северный ветер» Контактное лицо: Ёлкина Ирина Щербаковна ул. Садовая, д. 12, офис 4")
                .contains("Уведомление о снятии категории «VIP» Уважаемые партнёры!")
                .contains("Снимаемая категория «VIP», уровень «Gold» VIP-клиент с 9 января 2025 г.")
                .contains("Категория снимается с 1 апреля 2026 г.")
                .contains(
                        "Задолженность за услуги связи в размере 15 000,00 руб. не погашена; срок оплаты самого раннего"
                                + " из неоплаченных счетов – 30 ноября 2025 г. Согласно пункту 3.5")
                .contains("«возникновения задолженности за услуги связи (кроме имиджевых) и ее непогашения в течение"
                        + " 3-х месяцев».")
                .contains("Вы переходите в разряд обычных клиентов филиала «Алтай»")
                .contains(
                        "Обслуживание персональным менеджером прекращается.",
                        "Карта VIP-клиента, в том числе электронная")
                .contains("Договор на обслуживание продолжает действовать")
                .contains("обращайтесь в филиал: (3852) 00-00-00, по рабочим дням")
                .contains("С уважением, Коммерческий директор филиала П. А. Смирнов")
                .contains("Уведомление № altai-2026-0042 от 1 апреля 2026 г. 1 / 1");
    }

    @Test
    void anEnglishOneSaysTheSame() {
        assertThat(text(SampleNotice.english(SampleNotice.DEBT)))
                .contains("VIP programme", "Branch Altai")
                .contains("1 April 2026 No. altai-2026-0043 Client number: 4000018")
                .contains("Anna Berg 12 Garden Street, flat 4 Barnaul 656000 Russia")
                .contains("Dear client,", "VIP, level Diamond", "VIP client since 9 January 2025")
                .contains("Category removed as of 1 April 2026")
                .contains(
                        "A debt of RUB 15,000.00 for communication services has not been paid; the oldest open invoice was"
                                + " due on 30 November 2025. Under clause 3.5")
                .contains("You become an ordinary client of the branch Altai", "Your service contract remains in force")
                .contains("please contact your branch: (3852) 00-00-00", "Yours faithfully,", "Pavel Smirnov")
                .contains("Notice No. altai-2026-0043 of 1 April 2026 1 / 1");
    }

    @Test
    void failedCriteriaNameTheirQuarters() {
        assertThat(text(SampleNotice.russian(SampleNotice.CRITERIA)))
                .contains("не выполнены за 2 квартала подряд: III квартал 2025 г. и IV квартал 2025 г. Согласно");
        assertThat(text(SampleNotice.english(SampleNotice.CRITERIA)))
                .contains(
                        "not met in 2 quarters in a row: the third quarter of 2025 and the fourth quarter of 2025. Under");
        NoticeGround one = new NoticeGround.CriteriaFailed(List.of(new Quarter(2025, 4)));
        assertThat(text(SampleNotice.russian(one))).contains("не выполнены за 1 квартал: IV квартал 2025 г. Согласно");
        assertThat(text(SampleNotice.english(one))).contains("not met in 1 quarter: the fourth quarter of 2025. Under");
        assertThatThrownBy(() -> new NoticeGround.CriteriaFailed(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoseContractHasEndedIsNotToldThatItGoesOn() {
        for (NoticeGround ended : List.of(LIQUIDATION, TERMINATED)) {
            assertThat(text(SampleNotice.russian(ended)))
                    .contains("«прекращения договорных отношений в связи с ликвидацией предприятия или расторжением")
                    .contains("не затрагивает расчётов")
                    .doesNotContain("продолжает действовать", "переходите в разряд");
            assertThat(text(SampleNotice.english(ended)))
                    .contains("does not affect payments")
                    .doesNotContain("remains in force", "become an ordinary client");
        }
        assertThat(text(SampleNotice.russian(TERMINATED))).contains("как обычный клиент филиала");
        assertThat(text(SampleNotice.english(TERMINATED))).contains("as an ordinary client of the branch");
        assertThat(text(SampleNotice.russian(LIQUIDATION))).doesNotContain("обычный клиент", "Договор на обслуживание");
    }

    @Test
    void organisationsAndPersonsAreAddressedWithoutAGuess() {
        Recipient organisation = new Recipient("Altai Timber Ltd", true, "Ola Nordmann", SampleNotice.PERSON.address());
        assertThat(text(SampleNotice.english(organisation, SampleNotice.DEBT)))
                .contains("Altai Timber Ltd For the attention of Ola Nordmann 12 Garden Street", "Dear partners,");
        Recipient person = new Recipient("Ёлкина Ирина Щербаковна", false, null, SampleNotice.ORGANISATION.address());
        assertThat(text(SampleNotice.russian("1", person, SampleNotice.DEBT)))
                .contains("Уважаемый клиент!")
                .doesNotContain("Контактное лицо");
    }

    @Test
    void theAddressShowsInTheWindowOfAnEnvelopeAndNothingElseDoes() throws IOException {
        Recipient large = new Recipient(
                "Общество с ограниченной ответственностью «Северный ветер и партнёры»",
                true,
                "Константинопольская-Преображенская Александра",
                List.of(
                        "ул. Семьдесят пятой годовщины освоения целины, д. 121, корпус 4, офис 1412",
                        "656000 г. Барнаул"));
        for (Recipient recipient : List.of(SampleNotice.ORGANISATION, SampleNotice.PERSON, large)) {
            // What shows wherever the sheet slips: E65 with its window on the right; DL with DIN 5008 on the left.
            assertThat(shown(SampleNotice.russian("1", recipient, SampleNotice.DEBT), 110, 190, 45, 79))
                    .isEqualTo(letters(recipient, "Контактное лицо:"));
            assertThat(shown(SampleNotice.english(recipient, SampleNotice.DEBT), 25, 105, 45, 85))
                    .isEqualTo(letters(recipient, "For the attention of"));
        }
    }

    private static String letters(Recipient recipient, String attention) {
        String middle = recipient.attention() == null ? "" : attention + recipient.attention();
        return (recipient.name() + middle + String.join("", recipient.address())).replaceAll("\\s", "");
    }

    /** The characters that are at least partly within these millimetres from the left and the upper edge. */
    private static String shown(NoticePaper notice, int left, int right, int top, int bottom) throws IOException {
        float millimetre = 72 / 25.4f;
        var found = new StringBuilder();
        var reader = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                if (text.getX() + text.getWidth() >= left * millimetre
                        && text.getX() <= right * millimetre
                        && text.getY() >= top * millimetre
                        && text.getY() - text.getHeight() <= bottom * millimetre) {
                    assertThat(text.getX() + text.getWidth()).isLessThanOrEqualTo(right * millimetre);
                    assertThat(text.getY() + 0.2f * text.getFontSizeInPt()).isLessThanOrEqualTo(bottom * millimetre);
                    found.append(text.getUnicode());
                }
            }
        };
        try (PDDocument document = Loader.loadPDF(print(notice))) {
            reader.getText(document);
        }
        return found.toString().replaceAll("\\s", "");
    }

    @Test
    void theLongestNamesAndAddressesArePrintedWhole() throws Exception {
        String name = "Щ".repeat(10) + " общество с очень длинным названием".repeat(5) + " имени Ж".repeat(2);
        Recipient recipient = new Recipient(
                name, true, "Константинопольская-Преображенская Александра", Collections.nCopies(8, name));
        byte[] paper =
                kept("notice-ru-long", SampleNotice.russian("altai-2026-0044", recipient, SampleNotice.CRITERIA));

        assertThat(String.join(" ", pages(paper)).split("Щ{10}", -1)).hasSize(10);
        assertMayBeArchived(paper);
    }

    @Test
    void aSecondPageIsNumberedAndHoldsTheSignatureWithWhomToAsk() throws Exception {
        List<Quarter> quarters = new ArrayList<>();
        for (Quarter quarter = new Quarter(2025, 4); quarters.size() < 60; quarter = quarter.previous()) {
            quarters.add(0, quarter);
        }
        byte[] paper = kept("notice-en-two-pages", SampleNotice.english(new NoticeGround.CriteriaFailed(quarters)));

        List<String> pages = pages(paper);
        assertThat(pages).hasSize(2);
        assertThat(pages.get(0))
                .contains("in 60\u00A0quarters in a row", "1 / 2")
                .doesNotContain("Pavel Smirnov");
        assertThat(pages.get(1))
                .contains("please contact your branch", "Pavel Smirnov", "No.\u00A0altai-2026-0043", "2 / 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</div><script>alert(1)</script><img src='http://127.0.0.1/'/> & \"O'Neil\"",
                "${1+1} <#list 1..9 as x> &amp; {}",
                "Anna\u0007\u0000Berg\uD800 \u202Egreb\u202C\u200F\u200B 王 😀"
            })
    void whatIsGivenIsPrintedAndNeverMarkup(String hostile) throws Exception {
        Recipient recipient = new Recipient(hostile, true, hostile, List.of(hostile, hostile));
        byte[] paper = kept(
                "notice-hostile-" + Integer.toHexString(hostile.hashCode()),
                SampleNotice.russian(hostile, recipient, SampleNotice.DEBT));

        String text = String.join(" ", pages(paper));
        String readable = hostile.replaceAll("[^\\x20-\\x7e].*", "").strip();
        assertThat(text.replace(" ", "").split(Pattern.quote(readable.replace(" ", "")), -1))
                .hasSizeGreaterThan(5);
        assertMayBeArchived(paper);
    }

    @Test
    void wordsWithoutABlankStayOnThePaper() throws Exception {
        String word = "Щ".repeat(200);
        Recipient recipient = new Recipient(word, true, word, List.of(word));
        assertThat(String.join("", pages(print(SampleNotice.russian(word, recipient, SampleNotice.DEBT))))
                        .replace(" ", ""))
                .contains(word);
    }

    @Test
    void aTierThatTheProgrammeDoesNotHaveStopsTheLetter() {
        NoticePaper known = SampleNotice.russian(SampleNotice.DEBT);
        NoticePaper unknown = new NoticePaper(
                known.language(),
                known.programme(),
                known.branch(),
                known.number(),
                known.date(),
                known.client(),
                known.recipient(),
                "T4",
                known.since(),
                known.ground(),
                known.effective(),
                known.contact(),
                known.signatory());
        assertThatThrownBy(() -> print(unknown))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The paper notice cannot be filled");
    }

    private static String text(NoticePaper notice) {
        List<String> pages = pages(print(notice));
        assertThat(pages).hasSize(1);
        return pages.get(0).replace('\u00A0', ' ');
    }

    private static byte[] print(NoticePaper notice) {
        var out = new ByteArrayOutputStream();
        new NoticeBatch(Papers.LETTERS).print(List.of(notice), false, out);
        return out.toByteArray();
    }

    private static byte[] kept(String name, NoticePaper notice) throws IOException {
        Files.createDirectories(Path.of("target/papers"));
        return Files.readAllBytes(Files.write(Path.of("target/papers", name + ".pdf"), print(notice)));
    }
}
