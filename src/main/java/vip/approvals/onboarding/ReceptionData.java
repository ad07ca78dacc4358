package vip.approvals.onboarding;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vip.approvals.erasure.DataCategory;
import vip.approvals.erasure.PersonalData;
import vip.approvals.erasure.PersonalTable;

/** What an erasure takes of everything since the reception. */
@Configuration(proxyBeanMethods = false)
class ReceptionData {

    @Bean
    @Order(50)
    PersonalData personalDataOfReception() {
        return new PersonalData(
                List.of("""
                        SELECT 'The client is being received.' FROM vip.onboarding
                        WHERE client = :client AND state IN ('WAITING', 'RUNNING')"""),
                List.of(
                        "SELECT unnest(ARRAY[user_name, landline]) FROM vip.dossier WHERE client = :client",
                        "SELECT reached_at FROM vip.contact WHERE client = :client"),
                List.of(
                        PersonalTable.deleted("vip.draft", DataCategory.CONTACT),
                        PersonalTable.deleted("vip.contact", DataCategory.CONTACT),
                        PersonalTable.deleted("vip.dossier", DataCategory.CONTACT),
                        PersonalTable.deleted("vip.terms", DataCategory.TERMS),
                        PersonalTable.deleted("vip.intervention", DataCategory.PROCESS),
                        PersonalTable.deleted("vip.assignment", DataCategory.CONTACT),
                        PersonalTable.deleted("vip.onboarding", DataCategory.STATUS)),
                List.of("vip.training"));
    }
}
