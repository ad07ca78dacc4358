package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.CycleSettings;
import vip.approvals.lists.Cycles;

/** The timer's quarter is the one that ended last; the settings say whether the timer may open it. */
@Component
class ChooseQuarter implements JavaDelegate {

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
        QuarterEndProcess.TO_BE_OPENED.to(execution, settings.openByTimer() && !cycles.isOpenOrDone(quarter));
    }
}
