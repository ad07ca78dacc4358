package vip.approvals.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names the days off of a stretch of time: as ranges with their reasons, weekends summed up. */
final class DaysOff {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private DaysOff() {}

    /** Like {@code 1–7 Oct National Day, weekends}; empty if every day is a working day. Both ends are included. */
    static String between(CalendarFile calendar, LocalDate first, LocalDate last) {
        List<LocalDate> off = first.datesUntil(last.plusDays(1))
                .filter(day -> !calendar.isWorking(day))
                .toList();
        Map<Boolean, List<List<LocalDate>>> runs = runs(off).stream()
                .collect(Collectors.partitioningBy(run -> reasons(calendar, run).isEmpty()));
        List<List<LocalDate>> weekends = runs.get(true);
        return Stream.concat(
                        runs.get(false).stream().map(run -> range(run) + " " + reasons(calendar, run)),
                        weekends.size() > 1
                                ? Stream.of("weekends")
                                : weekends.stream().map(run -> range(run) + " weekend"))
                .collect(Collectors.joining(", "));
    }

    /** Days that follow each other, together. */
    private static List<List<LocalDate>> runs(List<LocalDate> days) {
        List<List<LocalDate>> runs = new ArrayList<>();
        LocalDate before = null;
        for (LocalDate day : days) {
            if (before == null || !day.equals(before.plusDays(1))) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(day);
            before = day;
        }
        return runs;
    }

    private static String reasons(CalendarFile calendar, List<LocalDate> run) {
        return run.stream()
                .map(calendar.off()::get)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    private static String range(List<LocalDate> run) {
        LocalDate first = run.get(0);
        LocalDate last = run.get(run.size() - 1);
        if (first.equals(last)) {
            return DAY.format(first);
        }
        return (first.getMonth() == last.getMonth() ? "" + first.getDayOfMonth() : DAY.format(first)) + "–"
                + DAY.format(last);
    }
}
