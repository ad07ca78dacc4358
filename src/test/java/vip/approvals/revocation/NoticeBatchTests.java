package vip.approvals.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.letters.Papers.assertMayBeArchived;
import static vip.approvals.letters.Papers.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vip.approvals.calendar.Quarter;
import vip.approvals.letters.Papers;
import vip.approvals.revocation.NoticePaper.Recipient;

/** Many notices in one file. Samples stay in {@code target/papers}. */
class NoticeBatchTests {

    private static final NoticePaper RUSSIAN = SampleNotice.russian(SampleNotice.DEBT);
    private static final NoticePaper ENGLISH = SampleNotice.english(SampleNotice.CRITERIA);
    private static final NoticePaper TWO_PAGES =
            SampleNotice.english(new NoticeGround.CriteriaFailed(Collections.nCopies(60, new Quarter(2025, 1))));

    private final NoticeBatch batch = new NoticeBatch(Papers.LETTERS);

    @Test
    void lettersKeepTheirOrderTheirLanguageAndTheirPageNumbers() throws Exception {
        var out = new ByteArrayOutputStream();

        assertThat(batch.print(List.of(RUSSIAN, TWO_PAGES, ENGLISH, RUSSIAN), false, out))
                .containsExactly(1, 2, 1, 1);
        byte[] file = kept("notice-batch", out.toByteArray());
        List<String> pages = pages(file);
        assertThat(pages).hasSize(5);
        assertThat(pages.get(0)).contains("Уведомление о снятии", "altai-2026-0042", "1 / 1");
        assertThat(pages.get(1)).contains("Notice of the removal", "altai-2026-0043", "1 / 2");
        assertThat(pages.get(2)).contains("Notice No.", "altai-2026-0043", "2 / 2");
        assertThat(pages.get(3)).contains("Notice of the removal", "not met in", "1 / 1");
        assertThat(pages.get(4)).contains("Уведомление о снятии", "altai-2026-0042", "1 / 1");
        assertMayBeArchived(file);
    }

    @Test
    void forBothSidesOfASheetEachLetterBeginsOnAnOddPage() throws Exception {
        var out = new ByteArrayOutputStream();

        assertThat(batch.print(List.of(RUSSIAN, TWO_PAGES, ENGLISH, RUSSIAN), true, out))
                .containsExactly(1, 2, 1, 1);
        byte[] file = kept("notice-batch-duplex", out.toByteArray());
        List<String> pages = pages(file);
        assertThat(pages).hasSize(7);
        assertThat(List.of(pages.get(1), pages.get(5))).allMatch(String::isBlank);
        assertThat(List.of(pages.get(0), pages.get(2), pages.get(4), pages.get(6)))
                .allMatch(page -> page.contains("1 / "));
        assertThat(pages.get(3)).contains("2 / 2");
        assertMayBeArchived(file);
    }

    @Test
    void oneLetterNeedsNoBlankPage() {
        var out = new ByteArrayOutputStream();

        assertThat(batch.print(List.of(RUSSIAN), true, out)).containsExactly(1);
        assertThat(pages(out.toByteArray())).hasSize(1);
    }

    @Test
    void theLargestFileIsPrintedAndALargerOneRefused() {
        List<NoticePaper> most = IntStream.rangeClosed(1, NoticeBatch.LARGEST)
                .mapToObj(
                        i -> SampleNotice.russian("N-%04d".formatted(i), SampleNotice.ORGANISATION, SampleNotice.DEBT))
                .toList();
        var out = new ByteArrayOutputStream();

        assertThat(batch.print(most, true, out)).hasSize(NoticeBatch.LARGEST).containsOnly(1);
        List<String> pages = pages(out.toByteArray());
        assertThat(pages).hasSize(2 * NoticeBatch.LARGEST - 1);
        assertThat(IntStream.range(0, NoticeBatch.LARGEST))
                .allMatch(i -> pages.get(2 * i).contains("N-%04d".formatted(i + 1)));
        assertThatThrownBy(() -> batch.print(Collections.nCopies(NoticeBatch.LARGEST + 1, RUSSIAN), false, out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A file holds 1 to 500 notices, not 501");
        assertThatThrownBy(() -> batch.print(List.of(), false, out)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAnAddressNothingIsPrintedAndTheRefusalNamesTheNotice() {
        Recipient nowhere = new Recipient("Ёлкина Ирина Щербаковна", false, null, Arrays.asList(" ", null, "\t"));
        NoticePaper notice = SampleNotice.russian("altai-2026-0077", nowhere, SampleNotice.DEBT);
        var out = new ByteArrayOutputStream();

        assertThat(notice.hasAddress()).isFalse();
        assertThat(RUSSIAN.hasAddress()).isTrue();
        assertThatThrownBy(() -> batch.print(List.of(RUSSIAN, notice), false, out))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Notice altai-2026-0077 has no address, so it cannot be printed");
        assertThat(out.size()).isZero();
    }

    @Test
    void aPrinterThatIsGoneIsSaid() {
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> batch.print(List.of(RUSSIAN), false, broken)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void theAddressListHasARowForEachLetter() {
        assertThat(list(List.of(RUSSIAN, ENGLISH), List.of(1, 2)))
                .isEqualTo("\uFEFFnumber;name;address;pages\r\n"
                        + "altai-2026-0042;ООО «Северный ветер»;"
                        + "ул. Садовая, д. 12, офис 4, г. Барнаул, Алтайский край, 656000;1\r\n"
                        + "altai-2026-0043;Anna Berg;12 Garden Street, flat 4, Barnaul, 656000, Russia;2\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "＝1"})
    void aNameInTheAddressListIsNeverAFormula(String hostile) {
        Recipient recipient = new Recipient(hostile, false, null, List.of(hostile + ";\"x\""));
        String row = list(List.of(SampleNotice.russian("1", recipient, SampleNotice.DEBT)), List.of(1))
                .lines()
                .skip(1)
                .collect(Collectors.joining());

        assertThat(row.replace("\"", "")).startsWith("1;'" + hostile + ";'" + hostile + ";x");
    }

    private String list(List<NoticePaper> notices, List<Integer> pages) {
        var out = new ByteArrayOutputStream();
        batch.addressList(notices, pages, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] kept(String name, byte[] file) throws IOException {
        Files.createDirectories(Path.of("target/papers"));
        return Files.readAllBytes(Files.write(Path.of("target/papers", name + ".pdf"), file));
    }
}
