package vip.approvals.clients;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a file: the first by row, and how many there are. */
class Problems {

    static final int LISTED = 1_000;
    private static final int LONGEST_VALUE = 100;

    private final List<Problem> listed = new ArrayList<>();
    private long total;

    void add(long row, String column, String value, String reason) {
        total++;
        if (listed.size() < LISTED) {
            listed.add(new Problem(row, shown(column), shown(value), reason));
        }
    }

    /** @param first the first {@link #LISTED} of {@code all}, by row */
    void addAll(List<Problem> first, long all) {
        first.forEach(problem ->
                listed.add(new Problem(problem.row(), problem.column(), shown(problem.value()), problem.reason())));
        total += all;
    }

    /** @throws BillingFileException if there is any */
    void refuse(String name) {
        if (total > 0) {
            listed.sort(Comparator.comparingLong(Problem::row));
            throw new BillingFileException(name, listed.subList(0, Math.min(LISTED, listed.size())), total);
        }
    }

    private static String shown(String value) {
        if (value == null) {
            return "";
        }
        String text = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
