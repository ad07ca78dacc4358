package vip.approvals.erasure;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The number of an erased client stays here alone, as the act has to say it. */
@Configuration(proxyBeanMethods = false)
class ErasureData {

    @Bean
    @Order(92)
    PersonalData personalDataOfErasure() {
        return new PersonalData(List.of(), List.of(), List.of(), List.of("vip.erasure"));
    }
}
