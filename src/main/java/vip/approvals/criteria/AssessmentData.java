package vip.approvals.criteria;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vip.approvals.erasure.DataCategory;
import vip.approvals.erasure.PersonalData;
import vip.approvals.erasure.PersonalTable;

/** What an erasure takes of assessments and grounds. */
@Configuration(proxyBeanMethods = false)
class AssessmentData {

    @Bean
    @Order(70)
    PersonalData personalDataOfAssessment() {
        return new PersonalData(
                List.of(),
                List.of(),
                List.of(
                        PersonalTable.deleted("vip.assessment", DataCategory.STATUS),
                        PersonalTable.deleted("vip.monthly_assessment", DataCategory.STATUS),
                        PersonalTable.deleted("vip.ground", DataCategory.STATUS)),
                List.of());
    }
}
