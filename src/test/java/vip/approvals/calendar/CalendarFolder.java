package vip.approvals.calendar;

import java.nio.file.Path;

/** Calendars as an operator's folder makes them. */
public final class CalendarFolder {

    private CalendarFolder() {}

    /** With civil-law terms that move, and the Russian calendar for the programme. */
    public static Calendars read(Path folder) {
        return calendars(folder.toString(), "RU", true);
    }

    static Calendars shipped(String programme, boolean shiftTerms) {
        return calendars("", programme, shiftTerms);
    }

    private static Calendars calendars(String folder, String programme, boolean shiftTerms) {
        return new Calendars(new CalendarSettings(
                new CalendarSettings.Folder(folder), new CalendarSettings.Programme(programme, shiftTerms)));
    }
}
