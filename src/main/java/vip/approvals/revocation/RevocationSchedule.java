package vip.approvals.revocation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks from time to time; tests do it themselves. */
@Component
@ConditionalOnProperty(name = "vip.schedules.enabled", matchIfMissing = true)
class RevocationSchedule {

    private final Cures cures;
    private final RefusedMails refusedMails;

    RevocationSchedule(Cures cures, RefusedMails refusedMails) {
        this.cures = cures;
        this.refusedMails = refusedMails;
    }

    @Scheduled(initialDelayString = "${vip.notices.look-for-cures}", fixedDelayString = "${vip.notices.look-for-cures}")
    void lookForCures() {
        cures.run();
    }

    @Scheduled(initialDelayString = "${vip.outbox.every}", fixedDelayString = "${vip.outbox.every}")
    void bookRefusedMails() {
        refusedMails.book();
    }
}
