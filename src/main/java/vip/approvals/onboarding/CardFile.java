package vip.approvals.onboarding;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cards of one VIP and the way of each, as the module cards keeps them (GT-28). */
@Component
class CardFile {

    /**
     * @param expected from the card maker; null while it is not handed over
     * @param way null as long as nothing is agreed
     */
    public record Card(
            String number,
            String state,
            String batch,
            LocalDate expected,
            String way,
            LocalDate agreed,
            OffsetDateTime doorAt,
            String address,
            LocalDate posted,
            String tracking) {}

    public record Event(
            String number, String state, String reason, String person, String onBehalfOf, OffsetDateTime at) {}

    private final JdbcClient jdbc;

    CardFile(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest last. */
    List<Card> cards(String client) {
        return jdbc.sql("""
                        SELECT c.number, c.state, b.name AS batch, b.expected, d.way, d.agreed, d.door_at, d.address, d.posted,
                               d.tracking
                        FROM vip.card c LEFT JOIN vip.card_batch b USING (batch) LEFT JOIN vip.delivery d USING (number)
                        WHERE c.client = :client ORDER BY c.number
                        """).param("client", client).query(Card.class).list();
    }

    List<Event> events(String client) {
        return jdbc.sql("""
                        SELECT e.number, e.state, e.reason, e.person, e.on_behalf_of, e.at
                        FROM vip.card_event e JOIN vip.card c USING (number) WHERE c.client = :client ORDER BY e.at, e.number
                        """).param("client", client).query(Event.class).list();
    }
}
