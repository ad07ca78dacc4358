package vip.approvals.reminders;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Collects from time to time; tests do it themselves. */
@Component
@ConditionalOnProperty(name = "vip.schedules.enabled", matchIfMissing = true)
class ReminderSchedule {

    private final Reminders reminders;

    ReminderSchedule(Reminders reminders) {
        this.reminders = reminders;
    }

    @Scheduled(initialDelayString = "1m", fixedDelayString = "${vip.mail.every}")
    void run() {
        reminders.run();
    }
}
