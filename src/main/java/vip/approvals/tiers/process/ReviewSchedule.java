package vip.approvals.tiers.process;

import org.springframework.stereotype.Component;
import vip.approvals.engine.AskedByDiagrams;
import vip.approvals.tiers.TierSettings;

/** When the timer looks for a month to review. */
@Component
public class ReviewSchedule {

    private final TierSettings settings;

    ReviewSchedule(TierSettings settings) {
        this.settings = settings;
    }

    /** A cron expression, which the engine reads in the time zone of the Java process. */
    @AskedByDiagrams
    public String next() {
        return settings.schedule();
    }
}
