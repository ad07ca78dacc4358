package vip.approvals.calendar;

import java.time.LocalDate;

/**
 * The days on which a country works, and the deadlines that follow from them. Day 0 is the day of the event; what is
 * due is due at the end of the last day (AMB-24). In years that the calendar does not know yet only Saturdays and
 * Sundays are off, and the derivation says so.
 */
public final class WorkingCalendar {

    private final CalendarFile days;
    private final boolean shiftTerms;

    WorkingCalendar(CalendarFile days, boolean shiftTerms) {
        this.days = days;
        this.shiftTerms = shiftTerms;
    }

    /** Such as {@code RU} or {@code CN}. */
    public String id() {
        return days.id();
    }

    public String version() {
        return days.version();
    }

    public boolean isWorkingDay(LocalDate day) {
        return days.isWorking(day);
    }

    /** A span of any unit after the event. */
    public Deadline after(LocalDate event, Span span) {
        return switch (span.unit()) {
            case WORKING_DAYS -> workingDays(event, span.amount());
            case DAYS -> days(event, span.amount());
            case MONTHS -> term(event, span.amount());
        };
    }

    /** The n-th working day after the event; transferred days off and make-up days count as what they are (B10). */
    public Deadline workingDays(LocalDate event, int n) {
        LocalDate due = event;
        for (int counted = 0; counted < n; ) {
            due = due.plusDays(1);
            counted += isWorkingDay(due) ? 1 : 0;
        }
        var span = new Span(n, Span.Unit.WORKING_DAYS);
        return deadline(event, span, due, new Derivation(days, event, span, due).workingDays());
    }

    /** Calendar days; one that ends on a day off stays there (AMB-42). */
    public Deadline days(LocalDate event, int n) {
        var span = new Span(n, Span.Unit.DAYS);
        LocalDate due = event.plusDays(n);
        return deadline(event, span, due, new Derivation(days, event, span, due).days());
    }

    /**
     * A civil-law term (AMB-08, SIB-20). Its last day has the start's number, or is the month's last; where that is a
     * day off, the next working day, unless {@code vip.programme.term-shift-non-working} is false. What the end of the
     * term brings exists from the day after.
     */
    public Deadline term(LocalDate start, int months) {
        var span = new Span(months, Span.Unit.MONTHS);
        LocalDate due = termEnd(start, months);
        return deadline(
                start, span, due, new Derivation(days, start, span, due).term(start.plusMonths(months), shiftTerms));
    }

    /** The n-th working day before the day, which is not counted itself. */
    public LocalDate workingDaysBefore(LocalDate day, int n) {
        LocalDate before = day;
        for (int counted = 0; counted < n; ) {
            before = before.minusDays(1);
            counted += isWorkingDay(before) ? 1 : 0;
        }
        return before;
    }

    /**
     * The latest start whose term ends before the day. A later start never ends earlier, so every term that started on
     * this day or before has ended, and no other: one date for a whole table.
     */
    public LocalDate latestStartWithTermBefore(LocalDate day, int months) {
        LocalDate start = day.minusMonths(months); // any later one ends on the day or after it
        while (!termEnd(start, months).isBefore(day)) {
            start = start.minusDays(1);
        }
        return start;
    }

    private LocalDate termEnd(LocalDate start, int months) {
        LocalDate end = start.plusMonths(months);
        while (shiftTerms && !isWorkingDay(end)) {
            end = end.plusDays(1);
        }
        return end;
    }

    private Deadline deadline(LocalDate event, Span span, LocalDate due, String derivation) {
        return new Deadline(event, span, due, id() + " " + version(), derivation);
    }
}
