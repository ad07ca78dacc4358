package vip.approvals.spreadsheets;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A bold header that stays in sight and filters; columns as wide as the first rows need. */
class XlsxSheetWriter implements SheetWriter {

    /** Rows that are held back: the widths of the columns stand before them. */
    private static final int HELD_BACK = 500;

    private static final int NARROWEST = 10;
    private static final int WIDEST = 60;

    private final Workbook workbook;
    private final List<Integer> widths = new ArrayList<>();
    private Worksheet sheet;
    private int rows;
    private boolean closed;

    XlsxSheetWriter(OutputStream file, String name, List<String> header) {
        workbook = new Workbook(file, "VIP approvals", null);
        begin(name, header);
    }

    private void begin(String name, List<String> header) {
        sheet = workbook.newWorksheet(name);
        widths.clear();
        rows = 0;
        sheet.freezePane(0, 1);
        for (int column = 0; column < header.size(); column++) {
            cell(column, header.get(column));
            sheet.style(0, column).bold().set();
        }
        rows = 1;
    }

    @Override
    public void row(List<?> values) throws IOException {
        for (int column = 0; column < values.size(); column++) {
            cell(column, values.get(column));
        }
        rows++;
        if (rows % HELD_BACK == 0) {
            flush();
        }
    }

    private void cell(int column, Object value) {
        if (value == null) {
            return;
        }
        if (value instanceof String text) {
            sheet.value(rows, column, SharedTexts.escape(SheetFormat.checked(text)));
        } else if (value instanceof BigDecimal number) {
            sheet.value(rows, column, number);
            sheet.style(rows, column).format("#,##0.00").set();
        } else if (value instanceof Integer number) {
            sheet.value(rows, column, number);
        } else if (value instanceof LocalDate date) {
            sheet.value(rows, column, date);
            sheet.style(rows, column).format("yyyy-mm-dd").set();
        } else {
            throw SheetFormat.unknown(value);
        }
        widen(column, value.toString().length() + 2);
    }

    private void widen(int column, int needed) {
        while (widths.size() <= column) {
            widths.add(NARROWEST);
        }
        widths.set(column, Math.max(widths.get(column), Math.min(needed, WIDEST)));
    }

    private void flush() throws IOException {
        if (rows <= HELD_BACK) {
            for (int column = 0; column < widths.size(); column++) {
                sheet.width(column, widths.get(column));
            }
        }
        sheet.flush();
    }

    @Override
    public void sheet(String name, List<String> header) throws IOException {
        end();
        begin(name, header);
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            end();
            workbook.finish();
        }
    }

    private void end() throws IOException {
        if (!widths.isEmpty()) {
            sheet.setAutoFilter(0, 0, rows - 1, widths.size() - 1);
        }
        flush();
        sheet.finish();
    }
}
