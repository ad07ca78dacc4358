package vip.approvals.onboarding;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that is on record of one VIP: the trace of each step (GT-28), and what the first contact has found out. */
@Component
class ClientFile {

    /** @param tier null for who is no VIP (any more) */
    public record Facts(String client, String name, String branch, String type, String tier, LocalDate since) {}

    /** FRM-05: for whoever meets the client next, so that nobody asks again. */
    public record Dossier(
            String userName,
            String landline,
            LocalDate birthday,
            String takenBy,
            String onBehalfOf,
            OffsetDateTime takenAt) {}

    /** @param until null for the active one */
    public record Assignment(
            String manager,
            OffsetDateTime since,
            String assignedBy,
            String onBehalfOf,
            OffsetDateTime until,
            String endReason) {}

    /**
     * @param sent when the gateway took the SMS (GT-21); null if it waits, was not sent by the product, or was sent so long
     *     ago that the outbox has forgotten it
     * @param message whether the product has sent it
     */
    public record Contact(
            String step,
            String person,
            String onBehalfOf,
            OffsetDateTime at,
            String channel,
            boolean ownNumber,
            String outcome,
            String note,
            boolean message,
            OffsetDateTime sent) {}

    public record Terms(
            String text,
            LocalDate prepared,
            LocalDate signed,
            String filedAs,
            String filedBy,
            String onBehalfOf,
            OffsetDateTime filedAt) {}

    public record Intervention(
            String kind,
            String process,
            String fromSteps,
            String toStep,
            String person,
            OffsetDateTime at,
            String reason) {}

    /** @param reason code, where the client declined */
    public record Onboarding(String state, OffsetDateTime createdAt, OffsetDateTime endedAt, String reason) {}

    private final JdbcClient jdbc;

    ClientFile(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Facts facts(String client) {
        return of(client, """
                SELECT c.client, c.name, c.branch, c.type, s.tier, s.since
                FROM vip.client c LEFT JOIN vip.vip_status s USING (client) WHERE c.client = :client
                """, Facts.class).get(0);
    }

    /** Empty, or the one. */
    List<Dossier> dossier(String client) {
        return of(client, """
                SELECT user_name, landline, birthday, taken_by, on_behalf_of, taken_at FROM vip.dossier WHERE client = :client
                """, Dossier.class);
    }

    List<Assignment> assignments(String client) {
        return of(client, """
                SELECT manager, since, assigned_by, on_behalf_of, until, end_reason FROM vip.assignment
                WHERE client = :client ORDER BY assignment
                """, Assignment.class);
    }

    List<Contact> contacts(String client) {
        return of(client, """
                SELECT c.step, c.person, c.on_behalf_of, c.at, c.channel, c.own_number, c.outcome, c.note, c.message IS NOT NULL AS message,
                       o.sent_at AS sent
                FROM vip.contact c LEFT JOIN vip.outbox o ON o.key = c.message WHERE c.client = :client ORDER BY c.contact
                """, Contact.class);
    }

    List<Terms> terms(String client) {
        return of(client, """
                SELECT text, prepared, signed, filed_as, filed_by, on_behalf_of, filed_at FROM vip.terms
                WHERE client = :client ORDER BY terms
                """, Terms.class);
    }

    List<Intervention> interventions(String client) {
        return of(client, """
                SELECT kind, process, from_steps, to_step, person, at, reason FROM vip.intervention
                WHERE client = :client ORDER BY intervention
                """, Intervention.class);
    }

    List<Onboarding> onboardings(String client) {
        return of(client, """
                SELECT state, created_at, ended_at, reason FROM vip.onboarding WHERE client = :client ORDER BY onboarding
                """, Onboarding.class);
    }

    private <T> List<T> of(String client, String sql, Class<T> type) {
        return jdbc.sql(sql).param("client", client).query(type).list();
    }
}
