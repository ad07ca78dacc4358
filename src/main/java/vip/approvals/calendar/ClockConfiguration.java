package vip.approvals.calendar;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.staff.Organisation;

/** The one source of "now", in the programme's time zone; tests replace it. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    Clock clock(Organisation organisation) {
        return Clock.system(organisation.programme().timeZone());
    }
}
