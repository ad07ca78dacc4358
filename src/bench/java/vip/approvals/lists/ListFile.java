package vip.approvals.lists;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vip.approvals.spreadsheets.SheetFormat;
import vip.approvals.spreadsheets.SheetWriter;

/**
 * A list file for a branch's clients {@code many-1}, {@code many-2} and so on, of whom every tenth is eligible and on the
 * list already. Of each 400 rows 320 are potential clients with a comment, 40 clients of other operators, 36 are on the
 * list, and 4 are wrong in themselves, by the facts, or as doubles.
 */
record ListFile(int rows, Path csv, Path xlsx) {

    static ListFile write(Path folder, int rows) throws IOException {
        Files.createDirectories(folder);
        var file = new ListFile(rows, folder.resolve(rows + ".csv"), folder.resolve(rows + ".xlsx"));
        try (var csv = CsvWriter.builder().build(file.csv)) {
            csv.writeRecord(UploadColumn.headers(false));
            IntStream.rangeClosed(1, rows).forEach(row -> csv.writeRecord(row(row)));
        }
        try (OutputStream out = Files.newOutputStream(file.xlsx);
                SheetWriter xlsx = SheetFormat.XLSX.writer(out, "List", UploadColumn.headers(false))) {
            for (int row = 1; row <= rows; row++) {
                xlsx.row(row(row));
            }
        }
        return file;
    }

    private static List<String> row(int row) {
        return switch (row % 400) {
            case 1, 201 -> ours("POTENTIAL", "nobody-" + row, "");
            case 3 -> ours("SOMETHING", "many-" + row, "");
            case 203 -> ours("POTENTIAL", "many-" + (row - 1), comment(row - 1));
            default ->
                row % 10 == 0
                        ? ours("NEW", "many-" + row, "")
                        : row % 10 == 7 ? ofAnotherOperator(row) : ours("POTENTIAL", "many-" + row, comment(row));
        };
    }

    private static String comment(int row) {
        return "Договорились по телефону, встреча %d-го, ждёт предложения".formatted(row % 28 + 1);
    }

    private static List<String> ours(String section, String client, String comment) {
        List<String> values = blank();
        values.set(UploadColumn.SECTION.ordinal(), section);
        values.set(UploadColumn.CLIENT.ordinal(), client);
        values.set(UploadColumn.NAME.ordinal(), "ООО «Пример %s»".formatted(client));
        values.set(UploadColumn.TYPE.ordinal(), "ORGANISATION");
        values.set(UploadColumn.TAX_ID.ordinal(), "7707083893");
        values.set(UploadColumn.COMMENT.ordinal(), comment);
        return values;
    }

    private static List<String> ofAnotherOperator(int row) {
        List<String> values = blank();
        values.set(UploadColumn.SECTION.ordinal(), "POTENTIAL");
        values.set(UploadColumn.NAME.ordinal(), "ООО «Пример %d»".formatted(row));
        values.set(UploadColumn.TYPE.ordinal(), "ORGANISATION");
        values.set(UploadColumn.OPERATOR.ordinal(), "Demo Telecom");
        values.set(UploadColumn.ESTIMATE.ordinal(), "45000.00");
        values.set(UploadColumn.SOURCE.ordinal(), "Tender of 2026");
        values.set(UploadColumn.CONFIDENCE.ordinal(), "MEDIUM");
        return values;
    }

    private static List<String> blank() {
        var values = new ArrayList<String>();
        for (int column = 0; column < UploadColumn.values().length; column++) {
            values.add("");
        }
        return values;
    }
}
