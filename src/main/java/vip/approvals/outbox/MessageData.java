package vip.approvals.outbox;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vip.approvals.erasure.DataCategory;
import vip.approvals.erasure.PersonalData;
import vip.approvals.erasure.PersonalTable;

/** Messages name a client in their text only, or by a card or a notice. */
@Configuration(proxyBeanMethods = false)
class MessageData {

    private static final String ABOUT_CLIENT = """
            vip.mentions(concat_ws(' ', t.key, t.address, t.subject, t.body, t.html, t.attachment_name), :known::text[])""";

    @Bean
    @Order(10)
    PersonalData personalDataOfMessage() {
        return new PersonalData(
                List.of("""
                        SELECT 'A message about the client has not been sent yet (' || lower(t.channel) || ').'
                        FROM vip.outbox t WHERE t.sent_at IS NULL AND t.refused_at IS NULL AND """ + " " + ABOUT_CLIENT),
                List.of(),
                List.of(PersonalTable.deleted("vip.outbox", DataCategory.MESSAGE, ABOUT_CLIENT)),
                List.of());
    }
}
