package vip.approvals.revocation.process;

import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.absences.SeatTasks;
import vip.approvals.engine.FormVariables;
import vip.approvals.engine.SharedTasks;
import vip.approvals.onboarding.StepForm;
import vip.approvals.revocation.AddressDraft;
import vip.approvals.staff.Seat;

/** What the forms in {@code forms/revocation} hand over and keep; the engine takes nothing else from a person. */
@Configuration(proxyBeanMethods = false)
class RevocationForms {

    @Bean
    FormVariables revocationVariables() {
        return new FormVariables(
                RevocationProcess.KEY, Map.of(RevocationProcess.CORRECT_ADDRESS, Set.of(RevocationProcess.SHOWN)));
    }

    @Bean
    SharedTasks noticeTasksShared() {
        return new SharedTasks(Set.of(RevocationProcess.KEY, NoticeDispatchProcess.KEY));
    }

    @Bean
    StepForm correctAddressForm() {
        return new StepForm(RevocationProcess.CORRECT_ADDRESS, AddressDraft.class);
    }

    @Bean
    SeatTasks routedNotices() {
        return () -> Map.of(NoticeDispatchProcess.DISPATCH, Seat.SALES, RevocationProcess.CORRECT_ADDRESS, Seat.SALES);
    }
}
