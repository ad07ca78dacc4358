package vip.approvals.reminders;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vip.approvals.erasure.PersonalData;

/** Which task was told to whom of the staff. */
@Configuration(proxyBeanMethods = false)
class ReminderData {

    @Bean
    @Order(91)
    PersonalData personalDataOfReminder() {
        return new PersonalData(List.of(), List.of(), List.of(), List.of("vip.reminder"));
    }
}
