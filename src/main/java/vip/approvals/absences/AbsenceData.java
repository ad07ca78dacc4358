package vip.approvals.absences;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vip.approvals.erasure.PersonalData;

/** Who of the staff is absent, and which task of a list is with whom. */
@Configuration(proxyBeanMethods = false)
class AbsenceData {

    @Bean
    @Order(93)
    PersonalData personalDataOfAbsence() {
        return new PersonalData(List.of(), List.of(), List.of(), List.of("vip.absence", "vip.stand_in"));
    }
}
