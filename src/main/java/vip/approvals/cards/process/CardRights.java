package vip.approvals.cards.process;

import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.Grants;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.Seat;

/** Managers and the card office work on their branch's tasks (docs/adr/0015); nothing else. */
@Component
@Order(1)
class CardRights implements ApplicationRunner {

    private final Grants grants;
    private final Organisation organisation;

    CardRights(Grants grants, Organisation organisation) {
        this.grants = grants;
        this.organisation = organisation;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        for (String branch : organisation.branchIds()) {
            work(Seat.MANAGER.group(branch), CardIssuanceProcess.KEY);
            work(Seat.CARDS.group(branch), CardBatchProcess.KEY);
        }
    }

    private void work(String group, String process) {
        grants.toGroup(
                group,
                Resources.PROCESS_DEFINITION,
                process,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.TASK_WORK);
    }
}
