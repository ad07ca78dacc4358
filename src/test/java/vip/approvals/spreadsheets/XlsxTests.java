package vip.approvals.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XLSX as Excel, LibreOffice, exports and scripts write it. */
class XlsxTests {

    private static final String DATES = """
            <styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy;@"/>
            <numFmt numFmtId="165" formatCode="#,##0.00&quot; дней&quot;"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs>
            </styleSheet>""";

    private static SheetRow cell(String cell) {
        return Upload.xlsx(Workbooks.ofCell(cell)).rows.get(0);
    }

    private static String problem(String cell) {
        return cell(cell).read("name", Values::text).reason();
    }

    @Test
    void everyKindOfCellIsRead() {
        assertThat(cell("<c r='A2' t='inlineStr'><is><t>ООО «Ромашка»</t></is></c>")
                        .text("name"))
                .isEqualTo("ООО «Ромашка»");
        assertThat(cell("<c r='A2' t='str'><f>B2&amp;C2</f><v>КЛ-001</v></c>").text("name"))
                .isEqualTo("КЛ-001");
        assertThat(cell("<c r='A2'><f>1+1</f><v>2</v></c>").text("name")).isEqualTo("2");
        assertThat(cell("<c r='A2' t='b'><v>1</v></c>").text("name")).isEqualTo("true");
        assertThat(cell("<c r='A2' t='b'><v>0</v></c>").text("name")).isEqualTo("false");
        assertThat(cell("<c r='A2' t='d'><v>2026-09-30T00:00:00</v></c>").text("name"))
                .isEqualTo("2026-09-30");
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012,123456789012",
        "1.23456789012E11,123456789012",
        "1.23456789012345E+14,123456789012345",
        "42.0,42",
        "1234.5,1234.5",
        "2100.0999999999999,2100.1",
        "0.30000000000000004,0.3",
        "1E-3,0.001",
        "-7,-7",
        "0,0",
        "0.00,0",
        "1E-999999999,0"
    })
    void numbersAreWrittenOutAsTheSpreadsheetShowsThem(String stored, String expected) {
        assertThat(cell("<c r='A2'><v>%s</v></c>".formatted(stored)).text("name"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890123456", "4.0702810000000001E+19", "1E15", "1E+999999999"})
    void aNumberThatHasLostDigitsIsNamed(String stored) {
        assertThat(problem("<c r='A2'><v>%s</v></c>".formatted(stored)))
                .isEqualTo(
                        "has more than 15 digits, so a spreadsheet has lost some; format the column as text and enter it"
                                + " anew");
    }

    @Test
    void textCellsKeepTheirDigitsAndZeros() {
        Workbooks workbook = new Workbooks()
                .part(
                        Workbooks.SHARED_TEXTS,
                        "<sst><si><t>name</t></si><si><t>0012345678901234567890</t></si><si/><si><t xml:space='preserve'> a </t></si></sst>")
                .sheet("""
                        <row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>
                        <row r="3"><c r="A3" t="s"><v>2</v></c></row><row r="4"><c r="A4" t="s"><v>3</v></c></row>""");

        assertThat(Upload.xlsx(workbook.bytes()).names()).containsExactly("0012345678901234567890", " a ");
    }

    @Test
    void richTextIsReadWithoutItsFormatsAndGuides() {
        String runs = "<r><rPr><b/></rPr><t>ООО </t></r><r><t>Ромашка</t></r><rPh sb='0' eb='1'><t>guide</t></rPh>";
        Workbooks workbook = new Workbooks()
                .part(Workbooks.SHARED_TEXTS, "<sst><si><t>name</t></si><si>" + runs + "</si></sst>")
                .sheet("<row><c t='s'><v>0</v></c></row><row><c t='s'><v>1</v></c></row>");

        assertThat(Upload.xlsx(workbook.bytes()).name()).isEqualTo("ООО Ромашка");
        assertThat(cell("<c r='A2' t='inlineStr'><is>" + runs + "</is></c>").text("name"))
                .isEqualTo("ООО Ромашка");
    }

    @Test
    void escapesOfTheFormatAreReadAsWhatTheyStandFor() {
        assertThat(cell("<c r='A2' t='inlineStr'><is><t>a_x000D_\nb_x005F_x0041_ $_x0024_\\_x005C_</t></is></c>")
                        .text("name"))
                .isEqualTo("a\r\nb_x0041_ $$\\\\");
        assertThat(cell("<c r='A2' t='inlineStr'><is><t><![CDATA[a < b]]></t></is></c>")
                        .text("name"))
                .isEqualTo("a < b");
    }

    @ParameterizedTest
    @CsvSource({
        "1,46295,2026-09-30",
        "2,46295.0,2026-09-30",
        "4,46295.586805555555,2026-09-30T14:05:00",
        "4,46295.9999999,2026-10-01",
        "4,0.5,12:00:00",
        "1,1,1900-01-01",
        "1,59,1900-02-28",
        "1,61,1900-03-01",
        "1,2958465,9999-12-31",
        "0,46295,46295",
        "3,46295,46295",
        "99,46295,46295"
    })
    void theStyleTellsWhetherANumberIsADate(int style, String stored, String expected) {
        byte[] file = new Workbooks()
                .part(Workbooks.STYLES, DATES)
                .sheet(Workbooks.HEADER + "<row r='2'><c r='A2' s='%d'><v>%s</v></c></row>".formatted(style, stored))
                .bytes();

        assertThat(Upload.xlsx(file).name()).isEqualTo(expected);
    }

    @Test
    void datesOfAnOldMacBeginIn1904() {
        Workbooks workbook = new Workbooks().part(Workbooks.STYLES, DATES);
        workbook.part(
                        Workbooks.WORKBOOK,
                        "<workbook><workbookPr date1904='1'/><sheets><sheet name='A' r:id='s1'/></sheets></workbook>")
                .sheet(Workbooks.HEADER + "<row r='2'><c r='A2' s='1'><v>44833</v></c></row>");

        assertThat(Upload.xlsx(workbook.bytes()).name()).isEqualTo("2026-09-30");
    }

    @Test
    void aDateThatCannotBeIsNamed() {
        for (String number : new String[] {"-1", "2958466"}) {
            byte[] file = new Workbooks()
                    .part(Workbooks.STYLES, DATES)
                    .sheet(Workbooks.HEADER + "<row r='2'><c r='A2' s='1'><v>%s</v></c></row>".formatted(number))
                    .bytes();
            assertThat(Upload.xlsx(file).rows.get(0).read("name", Values::text).reason())
                    .isEqualTo("is not a date that a spreadsheet knows");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd.mm.yyyy|true",
                "[$-419]D MMMM YYYY;@|true",
                "yyyy\\-mm\\-dd|true",
                "[h]:mm:ss|true",
                "General|false",
                "0.00|false",
                "#,##0.00\\ [$₽-419]|false",
                "#,##0.00\"руб. s d\"|false",
                "_-* #,##0.00\\ _d_-|false",
                "[Red]0.00|false",
                "0;\"dd\"|false",
                "0.00E+00|false",
                "@|false"
            })
    void aFormatWithDaysOrHoursIsADate(String format, boolean date) {
        assertThat(DateStyles.isDateFormat(format)).isEqualTo(date);
    }

    @Test
    void cellsWithoutAValueSayWhy() {
        assertThat(problem("<c r='A2' t='e'><v>#N/A</v></c>"))
                .isEqualTo("holds an error of the spreadsheet; correct it, or type the value");
        assertThat(problem("<c r='A2'><f>SUM(B:B)</f></c>"))
                .isEqualTo("holds a formula without a result; open the file in a spreadsheet and save it again");
        assertThat(problem("<c r='A2'><v>1,5</v></c>")).isEqualTo("is no number that can be read; type it anew");
        assertThat(cell("<c r='A2' t='e'><v>#N/A</v></c>").text("name")).isEqualTo("#N/A");
    }

    @Test
    void rowsAndColumnsStandWhereTheFileSays() {
        Upload upload = Upload.xlsx(Workbooks.of("""
                <row r="2"><c r="B2"/></row>
                <row r="4"><c r="B4" t="inlineStr"><is><t>amount</t></is></c><c r="AB4" t="inlineStr"><is><t>name</t></is></c></row>
                <row r="5" hidden="1"><c r="A5"><v>9</v></c><c r="AB5"><v>1</v></c><c r="GS5" s="1"/></row>
                <row r="9"><c r="B9"><v>2</v></c><c r="AB9"><v>3</v></c></row>"""));

        assertThat(upload.values()).containsExactly("5|1|", "9|3|2");
    }

    @Test
    void rowsAndCellsWithoutANumberFollowEachOther() {
        assertThat(Upload.xlsx(Workbooks.of("""
                                <row><c t="inlineStr"><is><t>x</t></is></c><c t="inlineStr"><is><t>name</t></is></c></row>
                                <row><c/><c><v>1</v></c></row><row/><row><c/><c><v>2</v></c></row>""")).values()).containsExactly("2|1|", "4|2|");
    }

    @Test
    void theFirstVisibleSheetWithRowsIsRead() {
        Workbooks workbook = new Workbooks()
                .sheet("<row r='1'><c r='A1'/></row>")
                .part(
                        "xl/worksheets/sheet2.xml",
                        "<worksheet><sheetData>" + Workbooks.HEADER
                                + "<row><c><v>7</v></c></row></sheetData></worksheet>");

        assertThat(Upload.xlsx(workbook.bytes()).summary).isEqualTo(new SheetSummary("More", 1, List.of()));

        workbook.sheet(Workbooks.HEADER + "<row><c><v>1</v></c></row>");
        assertThat(Upload.xlsx(workbook.bytes()).name()).isEqualTo("1");
        workbook.part(
                Workbooks.WORKBOOK,
                "<workbook><sheets><sheet name='A' state='hidden' r:id='s1'/><sheet name='B' r:id='s2'/></sheets></workbook>");
        assertThat(Upload.xlsx(workbook.bytes()).name()).isEqualTo("7");
    }

    @Test
    void prefixesByteOrderMarksAndPartsLeftOutDoNotMatter() {
        byte[] file = new Workbooks()
                .without(Workbooks.SHARED_TEXTS)
                .without(Workbooks.STYLES)
                .part("xl/_rels/workbook.xml.rels", """
                        <Relationships><Relationship Id="s1" Target="worksheets\\Sheet1.xml"
                         Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet"/></Relationships>""")
                .part(
                        Workbooks.SHEET,
                        "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- made by hand --><x:worksheet xmlns:x=\"urn:x\"><x:sheetData>"
                                + "<x:row><x:c t=\"inlineStr\"><x:is><x:t>name</x:t></x:is></x:c></x:row>"
                                + "<x:row><x:c t=\"str\"><x:v>Ж</x:v></x:c></x:row></x:sheetData></x:worksheet>")
                .bytes();

        assertThat(Upload.xlsx(file).name()).isEqualTo("Ж");
    }

    @Test
    void aFileWithoutRowsIsRefused() {
        assertThat(Upload.refusal("clients.xlsx", Workbooks.of("")))
                .isEqualTo("The file is empty. Its first row must name the columns.");
        assertThat(Upload.refusal("clients.xlsx", Workbooks.of(Workbooks.HEADER)))
                .isEqualTo("The file has a header and no rows below it.");
    }

    @Test
    void limitsAreThoseOfCsv() {
        String rows = "<row><c><v>1</v></c></row>".repeat(200_000);
        assertThat(Upload.xlsx(Workbooks.of(Workbooks.HEADER + rows)).summary.rows())
                .isEqualTo(200_000);
        assertThat(Upload.refusal("clients.xlsx", Workbooks.of(Workbooks.HEADER + rows + "<row><c><v>1</v></c></row>")))
                .startsWith("The file has more than 200,000 rows.");

        String text = "<c r='A2' t='inlineStr'><is><t>%s</t></is></c>";
        assertThat(cell(text.formatted("Ж".repeat(10_000))).text("name")).hasSize(10_000);
        assertThat(Upload.refusal("clients.xlsx", Workbooks.ofCell(text.formatted("Ж".repeat(10_001)))))
                .isEqualTo("The value in row 2, column A is longer than 10,000 characters.");

        String header =
                IntStream.range(0, 199).mapToObj(n -> "<c><v>" + n + "</v></c>").collect(Collectors.joining());
        String name = "<c t='inlineStr'><is><t>name</t></is></c>";
        String row = "<row><c><v>1</v></c></row>";
        assertThat(Upload.xlsx(Workbooks.of("<row>" + name + header + "</row>" + row))
                        .summary
                        .ignored())
                .hasSize(199);
        assertThat(Upload.refusal("clients.xlsx", Workbooks.of("<row>" + name + header + name + "</row>" + row)))
                .startsWith("Row 1 has values in more than 200 columns.");
    }

    /** A sheet that never ends: if anything waited for its end, this test would not end either. */
    @Test
    void rowsAreHandedOverWhileTheSheetIsStillRead() {
        AtomicLong produced = new AtomicLong();
        InputStream endless = new InputStream() {
            private byte[] piece = ("<worksheet><sheetData>" + Workbooks.HEADER).getBytes(StandardCharsets.UTF_8);
            private int position;

            @Override
            public int read() {
                if (position == piece.length) {
                    produced.incrementAndGet();
                    piece = "<row><c><v>1</v></c></row>".getBytes(StandardCharsets.UTF_8);
                    position = 0;
                }
                return piece[position++];
            }
        };
        Table table = new Table(Upload.COLUMNS, row -> {
            if (row.number() == 10_000) {
                throw new IOException("enough, after %d rows".formatted(produced.get()));
            }
        });
        SheetRows sheet = new SheetRows(new Xml(endless), SharedTexts.none(), DateStyles.none(), false);

        assertThatThrownBy(() -> sheet.read(table)).hasMessageMatching("enough, after 1\\d{4} rows");
    }
}
