package vip.approvals.clients;

import java.util.List;

/** A billing file is refused; nothing of it is stored. */
public class BillingFileException extends RuntimeException {

    private final transient List<Problem> problems;
    private final long total;

    BillingFileException(String name, List<Problem> problems, long total) {
        super("%s was not loaded: %,d %s.".formatted(name, total, total == 1 ? "problem" : "problems"));
        this.problems = List.copyOf(problems);
        this.total = total;
    }

    /** The first problems by row, 1,000 at most. */
    public List<Problem> problems() {
        return problems;
    }

    /** How many there are in all. */
    public long total() {
        return total;
    }
}
