package vip.approvals.calendar;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.staff.Organisation;

@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    /** The one source of "now", in the programme's time zone; tests replace it. */
    @Bean
    Clock clock(Organisation organisation) {
        return Clock.system(organisation.programme().timeZone());
    }

    /** The calendar by which the programme works. */
    @Bean
    WorkingCalendar programmeCalendar(Calendars calendars, CalendarSettings settings) {
        return calendars.of(settings.programme().calendar());
    }
}
