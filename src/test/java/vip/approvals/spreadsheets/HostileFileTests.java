package vip.approvals.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they seem, or are made to do harm, are refused in words. */
class HostileFileTests {

    private static final String DAMAGED =
            "This Excel file is damaged. Open it in a spreadsheet, save it as .xlsx again, and upload that.";
    private static final String TOO_MUCH =
            "This Excel file unpacks to far more than a list of clients needs. Copy the rows into a new spreadsheet and"
                    + " save that.";
    private static final byte[] GOOD = Workbooks.ofCell("<c r='A2'><v>1</v></c>");

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ole2(String directory) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
        file.writeBytes(new byte[8_170]);
        file.writeBytes(directory.getBytes(StandardCharsets.UTF_16LE)); // across the pieces in which it is searched
        file.writeBytes(new byte[512]);
        return file.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients.xls", "clients.xlsx", "clients.csv"})
    void oldAndProtectedExcelFilesAreRefused(String name) {
        assertThat(Upload.refusal(name, ole2("Workbook")))
                .isEqualTo("This is an old Excel file (.xls). Open it in a spreadsheet and save it as .xlsx.");
        assertThat(Upload.refusal(name, ole2("EncryptedPackage")))
                .isEqualTo("The file is protected by a password. Take the password off and save it again.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7|This is a PDF document.",
                "<!DOCTYPE html><table>|This is a web page or XML",
                "  <html>|This is a web page or XML",
                "\uFEFF<?xml version='1.0'?>|This is a web page or XML",
                "M\0Z|This is neither CSV nor Excel.",
                "name\0name|This is neither CSV nor Excel."
            })
    void aNameThatLiesIsRefused(String content, String sentence) {
        for (String name : new String[] {"clients.csv", "clients.xlsx", "clients.xls"}) {
            assertThat(Upload.refusal(name, bytes(content))).startsWith(sentence);
        }
    }

