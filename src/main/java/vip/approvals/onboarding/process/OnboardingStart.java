package vip.approvals.onboarding.process;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.onboarding.OnboardingProcesses;
import vip.approvals.onboarding.Onboardings;

/**
 * At each start: VIPs that a list has made before there were onboardings, or that a cycle has approved with an earlier
 * diagram, are received now.
 */
@Component
@Order(2)
class OnboardingStart implements ApplicationRunner {

    private final Onboardings onboardings;
    private final OnboardingProcesses processes;

    OnboardingStart(Onboardings onboardings, OnboardingProcesses processes) {
        this.onboardings = onboardings;
        this.processes = processes;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        onboardings.branchesWithForgotten().forEach(processes::allocate);
    }
}
