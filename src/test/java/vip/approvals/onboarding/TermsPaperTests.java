package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.letters.Papers.assertMayBeArchived;
import static vip.approvals.letters.Papers.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vip.approvals.letters.Papers;

/** Personal terms on paper, ready to be signed. Samples stay in {@code target/papers}. */
class TermsPaperTests {

    private static final String TERMS = """
            Your personal manager answers on working days from 9 to 18 by phone and by mail, and tells you of planned works on\
             your lines at least five working days before.

            Faults are dealt with before all others:
            – an engineer calls back within 30 minutes;
            – on the spot within four hours, also at night.

            Счета выставляются одним документом до пятого числа месяца и передаются в электронном виде.""";

    @Test
    void thePaperSaysWhoAgreesOnWhatAndHasPlacesForTwoSignatures() throws Exception {
        byte[] paper = kept("personal-terms", paper("ООО «Северный ветер»", "Ёлкина Ирина Щербаковна", TERMS));

        assertThat(pages(paper))
                .singleElement()
                .asString()
                .contains("VIP programme", "Altai", "Personal terms of service", "Date 6 Oct 2026")
                .contains("Client ООО «Северный ветер»", "Client number 4000017", "User Ёлкина Ирина Щербаковна")
                .contains("Tier T2, Gold", "Personal manager Ольга Титова")
                .contains("Your personal manager answers", "Faults are dealt with", "Счета выставляются одним")
                .containsSubsequence("The client", "The company", "Signature", "Date")
                .contains("client 4000017 · 6 Oct 2026", "Page 1 of 1");
        assertMayBeArchived(paper);
    }

    @Test
    void aUserWhoIsNotKnownIsLeftOut() throws Exception {
        byte[] paper = kept("personal-terms-no-user", paper("Anna Berg", null, "As agreed."));

        assertThat(pages(paper)).singleElement().asString().doesNotContain("User");
        assertMayBeArchived(paper);
    }

    @Test
    void longTermsGoOnOverPagesAndTheSignaturesStayWithTheLastOfThem() throws Exception {
        String terms = IntStream.rangeClosed(1, 60)
                .mapToObj(term -> "Term %d. ".formatted(term)
                        + "What was agreed holds until one of us says otherwise. ".repeat(6))
                .collect(Collectors.joining("\n\n"));
        byte[] paper = kept("personal-terms-long", paper("Øresund Crane ApS", "Søren Ås", terms));

        List<String> pages = pages(paper);
        assertThat(pages).hasSizeBetween(4, 8);
        for (int page = 1; page <= pages.size(); page++) {
            assertThat(pages.get(page - 1)).contains("VIP programme", "Page %d of %d".formatted(page, pages.size()));
        }
        assertThat(pages.get(pages.size() - 1))
                .contains("Term 60. ", "The client The company", "Signature Signature", "Date Date");
        assertThat(String.join(" ", pages)).contains("Term 1. ", "Term 59. ");
        assertMayBeArchived(paper);
    }

    @Test
    void aParagraphLongerThanAPageIsPrintedWhole() {
        String words =
                IntStream.rangeClosed(1, 2_000).mapToObj("word%d"::formatted).collect(Collectors.joining(" "));

        List<String> pages = pages(print(paper("Anna Berg", null, words)));
        assertThat(pages).hasSizeGreaterThan(2);
        assertThat(String.join(" ", pages)).contains("word1 ", "word1000 ", "word2000 ");
        assertThat(pages.get(pages.size() - 1)).contains("word2000 ", "Signature Signature", "Date Date");
    }

    @Test
    void aBlankLineBeginsAParagraphHoweverItWasTyped() {
        assertThat(paper("Anna Berg", null, "\r\n one \r\n \t\r\n\r\ntwo\r\nlines\n\nthree\n")
                        .paragraphs())
                .containsExactly("one ", "two\nlines", "three");
    }

    @Test
    void whatIsTypedIsPrintedAndNeverMarkup() throws Exception {
        String hostile =
                "</p><script>alert(1)</script><img src='http://127.0.0.1/'/> & ${1+1} <#list 1..9 as x> \"O'Neil\""
                        + " \u0007\u0000\uD800 \u202Egreb\u202C\u200F\u200B\uFEFF 王 😀";
        byte[] paper = kept("personal-terms-hostile", paper(hostile, hostile, hostile + "\n\n" + hostile));

        assertThat(String.join(" ", pages(paper)))
                .contains("</p><script>alert(1)</script><img", "${1+1} <#list 1..9 as x> \"O'Neil\"");
        assertMayBeArchived(paper);
    }

    @Test
    void wordsWithoutABlankStayOnThePaper() throws Exception {
        String word = "Щ".repeat(200);
        byte[] paper = kept("personal-terms-wide", paper(word, word, word + "\n\n" + word.repeat(3)));

        assertThat(String.join("", pages(paper)).replace(" ", "")).contains(word);
    }

    @Test
    void aTierThatTheProgrammeDoesNotHaveStopsThePaper() {
        TermsPaper paper = new TermsPaper(
                "VIP programme", "Altai", LocalDate.of(2026, 10, 6), "1", "Anna Berg", null, "T4", "Ola", "As agreed.");
        assertThatThrownBy(() -> print(paper))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The paper personal-terms cannot be filled");
    }

    private static TermsPaper paper(String name, String user, String terms) {
        return new TermsPaper(
                "VIP programme",
                "Altai",
                LocalDate.of(2026, 10, 6),
                "4000017",
                name,
                user,
                "T2",
                "Ольга Титова",
                terms);
    }

    private static byte[] print(TermsPaper paper) {
        return Papers.print("personal-terms", Map.of("paper", paper));
    }

    private static byte[] kept(String name, TermsPaper paper) throws IOException {
        Files.createDirectories(Path.of("target/papers"));
        return Files.readAllBytes(Files.write(Path.of("target/papers", name + ".pdf"), print(paper)));
    }
}
