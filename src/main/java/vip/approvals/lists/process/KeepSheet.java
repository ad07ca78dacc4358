package vip.approvals.lists.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.lists.KeptSheets;

/** The coordination sheet is kept as the branch receives it; in a job of its own, since printing takes seconds. */
@Component
class KeepSheet implements JavaDelegate {

    private final KeptSheets sheets;

    KeepSheet(KeptSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        sheets.keep(BranchListProcess.BRANCH.from(execution), Quarter.parse(BranchListProcess.QUARTER.from(execution)));
    }
}
