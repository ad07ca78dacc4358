package vip.approvals.clients;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which column of a file stands where. */
class Header {

    private final int[] positions;
    private final int size;

    private Header(int[] positions, int size) {
        this.positions = positions;
        this.size = size;
    }

    /** @return null if there are problems, because nothing after a wrong header can be understood */
    static Header read(long row, List<String> fields, List<Column> columns, Problems problems) {
        List<String> names = fields.stream().map(BillingReader::strip).toList();
        if (names.stream().anyMatch(Header::isNoText)) {
            problems.add(row, "", "", "This is no CSV file in UTF-8; in a spreadsheet, save it as \"CSV UTF-8\"");
            return null;
        }
        if (names.size() == 1 && (names.get(0).contains(";") || names.get(0).contains("\t"))) {
            problems.add(row, "", names.get(0), "The columns must be separated by commas");
            return null;
        }
        List<String> known = columns.stream().map(Column::name).toList();
        boolean good = true;
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            String reason = !known.contains(name)
                    ? "is no column of this file; its columns are " + String.join(", ", known)
                    : seen.add(name) ? null : "stands in the header twice";
            if (reason != null) {
                problems.add(row, name, name, reason);
                good = false;
            }
        }
        for (Column column : columns) {
            if (!seen.contains(column.name()) && !column.mayBeMissing()) {
                problems.add(row, column.name(), "", "is missing from the header");
                good = false;
            }
        }
        return good ? new Header(known.stream().mapToInt(names::indexOf).toArray(), names.size()) : null;
    }

    private static boolean isNoText(String name) {
        return name.chars().anyMatch(c -> c == '\uFFFD' || c != '\t' && Character.isISOControl(c));
    }

    /** What stands in a row for the layout's column; empty if the file has no such column. */
    String value(List<String> fields, int column) {
        return positions[column] < 0 ? "" : fields.get(positions[column]);
    }

    int size() {
        return size;
    }
}
