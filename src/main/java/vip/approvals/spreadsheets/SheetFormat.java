package vip.approvals.spreadsheets;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The formats that are written. */
public enum SheetFormat {
    /** UTF-8 with byte order mark, semicolons and decimal commas, so that a Russian Excel opens it by a double click. */
    CSV("text/csv;charset=UTF-8") {
        @Override
        public SheetWriter writer(OutputStream file, String sheet, List<String> header) throws IOException {
            return new CsvSheetWriter(file, header);
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public SheetWriter writer(OutputStream file, String sheet, List<String> header) {
            return new XlsxSheetWriter(file, sheet, header);
        }
    };

    private final String contentType;

    SheetFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /** @param sheet what the tab shows; CSV has none */
    public abstract SheetWriter writer(OutputStream file, String sheet, List<String> header) throws IOException;

    /** @throws IllegalArgumentException if no reader of ours would take it back */
    static String checked(String text) {
        if (text.length() > Limits.CHARACTERS) {
            throw new IllegalArgumentException("A text has more than %,d characters".formatted(Limits.CHARACTERS));
        }
        return text;
    }

    static IllegalArgumentException unknown(Object value) {
        return new IllegalArgumentException("Not written to spreadsheets: " + value.getClass());
    }
}
