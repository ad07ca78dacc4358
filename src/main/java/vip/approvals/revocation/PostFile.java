package vip.approvals.revocation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vip.approvals.spreadsheets.Parsed;
import vip.approvals.spreadsheets.SheetColumn;
import vip.approvals.spreadsheets.SheetRefusedException;
import vip.approvals.spreadsheets.SheetRow;
import vip.approvals.spreadsheets.Sheets;
import vip.approvals.spreadsheets.Values;

/** What the post says of letters, as a spreadsheet: tracking numbers, and what has become of them. */
class PostFile {

    static final String NUMBER = "number";
    static final String TRACKING = "tracking";
    static final String RESULT = "result";
    static final String DAY = "day";

    private static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.required(NUMBER),
            SheetColumn.optional(TRACKING),
            SheetColumn.optional(RESULT),
            SheetColumn.optional(DAY));

    private static final int MOST_ROWS = 5_000;
    private static final int LONGEST_TRACKING = 50;
    private static final int LONGEST_ECHO = 60;

    /**
     * @param row as the spreadsheet counts
     * @param tracking or null
     * @param delivered null if the row says nothing of it; else with a day
     */
    record Row(long row, String number, String tracking, Boolean delivered, LocalDate day) {}

    /** @param reason a sentence, or the rest of one that begins with the value */
    record Problem(long row, String column, String value, String reason) {}

    private final LocalDate today;
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, Long> trackings = new HashMap<>();

    private PostFile(LocalDate today) {
        this.today = today;
    }

    /** @throws SheetRefusedException if the file as a whole is no good */
    static PostFile read(Path file, String name, Clock clock) throws IOException {
        var post = new PostFile(LocalDate.now(clock));
        Sheets.read(file, name, COLUMNS, post::add);
        if (post.numbers.isEmpty() && post.problems.isEmpty()) {
            throw new SheetRefusedException("The file has no rows below its header.");
        }
        return post;
    }

    List<Row> rows() {
        return rows;
    }

    List<Problem> problems() {
        return problems;
    }

    /** For what only the database knows. */
    void refuse(Row row, String column, String reason) {
        problems.add(new Problem(row.row(), column, row.number(), reason));
    }

    private void add(SheetRow row) {
        if (rows.size() + problems.size() >= MOST_ROWS) {
            throw new SheetRefusedException("The file has more than %,d rows. Split it.".formatted(MOST_ROWS));
        }
        int before = problems.size();
        String number = once(row, NUMBER, text(row, NUMBER), numbers);
        String tracking = once(row, TRACKING, text(row, TRACKING), trackings);
        Boolean delivered = result(row);
        LocalDate day = delivered == null ? null : day(row);
        if (number == null && problems.size() == before) {
            problem(row, NUMBER, "is empty");
        } else if (tracking == null && delivered == null && problems.size() == before) {
            problem(row, NUMBER, "has neither a tracking number nor a result");
        }
        if (problems.size() == before) {
            rows.add(new Row(row.number(), number.toLowerCase(Locale.ROOT), tracking, delivered, day));
        }
    }

    private String text(SheetRow row, String column) {
        if (!row.has(column)) {
            return null;
        }
        Parsed<String> text = row.read(column, Values::identifier);
        if (text.isBad()) {
            problem(row, column, text.reason());
        } else if (text.value() != null && text.value().length() > LONGEST_TRACKING) {
            problem(row, column, "is longer than %d characters".formatted(LONGEST_TRACKING));
            return null;
        }
        return text.value();
    }

    private String once(SheetRow row, String column, String value, Map<String, Long> seen) {
        Long first = value == null ? null : seen.putIfAbsent(value.toLowerCase(Locale.ROOT), row.number());
        if (first != null) {
            problem(row, column, "stands in row %d already".formatted(first));
        }
        return value;
    }

    private Boolean result(SheetRow row) {
        String result = row.has(RESULT) ? text(row, RESULT) : null;
        if (result == null) {
            return null;
        }
        switch (result.toLowerCase(Locale.ROOT)) {
            case "delivered":
                return true;
            case "returned":
                return false;
            default:
                problem(row, RESULT, "must be delivered or returned");
                return null;
        }
    }

    private LocalDate day(SheetRow row) {
        String text = row.has(DAY) ? row.text(DAY).strip() : "";
        for (String pattern : List.of("uuuu-MM-dd", "dd.MM.uuuu")) {
            try {
                LocalDate day = LocalDate.parse(text, DateTimeFormatter.ofPattern(pattern));
                if (day.isAfter(today)) {
                    problem(row, DAY, "is in the future");
                }
                return day;
            } catch (DateTimeException other) {
                // the next one, or refused below
            }
        }
        problem(row, DAY, "must be a day such as 2026-10-05 or 05.10.2026");
        return null;
    }

    private void problem(SheetRow row, String column, String reason) {
        String value = row.has(column) ? row.text(column) : "";
        problems.add(new Problem(
                row.number(),
                column,
                value.length() > LONGEST_ECHO ? value.substring(0, LONGEST_ECHO) + "…" : value,
                reason));
    }
}
