package vip.approvals.prevention.process;

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

/** Managers work on the warnings of their branch (docs/adr/0015); nothing else. */
@Component
@Order(1)
class PreventionRights implements ApplicationRunner {

    private final Grants grants;
    private final Organisation organisation;

    PreventionRights(Grants grants, Organisation organisation) {
        this.grants = grants;
        this.organisation = organisation;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        organisation
                .branchIds()
                .forEach(branch -> grants.toGroup(
                        Seat.MANAGER.group(branch),
                        Resources.PROCESS_DEFINITION,
                        GroundWarningProcess.KEY,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.TASK_WORK));
    }
}
