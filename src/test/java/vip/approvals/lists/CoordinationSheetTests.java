package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static vip.approvals.letters.Papers.assertMayBeArchived;
import static vip.approvals.letters.Papers.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vip.approvals.letters.Papers;

/** A list on paper, as a director would sign it. Samples stay in {@code target/papers}. */
class CoordinationSheetTests {

    @Test
    void aListOfFortyLinesSaysWhatWasDecidedByWhomAndWhy() throws Exception {
        List<String> pages = pages(kept("coordination-sheet", SampleSheet.withLines(40)));

        assertThat(String.join(" ", pages))
                .contains("Branch Altai State At headquarters, round 2")
                .contains("9f3c 9f3c 9f3c 9f3c 9f3c 9f3c 9f3c 9f3c 07be 07be")
                .contains("Section Agreed Disputed Withdrawn Total New VIP clients 19 3 3 25")
                .contains("Total 31 5 4 40")
                .contains("Decided Security director Maria Lund on behalf of Игорь Белов 8 Oct 2026, 11:15")
                .contains("Ёлкина Ирина Щербаковна", "Λάμδα Logistics", "ООО «Северный ветер»")
                .contains("7,277.03", "> 6,300.00", "number 9132000101")
                .contains("Debt not paid for three months", "Invoice due 30 Nov 2025", "15,000.00 open")
                .contains("1,980.50", "a month", "now with Другой оператор")
                .contains("Rejected", ": Did not pass the security check — security director Maria")
                .contains("Sales: Figures were those of another branch.")
                .contains("Sales director Анна Орлова", "Signature Date");
        assertMayBeArchived(print(SampleSheet.withLines(40)));
    }

    @Test
    void everyPageIsNumberedAndRepeatsTheHeadOfItsTable() {
        List<String> pages = pages(print(SampleSheet.withLines(40)));

        assertThat(pages).hasSizeBetween(5, 9);
        for (int page = 1; page <= pages.size(); page++) {
            assertThat(pages.get(page - 1)).contains("Page %d of %d".formatted(page, pages.size()));
        }
        assertThat(pages.subList(1, pages.size() - 1))
                .allSatisfy(page -> assertThat(page).contains("No. Client", "Reason Decisions State Hash"));
    }

    @Test
    void noLineIsSplitBetweenPages() {
        for (String page : pages(print(SampleSheet.withLines(80)))) {
            assertThat(count(page, "commercial director Павел Смирнов"))
                    .isEqualTo(count(page, "security director Maria Lund on behalf"));
        }
    }

    @Test
    void aListWithoutLinesIsAPaperTooAndOneThatIsNotSealedSaysSo() throws Exception {
        byte[] paper = kept("coordination-sheet-empty", SampleSheet.withoutLines());

        assertThat(pages(paper))
                .singleElement()
                .asString()
                .contains("This list has no lines.", "Nobody has acted on this list yet.")
                .contains("not yet: lines can still change", "none before it is sealed", "Page 1 of 1");
        assertMayBeArchived(paper);
    }

    @Test
    void whatANameHoldsIsPrintedAndNeverMarkup() throws Exception {
        String name = "</td><script>alert(1)</script><img src='http://127.0.0.1/'/> & ${1+1} \"O'Neil\" \u0007";
        byte[] paper = print(SampleSheet.ofOneClient(name));

        assertThat(String.join(" ", pages(paper)))
                .contains("</td><script>alert(1)</script><img", "& ${1+1} \"O'Neil\"");
        assertMayBeArchived(paper);
    }

    @Test
    void aNameWithoutABlankStaysInItsColumn() {
        assertThat(String.join(" ", pages(print(SampleSheet.ofOneClient("Щ".repeat(200))))))
                .contains("BVK-01", "Agreed");
    }

    @Test
    void aLineLongerThanAPageIsPrintedWhole() {
        String name =
                IntStream.rangeClosed(1, 600).mapToObj("name%d"::formatted).collect(Collectors.joining(" "));

        String text = String.join(" ", pages(print(SampleSheet.ofOneClient(name))));
        assertThat(IntStream.rangeClosed(1, 600)).allMatch(word -> text.contains("name" + word));
    }

    @Test
    void aListOfMoreThanFiveThousandLinesRefersToItsSpreadsheet() {
        assertThat(SampleSheet.counted(5_000).linesArePrinted()).isTrue();
        assertThat(SampleSheet.counted(5_001).linesArePrinted()).isFalse();
        assertThat(String.join(" ", pages(print(SampleSheet.counted(5_001)))))
                .contains("The list has 5,001 lines, too many for paper.", "New VIP clients 5,001 5,001", "9f3c 9f3c")
                .contains("Signed Sales director Анна Орлова");
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private static byte[] print(CoordinationSheet sheet) {
        return Papers.print("coordination-sheet", Map.of("sheet", sheet));
    }

    private static byte[] kept(String name, CoordinationSheet sheet) throws IOException {
        byte[] paper = print(sheet);
        Files.createDirectories(Path.of("target/papers"));
        return Files.readAllBytes(Files.write(Path.of("target/papers", name + ".pdf"), paper));
    }
}
