package vip.approvals.work;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks from time to time; tests do it themselves. */
@Component
@ConditionalOnProperty(name = "vip.schedules.enabled", matchIfMissing = true)
class WorkSchedule {

    private final Works works;

    WorkSchedule(Works works) {
        this.works = works;
    }

    @Scheduled(fixedDelayString = "5s")
    void sweep() {
        works.sweep();
    }
}
