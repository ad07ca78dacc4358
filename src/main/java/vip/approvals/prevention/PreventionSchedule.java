package vip.approvals.prevention;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks ahead each day, and soon after a start, in case the day's run was missed; tests do it themselves. */
@Component
@ConditionalOnProperty(name = "vip.schedules.enabled", matchIfMissing = true)
class PreventionSchedule {

    private final Prevention prevention;

    PreventionSchedule(Prevention prevention) {
        this.prevention = prevention;
    }

    @Scheduled(initialDelayString = "1m")
    @Scheduled(cron = "${vip.prevention.schedule}", zone = "${vip.programme.time-zone}")
    void run() {
        prevention.run();
    }
}
