package vip.approvals.onboarding;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sweeps from time to time; tests do it themselves. */
@Component
@ConditionalOnProperty(name = "vip.schedules.enabled", matchIfMissing = true)
class StatusSweepSchedule {

    private final StatusSweep sweep;

    StatusSweepSchedule(StatusSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(initialDelayString = "1m", fixedDelayString = "10m")
    void run() {
        sweep.run();
    }
}
