package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.staff.Seat;

/** A cycle that was open when the product was upgraded finishes with the diagrams of the version before. */
class UpgradeTests extends Coordination {

    @Autowired
    RepositoryService repositoryService;

    private Deployment before;

    @BeforeEach
    void theDiagramsOfTheFirstVersion() {
        before = repositoryService
                .createDeployment()
                .addClasspathResource("upgrade/branch-list.bpmn")
                .addClasspathResource("upgrade/quarterly-cycle.bpmn")
                .deploy();
    }

    @AfterEach
    void asTheyAreNow() {
        repositoryService.deleteDeployment(before.getId(), true);
    }

    @Test
    void anOpenCycleGoesOnToItsEnd() {
        facts.vip("omsk-v", "omsk", "T1", LocalDate.of(2026, 1, 1));
        facts.contractEnds("omsk-v", LocalDate.of(2026, 8, 31), null);
        ProcessInstance cycle = open();
        submit("altai");
        decide("altai", Seat.COMMERCIAL);
        Task security = take("altai.security", "altai", "decide-security");
        assertThat(security.getDueDate()).isNotNull();
        Docket docket = docket("altai", Seat.SECURITY, "altai.security");
        note(docket, line("altai", "altai-t1"), "REJECT", "DOCUMENTS", null);
        verdicts.approveRemaining(docket);
        completeAs("altai.security", security, Map.of("shown", shown("altai", Seat.SECURITY)));
        product.runJobs();
        assertThat(list("altai").state()).isEqualTo(BranchList.State.AGREED);
        assertThat(states("altai")).containsEntry("altai-t1", "MOVED").containsEntry("altai-t2", "AGREED");

        agree("tomsk");
        agree("omsk");
        complete("hq.sales", null, "review-cycle", Map.of("shown", cycles.token(Q3)));
        complete("hq.commercial", null, "approve-cycle", Map.of("shown", approval(), "approved", true));
        assertThat(cycle).isEnded();
        assertThat(list("altai").state()).isEqualTo(BranchList.State.APPLIED);
        assertThat(jdbc.sql("SELECT count(*) FROM vip.removal")
                        .query(Integer.class)
                        .single())
                .isZero(); // nobody would carry it out: the next quarter proposes it again
    }
}
