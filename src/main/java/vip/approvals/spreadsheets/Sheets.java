package vip.approvals.spreadsheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Spreadsheets that people upload: CSV and XLSX. What is read and refused: docs/spreadsheets.md. */
public final class Sheets {

    /** Bytes that an upload may have. */
    public static final long LARGEST_FILE = 50_000_000;

    private Sheets() {}

    /**
     * Stores an upload in a temporary file, which the caller deletes.
     *
     * @param maxBytes such as {@link #LARGEST_FILE}
     * @throws SheetRefusedException if there is more; nothing is kept then
     */
    public static Path keep(InputStream upload, long maxBytes) throws IOException {
        Path file = temporary(".tmp");
        try {
            copy(upload, file, maxBytes);
            return file;
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    /** Its name tells the process: other nodes may write to the same folder, and a killed one leaves its files. */
    static Path temporary(String ending) throws IOException {
        return Files.createTempFile(
                "upload-%d-".formatted(ProcessHandle.current().pid()), ending);
    }

    private static void copy(InputStream upload, Path file, long maxBytes) throws IOException {
        byte[] buffer = new byte[16_384];
        long total = 0;
        try (OutputStream kept = Files.newOutputStream(file)) {
            for (int read = upload.read(buffer); read >= 0; read = upload.read(buffer)) {
                total += read;
                if (total > maxBytes) {
                    throw new SheetRefusedException("The file is larger than %,d MB. Split it into several files."
                            .formatted(maxBytes / 1_000_000));
                }
                kept.write(buffer, 0, read);
            }
        }
    }

    /**
     * Reads a file row by row; only one row is in memory, and the texts that cells of an XLSX file share.
     *
     * @param fileName as the person's computer names it; its ending must be what the content is
     * @param columns no header may belong to two of them
     * @throws SheetRefusedException if the file as a whole is no good, with a sentence for the person; it may come
     *     after rows were handed over
     */
    public static SheetSummary read(Path file, String fileName, List<SheetColumn> columns, RowHandler handler)
            throws IOException {
        String ending = ending(fileName);
        FileKind kind = FileKind.of(file);
        if (kind == FileKind.TEXT && ending.equals("csv")) {
            return CsvFile.read(file, columns, handler);
        }
        if (kind == FileKind.ZIP) {
            try (XlsxFile workbook = XlsxFile.open(file)) {
                if (ending.equals("xlsx")) {
                    return workbook.read(columns, handler);
                }
            }
            throw new SheetRefusedException(
                    "This is an Excel file (.xlsx), but its name ends otherwise. Let its name end in .xlsx, or save it as CSV.");
        }
        throw refusal(kind, ending, file);
    }

    private static SheetRefusedException refusal(FileKind kind, String ending, Path file) throws IOException {
        String sentence = switch (kind) {
            case EMPTY -> "The file is empty. Its first row must name the columns.";
            case OLE2 ->
                FileKind.isEncrypted(file)
                        ? "The file is protected by a password. Take the password off and save it again."
                        : "This is an old Excel file (.xls). Open it in a spreadsheet and save it as .xlsx.";
            case PDF -> "This is a PDF document. Upload the spreadsheet it was made from, as .xlsx or .csv.";
            case WEB_PAGE ->
                "This is a web page or XML, whatever its name says. Open it in a spreadsheet and save it as .xlsx.";
            case TEXT ->
                ending.equals("xlsx")
                        ? "This is a text file, but its name ends in .xlsx. If it is CSV, let its name end in .csv."
                        : "The name of the file must end in .xlsx or .csv.";
            default -> "This is neither CSV nor Excel. Save the spreadsheet as .xlsx or .csv.";
        };
        return new SheetRefusedException(sentence);
    }

    private static String ending(String fileName) {
        String name = Blanks.strip(fileName);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
