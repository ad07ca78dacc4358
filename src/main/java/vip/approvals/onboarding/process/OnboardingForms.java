package vip.approvals.onboarding.process;

import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.absences.SeatTasks;
import vip.approvals.engine.FormVariables;
import vip.approvals.engine.SharedTasks;
import vip.approvals.onboarding.ContactDraft;
import vip.approvals.onboarding.ManagerTasks;
import vip.approvals.onboarding.StepForm;
import vip.approvals.onboarding.TermsDraft;
import vip.approvals.staff.Seat;

/** What the forms in {@code forms/onboarding} hand over and keep; the engine takes nothing else from a person. */
@Configuration(proxyBeanMethods = false)
class OnboardingForms {

    @Bean
    FormVariables onboardingVariables() {
        return new FormVariables(
                OnboardingProcess.KEY,
                Map.of(
                        OnboardingProcess.FIRST_CALL, Set.of(OnboardingProcess.SHOWN),
                        OnboardingProcess.TRY_AGAIN, Set.of(OnboardingProcess.SHOWN),
                        OnboardingProcess.PERSONAL_TERMS, Set.of(OnboardingProcess.SHOWN)));
    }

    @Bean
    SharedTasks onboardingTasks() {
        return new SharedTasks(Set.of(AllocationProcess.KEY, OnboardingProcess.KEY));
    }

    @Bean
    StepForm firstCallForm() {
        return new StepForm(OnboardingProcess.FIRST_CALL, ContactDraft.class);
    }

    @Bean
    StepForm tryAgainForm() {
        return new StepForm(OnboardingProcess.TRY_AGAIN, ContactDraft.class);
    }

    @Bean
    StepForm personalTermsForm() {
        return new StepForm(OnboardingProcess.PERSONAL_TERMS, TermsDraft.class);
    }

    /** Of the allocation staff any colleague may do it; when all are absent, a substitute (B7). */
    @Bean
    SeatTasks routedAllocation() {
        return () -> Map.of(AllocationProcess.ALLOCATE, Seat.ALLOCATION);
    }

    @Bean
    SeatTasks routedOnboarding(ManagerTasks managers) {
        return managers.routed(
                OnboardingProcess.FIRST_SMS,
                OnboardingProcess.FIRST_CALL,
                OnboardingProcess.TRY_AGAIN,
                OnboardingProcess.PERSONAL_TERMS);
    }
}
