package vip.approvals.tiers;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vip.approvals.erasure.DataCategory;
import vip.approvals.erasure.PersonalData;
import vip.approvals.erasure.PersonalTable;

/** What an erasure takes of tier reviews. */
@Configuration(proxyBeanMethods = false)
class TierData {

    @Bean
    @Order(60)
    PersonalData personalDataOfTiers() {
        return new PersonalData(
                List.of("""
                        SELECT 'The tier review of ' || r.month || ' is running.'
                        FROM vip.tier_review r JOIN vip.tier_review_part p USING (month)
                        WHERE p.done_at IS NULL AND :client IN (p.first_client, p.last_client)"""),
                List.of(),
                List.of(
                        PersonalTable.deleted("vip.tier_result", DataCategory.STATUS),
                        PersonalTable.blanked(
                                "vip.tier_review_part",
                                DataCategory.STATUS,
                                ":client IN (t.first_client, t.last_client)",
                                "first_client = 'erased', last_client = 'erased'")),
                List.of("vip.tier_review"));
    }
}
