package vip.approvals.absences;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Each minute; tests do it themselves. */
@Component
@ConditionalOnProperty(name = "vip.schedules.enabled", matchIfMissing = true)
class SubstitutionSchedule {

    private final Substitutions substitutions;

    SubstitutionSchedule(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @Scheduled(initialDelayString = "30s", fixedDelayString = "1m")
    void run() {
        substitutions.run();
    }
}
