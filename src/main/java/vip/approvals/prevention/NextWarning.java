package vip.approvals.prevention;

import java.time.LocalDate;

/**
 * What follows in the warnings of a ground.
 *
 * @param until the day at whose beginning the wait for the next warning ends, or the time to answer the present one; null
 *     if none is left
 */
public record NextWarning(boolean isNow, LocalDate until) {

    static final NextWarning NONE = new NextWarning(false, null);

    static NextWarning now(LocalDate until) {
        return new NextWarning(true, until);
    }

    static NextWarning later(LocalDate day) {
        return new NextWarning(false, day);
    }

    public boolean isLater() {
        return !isNow && until != null;
    }

    public boolean isNone() {
        return until == null;
    }
}
