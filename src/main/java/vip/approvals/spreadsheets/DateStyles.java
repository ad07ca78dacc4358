package vip.approvals.spreadsheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which styles of an XLSX file show a number as a date: the number alone does not tell. */
class DateStyles {

    /** As many as Excel knows. */
    private static final int MOST = 65_500;
    /** What stands in a format without being one: texts, colours and currencies, escaped signs, padding. */
    private static final Pattern NO_FORMAT =
            Pattern.compile("\"[^\"]*\"|\\[(?![hHmMsS]+])[^\\]]*]|\\\\.|[_*].|(?i:general)");

    private static final Pattern DATE = Pattern.compile("[dmyhsDMYHS]");

    /** Formats of the file's own, by id. */
    private final Map<Integer, Boolean> formats = new HashMap<>();

    private final List<Boolean> dates = new ArrayList<>();

    static DateStyles none() {
        return new DateStyles();
    }

    static DateStyles read(Xml xml) {
        DateStyles styles = new DateStyles();
        boolean ofCells = false;
        while (xml.next()) {
            ofCells = xml.starts("cellXfs") || ofCells && !xml.ends("cellXfs");
            if (xml.starts("numFmt") && xml.attribute("formatCode") != null) {
                styles.formats.put(xml.number("numFmtId"), isDateFormat(xml.attribute("formatCode")));
            } else if (ofCells && xml.starts("xf")) {
                styles.dates.add(styles.isDateFormat(xml.number("numFmtId")));
            }
            if (styles.dates.size() > MOST || styles.formats.size() > MOST) {
                throw SheetRefusedException.damaged();
            }
        }
        return styles;
    }

    /** @param style -1 for none */
    boolean isDate(int style) {
        return style >= 0 && style < dates.size() && dates.get(style);
    }

    private boolean isDateFormat(int id) {
        return formats.getOrDefault(id, isBuiltInDate(id));
    }

    private static boolean isBuiltInDate(int id) {
        return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58;
    }

    static boolean isDateFormat(String format) {
        String first = NO_FORMAT.matcher(format).replaceAll("").split(";", 2)[0];
        return DATE.matcher(first).find();
    }
}
