package vip.approvals.prevention;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vip.approvals.erasure.DataCategory;
import vip.approvals.erasure.PersonalData;
import vip.approvals.erasure.PersonalTable;

/** What an erasure takes of outlook and warnings. */
@Configuration(proxyBeanMethods = false)
class OutlookData {

    @Bean
    @Order(20)
    PersonalData personalDataOfOutlook() {
        return new PersonalData(
                List.of(),
                List.of(),
                List.of(
                        PersonalTable.deleted("vip.outlook", DataCategory.STATUS),
                        PersonalTable.deleted("vip.warning", DataCategory.STATUS)),
                List.of());
    }
}
