package vip.approvals.prevention.process;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.absences.SeatTasks;
import vip.approvals.criteria.Ground;
import vip.approvals.engine.FormVariables;
import vip.approvals.engine.SharedTasks;
import vip.approvals.onboarding.ClientKeys;
import vip.approvals.onboarding.ManagerTasks;
import vip.approvals.onboarding.StepForm;
import vip.approvals.prevention.LookAfterDraft;

/** What the form in {@code forms/prevention} hands over and keeps, and how its tasks are found. */
@Configuration(proxyBeanMethods = false)
class PreventionForms {

    @Bean
    FormVariables groundWarningVariables() {
        return new FormVariables(
                GroundWarningProcess.KEY, Map.of(GroundWarningProcess.LOOK_AFTER, Set.of(GroundWarningProcess.SHOWN)));
    }

    @Bean
    SharedTasks groundWarningTasks() {
        return new SharedTasks(Set.of(GroundWarningProcess.KEY));
    }

    @Bean
    StepForm lookAfterForm() {
        return new StepForm(GroundWarningProcess.LOOK_AFTER, LookAfterDraft.class);
    }

    @Bean
    ClientKeys groundWarningKeys() {
        return client -> Stream.of(Ground.values()).map(ground -> EngineGroundProcesses.key(client, ground));
    }

    @Bean
    SeatTasks routedWarnings(ManagerTasks managers) {
        return managers.routed(GroundWarningProcess.LOOK_AFTER);
    }
}
