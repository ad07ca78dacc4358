package vip.approvals.outbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Delivers from time to time; tests do it themselves. */
@Component
@ConditionalOnProperty(name = "vip.schedules.enabled", matchIfMissing = true)
class OutboxSchedule {

    private final Outbox outbox;

    OutboxSchedule(Outbox outbox) {
        this.outbox = outbox;
    }

    @Scheduled(initialDelayString = "${vip.outbox.every}", fixedDelayString = "${vip.outbox.every}")
    void deliver() {
        outbox.deliver();
    }
}
