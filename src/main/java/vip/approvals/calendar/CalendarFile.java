package vip.approvals.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vip.approvals.start.StartRefusedException;

/**
 * What a calendar file says: how a country's days differ from Monday to Friday. Lines are {@code version,<text>}, then
 * {@code known,<years>}, then {@code <date>,OFF|WORKING,<why>}; {@code #} begins a comment.
 *
 * @param known the years whose days are published
 * @param off Mondays to Fridays on which nobody works, and why
 * @param working Saturdays and Sundays on which people do, and why
 */
record CalendarFile(
        String id, String version, Set<Integer> known, Map<LocalDate, String> off, Map<LocalDate, String> working) {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /**
     * @param name of the file, for its operator
     * @throws StartRefusedException naming file, line and reason
     */
    static CalendarFile parse(String id, String name, List<String> lines) {
        var file = new CalendarFile(id, null, Set.of(), new HashMap<>(), new HashMap<>());
        int number = 0;
        try {
            for (String line : lines) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    file = file.with(line.split(",", 3));
                }
            }
            require(file.version != null, "there is no line version,<text>");
            require(!file.known.isEmpty(), "there is no line known,<years>");
            return file;
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new StartRefusedException(
                    "The calendar %s cannot be used, line %d: %s.".formatted(name, number, malformed.getMessage()),
                    "Correct the file, or take it out of vip.calendar.directory: then the calendar of the product holds.");
        }
    }

    boolean isWorking(LocalDate day) {
        return isWeekend(day) ? working.containsKey(day) : !off.containsKey(day);
    }

    private CalendarFile with(String[] fields) {
        if (fields.length == 2 && fields[0].equals("version")) {
            require(!fields[1].isBlank(), "the version is empty");
            return new CalendarFile(id, fields[1].strip(), known, off, working);
        }
        if (fields.length == 2 && fields[0].equals("known")) {
            return new CalendarFile(id, version, years(fields[1]), off, working);
        }
        require(fields.length == 3, "write version,<text> or known,<years> or <date>,OFF|WORKING,<why>");
        add(LocalDate.parse(fields[0]), fields[1], fields[2].strip());
        return this;
    }

    private void add(LocalDate day, String kind, String why) {
        require(
                known.contains(day.getYear()),
                "%d is not named in a line known,<years> above".formatted(day.getYear()));
        require(!off.containsKey(day) && !working.containsKey(day), "%s is there twice".formatted(day));
        boolean isOff = kind.equals("OFF");
        require(isOff || kind.equals("WORKING"), "\"%s\" is neither OFF nor WORKING".formatted(kind));
        require(isOff != isWeekend(day), "%s is a %s anyway".formatted(day, isOff ? "day off" : "working day"));
        require(!why.isEmpty(), "it does not say why");
        (isOff ? off : working).put(day, why);
    }

    private static Set<Integer> years(String text) {
        return Arrays.stream(text.strip().split(" +")).map(Integer::valueOf).collect(Collectors.toSet());
    }

    private static boolean isWeekend(LocalDate day) {
        return WEEKEND.contains(day.getDayOfWeek());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
