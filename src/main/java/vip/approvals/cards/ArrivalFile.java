package vip.approvals.cards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vip.approvals.spreadsheets.Parsed;
import vip.approvals.spreadsheets.SheetColumn;
import vip.approvals.spreadsheets.SheetRefusedException;
import vip.approvals.spreadsheets.SheetRow;
import vip.approvals.spreadsheets.Sheets;
import vip.approvals.spreadsheets.Values;

/** What the card maker says of a batch, as a spreadsheet (docs/card-files.md). */
class ArrivalFile {

    static final String NUMBER = "card number";
    private static final String RESULT = "result";
    private static final String REMARK = "remark";
    private static final List<SheetColumn> COLUMNS =
            List.of(SheetColumn.required(NUMBER), SheetColumn.required(RESULT), SheetColumn.optional(REMARK));

    /** More than any batch has. */
    private static final int MOST_ROWS = 1_000;

    private static final int LONGEST_REMARK = 200;
    private static final int LONGEST_ECHO = 60;

    /** @param row as the spreadsheet counts; @param remark may be null */
    record Row(long row, CardNumber number, boolean misprint, String remark) {}

    /** @param reason a sentence, or the rest of one that begins with the value */
    record Problem(long row, String column, String value, String reason) {}

    private final Map<CardNumber, Row> rows = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int read;

    /** @throws SheetRefusedException if the file as a whole is no good */
    static ArrivalFile read(Path file, String name) throws IOException {
        var arrivals = new ArrivalFile();
        Sheets.read(file, name, COLUMNS, arrivals::add);
        return arrivals;
    }

    Collection<Row> rows() {
        return rows.values();
    }

    List<Problem> problems() {
        return problems;
    }

    /** For what only the database knows. */
    void refuse(Row row, String reason) {
        problems.add(new Problem(row.row(), NUMBER, row.number().grouped(), reason));
    }

    private void add(SheetRow row) {
        if (++read > MOST_ROWS) {
            throw new SheetRefusedException(
                    "The file has more than %,d rows; no batch has so many cards.".formatted(MOST_ROWS));
        }
        Optional<CardNumber> number = number(row);
        Optional<Boolean> misprint = misprint(row);
        String remark = remark(row);
        if (number.isEmpty() || misprint.isEmpty()) {
            return;
        }
        Row first = rows.putIfAbsent(number.get(), new Row(row.number(), number.get(), misprint.get(), remark));
        if (first != null) {
            problem(row, NUMBER, "stands in row %d already".formatted(first.row()));
        }
    }

    private Optional<CardNumber> number(SheetRow row) {
        Parsed<String> text = row.read(NUMBER, Values::identifier);
        try {
            if (text.value() != null) {
                return Optional.of(CardNumber.typed(text.value()));
            }
            problem(row, NUMBER, text.isBad() ? text.reason() : "is empty");
        } catch (IllegalArgumentException wrong) {
            problem(row, NUMBER, wrong.getMessage());
        }
        return Optional.empty();
    }

    private Optional<Boolean> misprint(SheetRow row) {
        Parsed<String> text = row.read(RESULT, Values::text);
        String result = text.value() == null ? "" : text.value().toLowerCase(Locale.ROOT);
        switch (result) {
            case "arrived":
                return Optional.of(false);
            case "misprint":
                return Optional.of(true);
            default:
                problem(row, RESULT, text.isBad() ? text.reason() : "must be arrived or misprint");
                return Optional.empty();
        }
    }

    private String remark(SheetRow row) {
        Parsed<String> text = row.read(REMARK, Values::text);
        if (text.isBad()) {
            problem(row, REMARK, text.reason());
        } else if (text.value() != null && text.value().length() > LONGEST_REMARK) {
            problem(row, REMARK, "is longer than %d characters".formatted(LONGEST_REMARK));
        }
        return text.value();
    }

    private void problem(SheetRow row, String column, String reason) {
        String value = row.text(column);
        problems.add(new Problem(
                row.number(),
                column,
                value.length() > LONGEST_ECHO ? value.substring(0, LONGEST_ECHO) + "…" : value,
                reason));
    }
}