    @Test
    void aNameMustSayWhatTheFileIs() {
        assertThat(Upload.of("Клиенты 2026.09.XLSX ", GOOD).name()).isEqualTo("1");
        assertThat(Upload.of("CLIENTS.CSV", bytes("name\n1\n")).name()).isEqualTo("1");
        assertThat(Upload.refusal("clients.csv", GOOD))
                .startsWith("This is an Excel file (.xlsx), but its name ends otherwise.");
        assertThat(Upload.refusal("clients.xlsx", bytes("name\n1\n")))
                .startsWith("This is a text file, but its name ends in .xlsx.");
        for (String name : new String[] {"clients", "clients.txt", "clients.xls", "clients.ods", ""}) {
            assertThat(Upload.refusal(name, bytes("name\n1\n")))
                    .isEqualTo("The name of the file must end in .xlsx or .csv.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "csv", "xlsm", "xlsb", "ods", "zip"})
    void otherFormatsInAZipAreRefused(String ending) {
        String name = "clients." + ending;
        assertThat(Upload.refusal(
                        name, new Workbooks().part("xl/vbaProject.bin", "x").bytes()))
                .isEqualTo("The Excel file holds macros (.xlsm). Save it as .xlsx, which has none.");
        assertThat(Upload.refusal(
                        name, new Workbooks().part("xl/workbook.bin", "x").bytes()))
                .isEqualTo("This is a binary Excel file (.xlsb). Save it as .xlsx.");
        assertThat(Upload.refusal(
                        name,
                        new Workbooks()
                                .part("mimetype", "x")
                                .part("content.xml", "x")
                                .bytes()))
                .isEqualTo("This is an OpenDocument file (.ods). Save it as .xlsx.");
        Workbooks archive = new Workbooks().part("clients.csv", "name");
        GOOD_PARTS.forEach(archive::without);
        assertThat(Upload.refusal(name, archive.bytes())).startsWith("This is a ZIP archive or another document");
    }

    private static final Iterable<String> GOOD_PARTS = Arrays.asList(
            Workbooks.WORKBOOK,
            "xl/_rels/workbook.xml.rels",
            Workbooks.SHARED_TEXTS,
            Workbooks.STYLES,
            "xl/worksheets/sheet2.xml");

    @Test
    void aDamagedZipIsRefused() {
        assertThat(Upload.refusal("clients.xlsx", Arrays.copyOf(GOOD, GOOD.length / 2)))
                .isEqualTo(DAMAGED);
        byte[] broken = GOOD.clone();
        Arrays.fill(broken, 60, 90, (byte) 0xFF);
        assertThat(Upload.refusal("clients.xlsx", broken)).isEqualTo(DAMAGED);
        assertThat(Upload.refusal("clients.xlsx", bytes("PK\u0003\u0004"))).isEqualTo(DAMAGED);
        assertThat(Upload.refusal(
                        "clients.xlsx",
                        new Workbooks()
                                .part("XL/Worksheets/Sheet1.xml", "x")
                                .sheet("")
                                .bytes()))
                .isEqualTo(DAMAGED);
    }

    @Test
    void missingPartsAreDamage() {
        for (String part : new String[] {
            "_rels/.rels",
            Workbooks.WORKBOOK,
            "xl/_rels/workbook.xml.rels",
            Workbooks.SHEET,
            Workbooks.SHARED_TEXTS,
            Workbooks.STYLES
        }) {
            assertThat(Upload.refusal(
                            "clients.xlsx",
                            new Workbooks().sheet("").without(part).bytes()))
                    .isEqualTo(DAMAGED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r='ZZZZZZ1'><v>1</v></c>",
                "<c r='XFE2'><v>1</v></c>",
                "<c r='2'><v>1</v></c>",
                "<c r='B2'/><c r='A2'><v>1</v></c>",
                "<c t='s'><v>2000000000</v></c>",
                "<c t='s'><v>0</v></c>",
                "<c t='s'><v>-1</v></c>",
                "<c t='unknown'><v>1</v></c>",
                "<c><v>1</c>",
                "<c><v>&unknown;</v></c>"
            })
    void cellsThatPointNowhereAreDamage(String cell) {
        assertThat(Upload.refusal("clients.xlsx", Workbooks.ofCell(cell))).isEqualTo(DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r='1'", "r='0'", "r='-5'", "r='1048577'", "r='9999999999'", "r='x'"})
    void rowsThatCannotBeAreDamage(String row) {
        assertThat(Upload.refusal(
                        "clients.xlsx", Workbooks.of(Workbooks.HEADER + "<row " + row + "><c><v>1</v></c></row>")))
                .isEqualTo(DAMAGED);
    }

    @Test
    void aFileThatReadsAnotherIsRefused() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        for (String doctype : new String[] {
            "<!DOCTYPE x [<!ENTITY e SYSTEM '%s'>]>",
            "<!DOCTYPE x SYSTEM '%s'>",
            "<!DOCTYPE x [<!ENTITY %% p SYSTEM '%s'> %%p;]>",
            "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY e '&a;&a;&a;'>]>"
        }) {
            String dtd = doctype.formatted(secret.toUri());
            String sheet = dtd + "<worksheet><sheetData>" + Workbooks.HEADER
                    + "<row><c t='inlineStr'><is><t>&e;</t></is></c></row></sheetData></worksheet>";
            String texts = dtd + "<sst><si><t>&e;</t></si></sst>";

            assertThat(Upload.refusal(
                            "clients.xlsx",
                            new Workbooks().part(Workbooks.SHEET, sheet).bytes()))
                    .isEqualTo(DAMAGED);
            assertThat(Upload.refusal(
                            "clients.xlsx",
                            new Workbooks()
                                    .sheet("")
                                    .part(Workbooks.SHARED_TEXTS, texts)
                                    .bytes()))
                    .isEqualTo(DAMAGED);
        }
    }

    /** Nothing of this may be held in memory, so each is refused before it ends. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~<row ~|~a~|~/>~",
                "~<row r='~|~a~|~'/>~",
                "~<row r='~|~>~|~'/>~",
                "~<!--~|~a~|~-->~",
                "~<!-->~|~<~|~-->~",
                "~<![CDATA[~|~<~|~]]>~",
                "~<?x ~|~<~|~?>~",
                "~<c><v>~|~1~|~</v></c>~"
            })
    void whatTheParserWouldHoldInMemoryHasALimit(String begin, String filling, String end) throws IOException {
        assertThat(guarded("<a>" + begin + filling.repeat(XmlGuard.LONGEST - 20) + end + "<b/></a>"))
                .isTrue();
        assertThat(guarded("<a>" + begin + filling.repeat(XmlGuard.LONGEST) + end + "<b/></a>"))
                .isFalse();
    }

    private static boolean guarded(String xml) throws IOException {
        try (InputStream guard = new XmlGuard(new ByteArrayInputStream(bytes(xml)))) {
            return guard.readAllBytes().length == xml.length();
        } catch (SheetRefusedException refused) {
            return false;
        }
    }

    @Test
    void namesWithoutEndAreDamage() {
        StringBuilder names = new StringBuilder();
        for (int name = 0; name < 1_000; name++) {
            names.append("<n").append(name).append("/>");
        }
        assertThat(Upload.refusal("clients.xlsx", Workbooks.of(Workbooks.HEADER + names)))
                .isEqualTo(DAMAGED);
    }

    @Test
    void elementsInsideEachOtherWithoutEndAreDamage() {
        String row = "<row><c><v>1</v></c></row>";
        assertThat(Upload.xlsx(Workbooks.of(Workbooks.HEADER + row + "<x>".repeat(98) + "</x>".repeat(98)))
                        .name())
                .isEqualTo("1");
        assertThat(Upload.refusal("clients.xlsx", Workbooks.of(Workbooks.HEADER + row + "<x>".repeat(99))))
                .isEqualTo(DAMAGED);
    }

    @Test
    void longAttributesAndManyRelationshipsAreDamage() {
        assertThat(Upload.refusal("clients.xlsx", Workbooks.ofCell("<c r='A2' t='" + "n".repeat(1_001) + "'/>")))
                .isEqualTo(DAMAGED);
        StringBuilder relationships = new StringBuilder("<Relationships>");
        for (int id = 0; id <= 1_000; id++) {
            relationships.append("<Relationship Id='i%d' Target='a'/>".formatted(id));
        }
        assertThat(Upload.refusal(
                        "clients.xlsx",
                        new Workbooks()
                                .sheet("")
                                .part("xl/_rels/workbook.xml.rels", relationships + "</Relationships>")
                                .bytes()))
                .isEqualTo(DAMAGED);
    }

    @Test
    void sharedTextsHaveALimit() throws IOException {
        String texts = "<sst><si><t>1234567890</t></si><si><t>1234567890</t></si></sst>";

        try (SharedTexts shared = SharedTexts.read(new Xml(new ByteArrayInputStream(bytes(texts))), 100)) {
            assertThat(shared.get("1")).isEqualTo("1234567890");
        }
        assertThatThrownBy(() -> SharedTexts.read(new Xml(new ByteArrayInputStream(bytes(texts))), 99))
                .hasMessage("The Excel file holds too many different texts. Split it into several files.");
    }

    @Test
    void aZipBombIsRefused() {
        byte[] zeros = new byte[10_000_001];
        assertThat(Upload.refusal(
                        "clients.xlsx",
                        new Workbooks().part("xl/media/1.bin", zeros).bytes()))
                .isEqualTo(TOO_MUCH);
        assertThat(Upload.xlsx(new Workbooks()
                                .sheet(Workbooks.HEADER + "<row><c><v>1</v></c></row>")
                                .part("xl/media/1.bin", Arrays.copyOf(zeros, 10_000_000))
                                .bytes())
                        .name())
                .isEqualTo("1");
    }

    @Test
    void entriesSizesAndRatiosHaveLimits() throws IOException {
        Workbooks workbook = new Workbooks().part("a", new byte[100_000]);
        Path file = Files.write(folder.resolve("clients.xlsx"), workbook.bytes());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long packed = zip.getEntry("a").getCompressedSize();
            int ratio = (int) (100_000 / packed);
            long total = zip.stream().mapToLong(entry -> entry.getSize()).sum();

            assertThat(new ZipGuard(zip.size(), total, ratio + 1, 1_000).check(zip))
                    .hasSize(zip.size());
            assertThat(new ZipGuard(zip.size(), total, ratio - 1, 100_000).check(zip))
                    .hasSize(zip.size());
            assertTooMuch(new ZipGuard(zip.size() - 1, total, ratio + 1, 1_000), zip);
            assertTooMuch(new ZipGuard(zip.size(), total - 1, ratio + 1, 1_000), zip);
            assertTooMuch(new ZipGuard(zip.size(), total, ratio - 1, 1_000), zip);
        }
    }

    private static void assertTooMuch(ZipGuard guard, ZipFile zip) {
        assertThatThrownBy(() -> guard.check(zip))
                .isInstanceOf(SheetRefusedException.class)
                .hasMessage(TOO_MUCH);
    }

    /** The central directory of this file says that every entry has one byte. */
    @Test
    void sizesAreCountedBecauseTheFilesOwnMayLie() throws IOException {
        byte[] file = new Workbooks().part("a", new byte[100_000]).bytes();
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int position = 0; position < file.length - 46; position++) {
            if (buffer.getInt(position) == 0x02014B50) {
                buffer.putInt(position + 24, 1);
            }
        }
        Path lying = Files.write(folder.resolve("lying.xlsx"), file);
        try (ZipFile zip = new ZipFile(lying.toFile())) {
            assertThat(zip.getEntry("a").getSize()).isEqualTo(1);
            assertTooMuch(new ZipGuard(100, 50_000, 10_000, 1_000), zip);
        }
    }

    @Test
    void anUploadIsKeptUpToALimitAndNothingOfALargerOne() throws IOException {
        Path kept = Sheets.keep(new ByteArrayInputStream(new byte[1_000_000]), 1_000_000);
        assertThat(kept).hasSize(1_000_000);
        Files.delete(kept);

        long before = uploads();
        SheetRefusedException refused = catchThrowableOfType(
                SheetRefusedException.class,
                () -> Sheets.keep(new ByteArrayInputStream(new byte[1_000_001]), 1_000_000));
        assertThat(refused).hasMessage("The file is larger than 1 MB. Split it into several files.");
        assertThat(uploads()).isEqualTo(before);
    }

    /** Of this process alone. */
    private static long uploads() throws IOException {
        String prefix = "upload-%d-".formatted(ProcessHandle.current().pid());
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .count();
        }
    }
}
