package vip.approvals.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says how a deadline came about, in one phrase for people (B10). */
final class Derivation {

    /** Up to so many working days are named one by one. */
    private static final int FEW = 5;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    private final CalendarFile calendar;
    private final LocalDate event;
    private final Span span;
    private final LocalDate due;

    Derivation(CalendarFile calendar, LocalDate event, Span span, LocalDate due) {
        this.calendar = calendar;
        this.event = event;
        this.span = span;
        this.due = due;
    }

    String workingDays() {
        LocalDate first = event.plusDays(1);
        return phrase(counted() + off(first), first);
    }

    String days() {
        return phrase(stays(), due);
    }

    /** @param sameDay the day with the start's number, which may be off */
    String term(LocalDate sameDay, boolean shift) {
        if (!shift) {
            return phrase(stays(), due);
        }
        return phrase(
                sameDay.equals(due)
                        ? name(due)
                        : "%s is a day off, so %s%s".formatted(name(sameDay), name(due), off(sameDay)),
                sameDay);
    }

    private String phrase(String result, LocalDate firstAsked) {
        return "%s after %s: %s (%s calendar %s%s)"
                .formatted(
                        span,
                        DAY_OF_YEAR.format(event),
                        result,
                        calendar.id(),
                        calendar.version(),
                        unknown(firstAsked));
    }

    private String counted() {
        List<LocalDate> counted = event.plusDays(1)
                .datesUntil(due.plusDays(1))
                .filter(calendar::isWorking)
                .toList();
        if (counted.isEmpty()) {
            return "the same day";
        }
        if (counted.size() <= FEW) {
            return counted.stream().map(this::named).collect(Collectors.joining(", "));
        }
        return Stream.concat(
                        Stream.of(name(due)),
                        counted.stream().filter(calendar.working()::containsKey).map(this::named))
                .distinct()
                .collect(Collectors.joining("; counting "));
    }

    private String named(LocalDate day) {
        return calendar.working().containsKey(day)
                ? "%s (working %s)"
                        .formatted(name(day), day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                : name(day);
    }

    private String stays() {
        return name(due) + (calendar.isWorking(due) ? "" : ", though it is a day off");
    }

    private String off(LocalDate first) {
        String off = DaysOff.between(calendar, first, due);
        return off.isEmpty() ? "" : "; off: " + off;
    }

    private String unknown(LocalDate firstAsked) {
        String years = IntStream.rangeClosed(firstAsked.getYear(), due.getYear())
                .filter(year -> !calendar.known().contains(year))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        return years.isEmpty() ? "" : "; the calendar of %s is not known yet: weekends only".formatted(years);
    }

    /** With the year where it is not the event's. */
    private String name(LocalDate day) {
        return (day.getYear() == event.getYear() ? DAY : DAY_OF_YEAR).format(day);
    }
}
