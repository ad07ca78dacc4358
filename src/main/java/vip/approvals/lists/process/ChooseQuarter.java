package vip.approvals.lists.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.CycleSettings;
import vip.approvals.lists.Cycles;

/** The timer's quarter is the one that ended last; it is opened if the settings allow it and all facts are there. */
@Component
class ChooseQuarter implements JavaDelegate {

    private static final Logger log = LoggerFactory.getLogger(ChooseQuarter.class);

    private final Cycles cycles;
    private final CycleSettings settings;

    ChooseQuarter(Cycles cycles, CycleSettings settings) {
        this.cycles = cycles;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Quarter quarter = cycles.lastEnded();
        QuarterEndProcess.QUARTER.to(execution, quarter.toString());
        QuarterEndProcess.TO_BE_OPENED.to(execution, settings.openByTimer() && isPossible(quarter));
    }

    private boolean isPossible(Quarter quarter) {
        List<String> obstacles = cycles.obstacles(quarter);
        if (!obstacles.isEmpty()) {
            log.info("The timer does not open {}: {}", quarter, String.join(" ", obstacles));
        }
        return obstacles.isEmpty();
    }
}
