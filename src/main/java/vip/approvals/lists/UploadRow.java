package vip.approvals.lists;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vip.approvals.database.CopyRows;
import vip.approvals.spreadsheets.Parsed;
import vip.approvals.spreadsheets.SheetRow;
import vip.approvals.spreadsheets.Values;

/** One row of a list file, checked by itself; what needs other rows or the facts is {@link UploadChecks}'. */
class UploadRow {

    /** What a row knows by itself, in the order in which {@link #copy} writes it. */
    static final String COLUMNS = """
            row_no, raw, bad, tax_doubt, section, number, name, type, tax_id, ground, comment, operator, estimate, source,
            confidence""";

    static final String COPY = "COPY incoming (" + COLUMNS + ") FROM STDIN";

    private static final BigDecimal LEAST = new BigDecimal("0.01");
    private static final Pattern TAX_NUMBER = Pattern.compile("\\d{10}|\\d{12}");
    private static final List<UploadColumn> OF_ANOTHER_OPERATOR = List.of(
            UploadColumn.NAME,
            UploadColumn.TYPE,
            UploadColumn.OPERATOR,
            UploadColumn.ESTIMATE,
            UploadColumn.SOURCE,
            UploadColumn.CONFIDENCE);

    private final SheetRow row;
    private final Map<UploadColumn, String> values = new EnumMap<>(UploadColumn.class);
    private final List<String> problems = new ArrayList<>();
    private String taxDoubt;

    UploadRow(SheetRow row) {
        this.row = row;
        read(UploadColumn.CLIENT, Values::identifier);
        code(UploadColumn.SECTION, UploadWords.SECTIONS, "must be NEW, REMOVE or POTENTIAL");
        code(
                UploadColumn.GROUND,
                UploadWords.GROUNDS,
                "must be LIQUIDATION (A1), CONTRACT_TERMINATED (A2), DEBT (B) or CRITERIA (C)");
        text(UploadColumn.COMMENT, 1_000);
        if (isBlank(UploadColumn.CLIENT)) {
            anotherOperators();
        }
        section();
    }

    private void anotherOperators() {
        text(UploadColumn.NAME, 200);
        code(UploadColumn.TYPE, UploadWords.TYPES, "must be ORGANISATION or PERSON");
        taxNumber();
        text(UploadColumn.OPERATOR, 200);
        estimate();
        text(UploadColumn.SOURCE, 200);
        code(UploadColumn.CONFIDENCE, UploadWords.CONFIDENCES, "must be LOW, MEDIUM or HIGH (AMB-14)");
        if (isBlank(UploadColumn.NAME)) {
            problems.add("there is neither a client number nor a name");
            return;
        }
        String missing = OF_ANOTHER_OPERATOR.stream()
                .filter(this::isBlank)
                .map(UploadColumn::id)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            problems.add("a client without a client number is one of another operator and needs also: " + missing
                    + " (SIB-11)");
        }
    }

    private void section() {
        boolean ours = !isBlank(UploadColumn.CLIENT);
        if (isBlank(UploadColumn.SECTION)) {
            values.put(UploadColumn.SECTION, ours ? "NEW" : "POTENTIAL");
        }
        String section = values.get(UploadColumn.SECTION);
        if (section != null && !ours && !section.equals("POTENTIAL")) {
            problems.add("a line of section %s needs a client number".formatted(section));
        }
        if (section != null && !section.equals("REMOVE") && !isBlank(UploadColumn.GROUND)) {
            problems.add("a ground belongs to a removal: write REMOVE as the section, or leave the ground blank");
        }
    }

    private boolean isBlank(UploadColumn column) {
        return row.isBlank(column.id());
    }

    private <T> T read(UploadColumn column, Function<String, Parsed<T>> parser) {
        Parsed<T> parsed = row.read(column.id(), parser);
        if (parsed.isBad()) {
            problems.add(column.id() + " " + parsed.reason());
        } else if (!parsed.isBlank()) {
            values.put(column, parsed.value().toString());
        }
        return parsed.value();
    }

    private void text(UploadColumn column, int longest) {
        String text = read(column, Values::text);
        if (text != null && text.length() > longest) {
            problems.add("%s has %,d characters; %,d are allowed".formatted(column.id(), text.length(), longest));
        }
    }

    private void code(UploadColumn column, Map<String, String> words, String otherwise) {
        String text = read(column, Values::text);
        if (text != null) {
            String code = UploadWords.code(words, text).orElse(null);
            values.put(column, code);
            if (code == null) {
                problems.add(column.id() + " " + otherwise);
            }
        }
    }

    private void estimate() {
        BigDecimal estimate = read(UploadColumn.ESTIMATE, Values::amount);
        if (estimate != null && estimate.compareTo(LEAST) < 0) {
            problems.add("estimate must be more than 0");
        }
    }

    /** A prospect that was entered by hand may have a number whose check digits do not fit: it stays as it is. */
    private void taxNumber() {
        Parsed<String> inn = row.read(UploadColumn.TAX_ID.id(), Values::inn);
        String plain = row.read(UploadColumn.TAX_ID.id(), Values::identifier).value();
        if (inn.isBad() && plain != null && TAX_NUMBER.matcher(plain).matches()) {
            values.put(UploadColumn.TAX_ID, plain);
            taxDoubt = "tax_id " + inn.reason();
        } else {
            read(UploadColumn.TAX_ID, Values::inn);
        }
    }

    void copy(CopyRows rows) throws IOException {
        rows.value(Long.toString(row.number()));
        rows.value(UploadColumn.asItCame(column -> row.text(column.id())));
        rows.value(problems.isEmpty() ? null : String.join("; ", problems));
        rows.value(taxDoubt);
        Stream.of(UploadColumn.values()).map(values::get).forEach(rows::value);
        rows.endRow();
    }

    /** Whether a name says that the file is CSV or XLSX; what it is, its content says. */
    static String kind(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).strip().endsWith(".csv") ? "CSV" : "XLSX";
    }
}
