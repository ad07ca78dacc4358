package vip.approvals.calendar;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vip.approvals.erasure.PersonalData;

/** Subjects are ids of tasks and executions, derivations speak of days. */
@Configuration(proxyBeanMethods = false)
class DeadlineData {

    @Bean
    @Order(90)
    PersonalData personalDataOfDeadline() {
        return new PersonalData(List.of(), List.of(), List.of(), List.of("vip.deadline", "vip.deadline_change"));
    }
}
