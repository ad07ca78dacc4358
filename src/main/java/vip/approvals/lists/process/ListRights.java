package vip.approvals.lists.process;

import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.Grants;
import vip.approvals.staff.Branch;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/**
 * Headquarters' sales organisation opens cycles; every seat sees the diagram of its process. Rights on a task come with
 * being its candidate, so nothing else is granted: no instances, no history.
 */
@Component
@Order(1)
class ListRights implements ApplicationRunner {

    private static final List<String> DIAGRAMS_OF_A_BRANCH = List.of(
            BranchListProcess.KEY, ListCoordinationProcess.KEY, ListReworkProcess.KEY, ListDistributionProcess.KEY);

    private final Grants grants;
    private final Organisation organisation;

    ListRights(Grants grants, Organisation organisation) {
        this.grants = grants;
        this.organisation = organisation;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        String opener = Seat.HQ_SALES.group(null);
        readDiagram(opener, QuarterlyCycleProcess.KEY);
        grants.toGroup(opener, Resources.PROCESS_DEFINITION, QuarterlyCycleProcess.KEY, Permissions.CREATE_INSTANCE);
        grants.toGroup(opener, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        readDiagram(Seat.HQ_COMMERCIAL.group(null), QuarterlyCycleProcess.KEY);
        readDiagram(People.SUBSTITUTES, QuarterlyCycleProcess.KEY);
        DIAGRAMS_OF_A_BRANCH.forEach(process -> readDiagram(People.SUBSTITUTES, process));
        for (Branch branch : organisation.branches()) {
            for (Seat seat : Seat.ofLists()) {
                DIAGRAMS_OF_A_BRANCH.forEach(process -> readDiagram(seat.group(branch.id()), process));
            }
        }
    }

    private void readDiagram(String group, String process) {
        grants.toGroup(group, Resources.PROCESS_DEFINITION, process, Permissions.READ);
    }
}
