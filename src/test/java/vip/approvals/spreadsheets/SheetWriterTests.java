package vip.approvals.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is safe to open, and comes back as it was. */
class SheetWriterTests {

    private static final List<String> TEXTS = List.of(
            "ООО «Ромашка»; \"Б\", Барнаул",
            "=HYPERLINK(\"http://example.org\")",
            "+7 913 000-00-01",
            "-1",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "\nx",
            "＝1+1",
            "'=1+1",
            "''+1",
            "'name'",
            "'",
            "00123",
            "1E5",
            " blanks ",
            "a_x0041_b_x005F_",
            "line\r\nline",
            "a\u0007b",
            "😀 <&> ]]>",
            "true");

    @TempDir
    Path folder;

    private static byte[] written(SheetFormat format, List<String> header, List<List<?>> rows) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SheetWriter writer = format.writer(file, "Алтай / 2026-Q3", header)) {
            for (List<?> row : rows) {
                writer.row(row);
            }
        }
        return file.toByteArray();
    }

    private static Upload read(SheetFormat format, byte[] file) {
        return Upload.of("list." + format, file);
    }

    private String part(byte[] file, String name) throws IOException {
        Path kept = Files.write(folder.resolve("list.xlsx"), file);
        try (ZipFile zip = new ZipFile(kept.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anotherSheetIsThereForPeopleAndNotRead() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SheetWriter writer = SheetFormat.XLSX.writer(file, "List", List.of("name"))) {
            writer.row(List.of("One"));
            writer.sheet("Help", List.of("Column", "What to write"));
            writer.row(List.of("name", "Any name"));
        }
        assertThat(read(SheetFormat.XLSX, file.toByteArray()).names()).containsExactly("One");
        assertThat(part(file.toByteArray(), "xl/workbook.xml")).contains("name=\"List\"", "name=\"Help\"");
        assertThat(part(file.toByteArray(), "xl/worksheets/sheet2.xml")).contains("<row r=\"2\"");
        try (SheetWriter writer = SheetFormat.CSV.writer(file, "List", List.of("name"))) {
            assertThatThrownBy(() -> writer.sheet("Help", List.of("Column")))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTextComesBackAsItWas(SheetFormat format) throws IOException {
        List<List<?>> rows = TEXTS.stream().<List<?>>map(List::of).toList();

        assertThat(read(format, written(format, List.of("name"), rows)).names()).isEqualTo(TEXTS);
    }

    @ParameterizedTest
    @EnumSource
    void numbersAndDatesComeBackAsValues(SheetFormat format) throws IOException {
        byte[] file = written(
                format,
                List.of("name", "amount", "tax number"),
                List.of(
                        Arrays.asList(LocalDate.of(2026, 9, 30), new BigDecimal("-1234567.80"), 42),
                        Arrays.asList("A", null, null)));

        SheetRow row = read(format, file).rows.get(0);
        assertThat(row.text("name")).isEqualTo("2026-09-30");
        assertThat(row.read("amount", Values::amount).value()).isEqualTo(new BigDecimal("-1234567.80"));
        assertThat(row.text("tax number")).isEqualTo("42");
        assertThat(read(format, file).rows.get(1).text("amount")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void headersAreTextsToo(SheetFormat format) throws IOException {
        byte[] file = written(format, List.of("name", "=1+1"), List.of(List.of("A", "B")));

        assertThat(read(format, file).summary.ignored()).containsExactly("=1+1");
    }

    @Test
    void csvOpensInARussianExcelAndHoldsNoFormula() throws IOException {
        byte[] file = written(
                SheetFormat.CSV,
                List.of("name", "amount"),
                List.of(List.of("=1+1", new BigDecimal("-5.50")), List.of("A;B", 7)));

        assertThat(new String(file, StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFname;amount\r\n'=1+1;-5,50\r\n\"A;B\";7\r\n");
    }

    @Test
    void xlsxHoldsTextsAsTextsAndNoFormula() throws IOException {
        byte[] file = written(SheetFormat.XLSX, List.of("name"), List.of(List.of("=1+1")));

        assertThat(part(file, "xl/worksheets/sheet1.xml"))
                .contains("<c r=\"A2\" t=\"s\">")
                .doesNotContain("<f>");
        assertThat(part(file, "xl/sharedStrings.xml")).contains(">=1+1<");
    }

    @Test
    void xlsxIsMadeToBeReadByPeople() throws IOException {
        byte[] file = written(
                SheetFormat.XLSX,
                List.of("name", "amount"),
                List.of(List.of("A".repeat(200), new BigDecimal("1.00")), List.of("B", 2)));
        String sheet = part(file, "xl/worksheets/sheet1.xml");

        assertThat(sheet)
                .contains("state=\"frozen\"")
                .contains("<autoFilter ref=\"A1:B3\">")
                .contains("<col min=\"1\" max=\"1\" width=\"60.0\"")
                .contains("<col min=\"2\" max=\"2\" width=\"10.0\"");
        assertThat(part(file, "xl/workbook.xml")).contains("name=\"&#x410;").contains("- 2026-Q3\"");
    }

    @ParameterizedTest
    @EnumSource
    void aLongFileIsWrittenInPieces(SheetFormat format) throws IOException {
        List<List<?>> rows = IntStream.rangeClosed(1, 1_501)
                .<List<?>>mapToObj(row -> List.of("client " + row, row))
                .toList();
        Upload upload = read(format, written(format, List.of("name", "amount"), rows));

        assertThat(upload.values())
                .hasSize(1_501)
                .contains("2|client 1|1", "501|client 500|500", "1502|client 1501|1501");
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotComeBackIsNotWritten(SheetFormat format) {
        assertThatThrownBy(() -> written(format, List.of("name"), List.of(List.of(1.5))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> written(format, List.of("name"), List.of(List.of("A".repeat(10_001)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void closingTwiceIsNoHarm(SheetFormat format) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        SheetWriter writer = format.writer(file, "A", List.of("name"));
        writer.row(List.of("A"));
        writer.close();
        writer.close();

        assertThat(read(format, file.toByteArray()).name()).isEqualTo("A");
    }
}
