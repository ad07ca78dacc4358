package vip.approvals.spreadsheets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** XLSX files as other programs write them, and as nobody should: made of their XML parts. */
class Workbooks {

    static final String SHEET = "xl/worksheets/sheet1.xml";
    static final String SHARED_TEXTS = "xl/sharedStrings.xml";
    static final String STYLES = "xl/styles.xml";
    static final String WORKBOOK = "xl/workbook.xml";
    static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c></row>";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    Workbooks() {
        part("[Content_Types].xml", "<Types/>");
        part("_rels/.rels", """
                <Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
                 Target="xl/workbook.xml"/></Relationships>""");
        part(WORKBOOK, """
                <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
                <sheet name="Clients" sheetId="1" r:id="s1"/><sheet name="More" sheetId="2" r:id="s2"/>
                </sheets></workbook>""");
        part("xl/_rels/workbook.xml.rels", """
                <Relationships>
                <Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="s2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet2.xml"/>
                <Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
                <Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
                </Relationships>""");
        part(SHARED_TEXTS, "<sst/>");
        part(STYLES, "<styleSheet/>");
        part("xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>");
    }

    /** A workbook with this inside {@code sheetData}. */
    static byte[] of(String rows) {
        return new Workbooks().sheet(rows).bytes();
    }

    /** A column "name" with one cell below, in row 2; {@code cell} is what stands inside the row. */
    static byte[] ofCell(String cell) {
        return of(HEADER + "<row r=\"2\">" + cell + "</row>");
    }

    Workbooks sheet(String rows) {
        return part(SHEET, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    Workbooks part(String name, String xml) {
        return part(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    Workbooks part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    Workbooks without(String name) {
        parts.remove(name);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
