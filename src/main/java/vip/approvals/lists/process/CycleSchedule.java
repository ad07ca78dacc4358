package vip.approvals.lists.process;

import org.springframework.stereotype.Component;
import vip.approvals.engine.AskedByDiagrams;
import vip.approvals.lists.CycleSettings;

/** When the timer looks for a quarter to open. */
@Component
public class CycleSchedule {

    private final CycleSettings settings;

    CycleSchedule(CycleSettings settings) {
        this.settings = settings;
    }

    /** A cron expression, which the engine reads in the time zone of the Java process. */
    @AskedByDiagrams
    public String next() {
        return settings.schedule();
    }
}
