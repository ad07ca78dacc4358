package vip.approvals.bench;

import java.util.List;

/** @param seconds of each round, sorted */
record Measured(String name, long elements, List<Double> seconds) {

    /** The middle round; of an even number the slower of the two. */
    double median() {
        return seconds.get(seconds.size() / 2);
    }

    double fastest() {
        return seconds.get(0);
    }

    double slowest() {
        return seconds.get(seconds.size() - 1);
    }
}
