package vip.approvals.cards;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vip.approvals.erasure.DataCategory;
import vip.approvals.erasure.PersonalData;
import vip.approvals.erasure.PersonalTable;

/** What an erasure takes of cards; a batch's file names other holders too, and goes whole. */
@Configuration(proxyBeanMethods = false)
class CardData {

    private static final String OF_CARD = "t.number IN (SELECT c.number FROM vip.card c WHERE c.client = :client)";

    @Bean
    @Order(30)
    PersonalData personalDataOfCard() {
        return new PersonalData(
                List.of("""
                        SELECT 'Card ' || number || ' is not blocked.' FROM vip.card
                        WHERE client = :client AND state <> 'BLOCKED'"""),
                List.of("SELECT number FROM vip.card WHERE client = :client", """
                        SELECT unnest(ARRAY[d.address, d.tracking]) FROM vip.delivery d JOIN vip.card c USING (number)
                        WHERE c.client = :client"""),
                List.of(
                        PersonalTable.deleted("vip.card_event", DataCategory.CARD, OF_CARD),
                        PersonalTable.deleted("vip.delivery", DataCategory.CARD, OF_CARD),
                        PersonalTable.blanked(
                                "vip.card_batch",
                                DataCategory.CARD,
                                "t.file IS NOT NULL AND t.batch IN (SELECT c.batch FROM vip.card c WHERE c.client = :client)",
                                "file = NULL"),
                        PersonalTable.deleted("vip.card", DataCategory.CARD)),
                List.of("vip.open_batch"));
    }
}
