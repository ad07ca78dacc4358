package vip.approvals.spreadsheets;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which column of a file stands where. */
class Headings {

    private static final Pattern QUOTES = Pattern.compile("[\"'`«»„“”‘’]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\uFEFF\\u200B]+");
    private static final Pattern MARKS_AT_THE_END = Pattern.compile("[ *:]+$");
    private static final int SHOWN = 20;
    private static final int LONGEST_SHOWN = 40;

    /** Column to its position; -1 if the file does not have it. */
    private final Map<String, Integer> positions = new HashMap<>();

    private final List<String> ignored = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private int width;

    /**
     * @throws SheetRefusedException if a required column is missing, or one stands there twice
     * @throws IllegalArgumentException if two columns have a header in common
     */
    static Headings of(long row, List<Cell> cells, List<SheetColumn> columns) {
        Headings headings = new Headings();
        headings.fill(cells, columns);
        columns.stream()
                .filter(column -> column.required() && headings.position(column.name()) < 0)
                .findFirst()
                .ifPresent(column -> {
                    throw new SheetRefusedException(
                            "There is no column \"%s\". Row %d must name the columns; it has: %s."
                                    .formatted(column.name(), row, headings.shown()));
                });
        return headings;
    }

    /** How many columns such a row names, whatever else is wrong with it. */
    static long matches(List<Cell> cells, List<SheetColumn> columns) {
        Map<String, String> known = known(columns);
        return cells.stream()
                .map(cell -> known.get(plain(cell.text())))
                .distinct()
                .filter(column -> column != null)
                .count();
    }

    private void fill(List<Cell> cells, List<SheetColumn> columns) {
        Map<String, String> known = known(columns);
        columns.forEach(column -> positions.put(column.name(), -1));
        for (int position = 0; position < cells.size(); position++) {
            if (cells.get(position).isBlank()) {
                continue;
            }
            width = position + 1;
            String header = Blanks.strip(cells.get(position).text());
            found.add(header);
            String column = known.get(plain(header));
            if (column == null) {
                ignored.add(header);
            } else if (positions.put(column, position) >= 0) {
                throw new SheetRefusedException(
                        "Two columns are named \"%s\". Leave only one of them.".formatted(column));
            }
        }
    }

    private static Map<String, String> known(List<SheetColumn> columns) {
        Map<String, String> known = new HashMap<>();
        columns.forEach(column -> column.headers()
                .map(Headings::plain)
                .distinct()
                .forEach(header -> {
                    if (known.put(header, column.name()) != null) {
                        throw new IllegalArgumentException("Two columns have the header " + header);
                    }
                }));
        return known;
    }

    /** What is left when everything is gone that people write differently. */
    static String plain(String header) {
        String text = Normalizer.normalize(header, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е');
        text = QUOTES.matcher(text).replaceAll("");
        text = Blanks.strip(BLANKS.matcher(text).replaceAll(" "));
        return MARKS_AT_THE_END.matcher(text).replaceAll("");
    }

    String shown() {
        List<String> names = found.stream()
                .limit(SHOWN)
                .map(name -> BLANKS.matcher(name).replaceAll(" "))
                .map(name -> name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name)
                .toList();
        return String.join(", ", names) + (found.size() > SHOWN ? ", …" : "");
    }

    /** -1 if the file does not have it. */
    int position(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException("No column is called " + column);
        }
        return position;
    }

    List<String> ignored() {
        return List.copyOf(ignored);
    }

    /** Columns up to the last that has a header. */
    int width() {
        return width;
    }
}
