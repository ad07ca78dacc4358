package vip.approvals.spreadsheets;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

class CsvSheetWriter implements SheetWriter {

    private final Writer text;
    private final CsvWriter csv;

    CsvSheetWriter(OutputStream file, List<String> header) throws IOException {
        text = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
        text.write('\uFEFF');
        csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
        row(header);
    }

    @Override
    public void row(List<?> values) {
        csv.writeRecord(values.stream().map(CsvSheetWriter::field).toList());
    }

    private static String field(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String words) {
            return CsvApostrophe.set(SheetFormat.checked(words));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString().replace('.', ',');
        }
        if (value instanceof Integer || value instanceof LocalDate) {
            return value.toString();
        }
        throw SheetFormat.unknown(value);
    }

    @Override
    public void sheet(String name, List<String> header) {
        throw new UnsupportedOperationException("CSV has one sheet");
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }
}
