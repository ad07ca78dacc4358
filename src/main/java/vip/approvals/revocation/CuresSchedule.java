package vip.approvals.revocation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks from time to time; tests do it themselves. */
@Component
@ConditionalOnProperty(name = "vip.schedules.enabled", matchIfMissing = true)
class CuresSchedule {

    private final Cures cures;

    CuresSchedule(Cures cures) {
        this.cures = cures;
    }

    @Scheduled(initialDelayString = "${vip.notices.look-for-cures}", fixedDelayString = "${vip.notices.look-for-cures}")
    void look() {
        cures.run();
    }
}
