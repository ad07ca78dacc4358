package vip.approvals.lists.process;

import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.engine.FormVariables;

/** What the forms in {@code forms/lists} hand over; the engine takes nothing else from a person. */
@Configuration(proxyBeanMethods = false)
class ListFormVariables {

    @Bean
    FormVariables branchListForms() {
        return new FormVariables(
                BranchListProcess.KEY,
                Map.of(
                        BranchListProcess.PREPARE, Set.of(BranchListProcess.SHOWN),
                        BranchListProcess.SIGN, Set.of(BranchListProcess.SHOWN, BranchListProcess.SIGNED),
                        // Lists that began with the diagram of an earlier version have these tasks themselves.
                        ListCoordinationProcess.DECIDE_COMMERCIAL, Set.of(BranchListProcess.SHOWN),
                        ListCoordinationProcess.DECIDE_SECURITY, Set.of(BranchListProcess.SHOWN)));
    }

    @Bean
    FormVariables listCoordinationForms() {
        return new FormVariables(
                ListCoordinationProcess.KEY,
                Map.of(
                        ListCoordinationProcess.DECIDE_COMMERCIAL, Set.of(BranchListProcess.SHOWN),
                        ListCoordinationProcess.DECIDE_SECURITY, Set.of(BranchListProcess.SHOWN)));
    }

    @Bean
    FormVariables listReworkForms() {
        return new FormVariables(
                ListReworkProcess.KEY,
                Map.of(
                        ListReworkProcess.REWORK, Set.of(BranchListProcess.SHOWN),
                        ListReworkProcess.SIGN, Set.of(BranchListProcess.SHOWN, ListReworkProcess.SIGNED)));
    }

    @Bean
    FormVariables quarterlyCycleForms() {
        return new FormVariables(
                QuarterlyCycleProcess.KEY,
                Map.of(
                        QuarterlyCycleProcess.OPENED_BY_HAND, Set.of(QuarterlyCycleProcess.QUARTER),
                        QuarterlyCycleProcess.REVIEW, Set.of(QuarterlyCycleProcess.SHOWN),
                        QuarterlyCycleProcess.APPROVE,
                                Set.of(QuarterlyCycleProcess.SHOWN, QuarterlyCycleProcess.APPROVED)));
    }
}
