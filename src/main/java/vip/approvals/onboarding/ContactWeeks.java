package vip.approvals.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.DeadlineSettings;
import vip.approvals.calendar.WorkingCalendar;
import vip.approvals.start.StartRefusedException;

/** The weeks in which a client who cannot be reached is tried again, one attempt in each (GT-23, AMB-25). */
@Component
public class ContactWeeks {

    private static final String STEP = "weekly-attempt";

    private final WorkingCalendar calendar;
    private final DeadlineSettings settings;
    private final Clock clock;

    ContactWeeks(WorkingCalendar calendar, DeadlineSettings settings, Clock clock) {
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
        if (settings.span(STEP).amount() == 0) {
            throw new StartRefusedException(
                    "vip.deadlines.%s is 0: then no week would ever end.".formatted(STEP), "Set it to 7 days (GT-23).");
        }
    }

    /**
     * The week that today belongs to: weeks that went by without an attempt are not made up for.
     *
     * @param week day 0 of the week in which the attempt was due, like {@code 2026-11-12}; null before the first
     * @return day 0 of today's week; null as it was given
     */
    public String present(String week) {
        return week == null
                ? null
                : present(LocalDate.parse(week), LocalDate.now(clock)).toString();
    }

    LocalDate present(LocalDate week, LocalDate today) {
        LocalDate begin = week;
        for (LocalDate end = end(begin); today.isAfter(end); end = end(begin)) {
            begin = end;
        }
        return begin;
    }

    private LocalDate end(LocalDate begin) {
        return calendar.after(begin, settings.span(STEP)).due();
    }
}
