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
                        BranchListProcess.DECIDE_COMMERCIAL, Set.of(BranchListProcess.SHOWN),
                        BranchListProcess.DECIDE_SECURITY, Set.of(BranchListProcess.SHOWN)));
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
