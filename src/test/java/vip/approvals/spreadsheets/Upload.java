package vip.approvals.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a file with the columns "name" (needed), "amount" and "tax number", as a person uploads it. */
class Upload {

    static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.required("name", "Наименование контрагента", "Клиент"),
            SheetColumn.optional("amount", "Сумма, руб."),
            SheetColumn.optional("tax number", "ИНН"));

    SheetSummary summary;
    final List<SheetRow> rows = new ArrayList<>();

    static Upload csv(String text) {
        return csv(text, StandardCharsets.UTF_8);
    }

    static Upload csv(String text, Charset charset) {
        return of("clients.csv", text.getBytes(charset));
    }

    static Upload xlsx(byte[] content) {
        return of("clients.xlsx", content);
    }

    static Upload of(String name, byte[] content) {
        try {
            Path file = Sheets.keep(new ByteArrayInputStream(content), Sheets.LARGEST_FILE);
            try {
                Upload upload = new Upload();
                upload.summary = Sheets.read(file, name, COLUMNS, upload.rows::add);
                return upload;
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The sentence with which it is refused. */
    static String refusal(String name, byte[] content) {
        SheetRefusedException refused = catchThrowableOfType(SheetRefusedException.class, () -> of(name, content));
        assertThat(refused).as("the file is refused").isNotNull();
        return refused.getMessage();
    }

    static String refusal(String csv) {
        return refusal("clients.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    /** Row number, name and amount of each row. */
    List<String> values() {
        return rows.stream()
                .map(row -> row.number() + "|" + row.text("name") + "|" + row.text("amount"))
                .toList();
    }

    List<String> names() {
        return rows.stream().map(row -> row.text("name")).toList();
    }

    String name() {
        assertThat(rows).hasSize(1);
        return rows.get(0).text("name");
    }
}
