package vip.approvals.onboarding.process;

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

/** Allocation staff and managers work on the tasks of their branch's onboardings (docs/adr/0015); nothing else. */
@Component
@Order(1)
class OnboardingRights implements ApplicationRunner {

    private final Grants grants;
    private final Organisation organisation;

    OnboardingRights(Grants grants, Organisation organisation) {
        this.grants = grants;
        this.organisation = organisation;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        organisation.branchIds().forEach(branch -> {
            work(Seat.ALLOCATION.group(branch), AllocationProcess.KEY);
            work(Seat.MANAGER.group(branch), OnboardingProcess.KEY);
        });
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
