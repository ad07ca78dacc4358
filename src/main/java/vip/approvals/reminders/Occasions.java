package vip.approvals.reminders;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.WorkingCalendar;

/** On which days a task is spoken of, by the programme's working days. The numbers are ours. */
@Component
class Occasions {

    private static final int DAYS_BEFORE = 2;
    private static final int DAYS_LATE = 1;

    private final WorkingCalendar calendar;

    Occasions(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** For those who do the task. */
    Set<Occasion> of(PendingTask task, LocalDate today) {
        Set<Occasion> occasions = EnumSet.of(Occasion.NEW);
        if (task.due() == null || today.isAfter(task.due())) {
            return occasions;
        }
        if (today.equals(task.due())) {
            occasions.add(Occasion.DUE_TODAY);
        } else if (!today.isBefore(calendar.workingDaysBefore(task.due(), DAYS_BEFORE))) {
            occasions.add(Occasion.DUE_SOON);
        }
        return occasions;
    }

    /** Whether those who are responsible for them are told. */
    boolean isLate(PendingTask task, LocalDate today) {
        return task.due() != null
                && !today.isBefore(calendar.workingDays(task.due(), DAYS_LATE).due());
    }
}
