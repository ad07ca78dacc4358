package vip.approvals.revocation.process;

import java.util.List;
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

/** Sales staff work on the tasks about their branch's notices (docs/adr/0015); nothing else. */
@Component
@Order(1)
class RevocationRights implements ApplicationRunner {

    private final Grants grants;
    private final Organisation organisation;

    RevocationRights(Grants grants, Organisation organisation) {
        this.grants = grants;
        this.organisation = organisation;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        for (String branch : organisation.branchIds()) {
            for (String process : List.of(RevocationProcess.KEY, NoticeDispatchProcess.KEY)) {
                grants.toGroup(
                        Seat.SALES.group(branch),
                        Resources.PROCESS_DEFINITION,
                        process,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.TASK_WORK);
            }
        }
    }
}
