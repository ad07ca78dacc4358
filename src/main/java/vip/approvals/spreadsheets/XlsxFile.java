package vip.approvals.spreadsheets;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An XLSX file: XML parts in a ZIP file. Read by our own classes on the JDK's parser, because the libraries allocate what
 * a file tells them to (docs/security.md).
 */
final class XlsxFile implements AutoCloseable {

    private final ZipFile zip;
    private final Map<String, ZipEntry> parts;

    private XlsxFile(ZipFile zip, Map<String, ZipEntry> parts) {
        this.zip = zip;
        this.parts = parts;
    }

    /** @throws SheetRefusedException if it is no XLSX file, is damaged, or is larger than allowed */
    static XlsxFile open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException damaged) {
            throw SheetRefusedException.damaged();
        }
        try {
            XlsxFile workbook = new XlsxFile(zip, ZipGuard.UPLOADS.check(zip));
            workbook.checkKind();
            return workbook;
        } catch (ZipException | EOFException damaged) {
            zip.close();
            throw SheetRefusedException.damaged();
        } catch (IOException | RuntimeException failure) {
            zip.close();
            throw failure;
        }
    }

    private void checkKind() {
        String sentence = null;
        if (parts.containsKey("xl/vbaproject.bin")) {
            sentence = "The Excel file holds macros (.xlsm). Save it as .xlsx, which has none.";
        } else if (parts.containsKey("xl/workbook.bin")) {
            sentence = "This is a binary Excel file (.xlsb). Save it as .xlsx.";
        } else if (parts.containsKey("content.xml") && parts.containsKey("mimetype")) {
            sentence = "This is an OpenDocument file (.ods). Save it as .xlsx.";
        } else if (parts.keySet().stream().noneMatch(name -> name.startsWith("xl/"))) {
            sentence = "This is a ZIP archive or another document, and no Excel file. Upload the spreadsheet itself.";
        }
        if (sentence != null) {
            throw new SheetRefusedException(sentence);
        }
    }

    /** Reads the first visible sheet that has rows. */
    SheetSummary read(List<SheetColumn> columns, RowHandler handler) throws IOException {
        WorkbookParts workbook = workbook();
        try (SharedTexts shared = sharedTexts(workbook.partOfType("sharedStrings"))) {
            return read(workbook, shared, new Table(columns, handler));
        }
    }

    private SheetSummary read(WorkbookParts workbook, SharedTexts shared, Table table) throws IOException {
        DateStyles styles = styles(workbook.partOfType("styles"));
        String sheet = "";
        for (WorkbookParts.Sheet next : workbook.visibleSheets()) {
            try (Xml xml = xml(next.part())) {
                new SheetRows(xml, shared, styles, workbook.from1904()).read(table);
            }
            if (!table.isEmpty()) {
                sheet = next.name();
                break;
            }
        }
        return table.summary(sheet);
    }

    private WorkbookParts workbook() throws IOException {
        WorkbookParts whole = new WorkbookParts("");
        try (Xml xml = xml(WorkbookParts.relationshipsOf(""))) {
            whole.readRelationships(xml);
        }
        String part = whole.partOfType("officeDocument");
        if (part == null) {
            throw SheetRefusedException.damaged();
        }
        WorkbookParts workbook = new WorkbookParts(part);
        try (Xml xml = xml(WorkbookParts.relationshipsOf(part))) {
            workbook.readRelationships(xml);
        }
        try (Xml xml = xml(part)) {
            workbook.readWorkbook(xml);
        }
        return workbook;
    }

    private SharedTexts sharedTexts(String part) throws IOException {
        if (part == null) {
            return SharedTexts.none();
        }
        try (Xml xml = xml(part)) {
            return SharedTexts.read(xml, Limits.SHARED_TEXTS);
        }
    }

    private DateStyles styles(String part) throws IOException {
        if (part == null) {
            return DateStyles.none();
        }
        try (Xml xml = xml(part)) {
            return DateStyles.read(xml);
        }
    }

    private Xml xml(String part) throws IOException {
        ZipEntry entry = parts.get(part);
        if (entry == null) {
            throw SheetRefusedException.damaged();
        }
        return new Xml(zip.getInputStream(entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
