package vip.approvals.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Until when something is to be done, and why.
 *
 * @param event day 0 (AMB-24)
 * @param due the last day; what is due is due at its end
 * @param calendar id and version, like {@code RU 2026-09-02}
 * @param derivation how the day was found, for people: what was counted, what was skipped, by which calendar (B10)
 */
public record Deadline(LocalDate event, Span span, LocalDate due, String calendar, String derivation) {

    /** What is due on a day is due at this time. */
    public static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /** The last second of the last day. */
    public Instant end(ZoneId zone) {
        return due.atTime(END_OF_DAY).atZone(zone).toInstant();
    }
}
