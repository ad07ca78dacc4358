package vip.approvals.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.absences.StandingIn;
import vip.approvals.calendar.Deadline;
import vip.approvals.calendar.KeptDeadlines;
import vip.approvals.outbox.Outbox;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.web.Moments;

/** What a manager's form shows of its client: whoever meets the client next asks nothing twice (FRM-05). */
@Component
class ClientView {

    /**
     * @param onBehalfOf name of the absent manager for whom the reader has the task; null for nobody
     * @param dossier what the first contact has found out; null before
     * @param numbers of the client, those where somebody was reached first
     * @param ownNumber that this manager used last; null before the first time
     * @param recorded attempts of this task, for the next one to follow (a double click records one)
     * @param smsRecorded whether an SMS is among them (GT-16, GT-26)
     * @param sms the text that is proposed
     * @param draft what is in the form, or null
     */
    record View(
            String step,
            String client,
            String name,
            String branch,
            String tier,
            LocalDate since,
            boolean mine,
            String onBehalfOf,
            Due due,
            Dossier dossier,
            List<String> numbers,
            String ownNumber,
            List<Contact> contacts,
            int recorded,
            boolean smsRecorded,
            String sms,
            Map<String, String> declineReasons,
            StepDraft draft) {}

    /** When the task is due, and why that day (B10). */
    record Due(LocalDate day, String derivation) {

        static Due of(Deadline deadline) {
            return new Due(deadline.due(), deadline.derivation());
        }
    }

    record Dossier(String userName, String landline, LocalDate birthday) {}

    /** @param person who tried, and for whom; @param delivery of an SMS that the product sends: whether it is on its way or gone (GT-21) */
    record Contact(
            OffsetDateTime at,
            String person,
            String step,
            String channel,
            boolean ownNumber,
            String to,
            String outcome,
            String note,
            String delivery) {}

    private record Facts(String name, String branch, String tier, LocalDate since) {}

    private record Stored(
            OffsetDateTime at,
            String person,
            String onBehalfOf,
            String step,
            String channel,
            boolean ownNumber,
            String reachedAt,
            String outcome,
            String note,
            String message) {}

    private static final String FACTS = """
            SELECT c.name, c.branch, s.tier, s.since FROM vip.client c LEFT JOIN vip.vip_status s USING (client)
            WHERE c.client = :client
            """;

    /** Where somebody was reached, then what billing charges most. */
    private static final String NUMBERS = """
            SELECT number FROM (
                SELECT reached_at AS number, 0 AS place, max(contact) AS weight FROM vip.contact
                WHERE client = :client AND reached_at IS NOT NULL GROUP BY reached_at
                UNION ALL
                SELECT '+' || number, 1, sum(amount) FROM vip.charge
                WHERE client = :client AND number ~ '^[0-9]{5,}$' GROUP BY number) AS known
            GROUP BY number ORDER BY min(place), max(weight) DESC, number LIMIT 6
            """;

    private static final String CONTACTS = """
            SELECT at, person, on_behalf_of, step, channel, own_number, reached_at, outcome, note, message FROM vip.contact
            WHERE client = :client ORDER BY contact DESC LIMIT 50
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Organisation organisation;
    private final People people;
    private final KeptDeadlines deadlines;
    private final Contacts contacts;
    private final Drafts drafts;
    private final Outbox outbox;
    private final OnboardingSettings settings;
    private final StandingIn standingIn;

    ClientView(
            JdbcClient jdbc,
            Clock clock,
            Organisation organisation,
            People people,
            KeptDeadlines deadlines,
            Contacts contacts,
            Drafts drafts,
            Outbox outbox,
            OnboardingSettings settings,
            StandingIn standingIn) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.organisation = organisation;
        this.people = people;
        this.deadlines = deadlines;
        this.contacts = contacts;
        this.drafts = drafts;
        this.outbox = outbox;
        this.settings = settings;
        this.standingIn = standingIn;
    }

    View of(ClientTask task) {
        Facts facts = jdbc.sql(FACTS)
                .param("client", task.client())
                .query(Facts.class)
                .single();
        return new View(
                task.element(),
                task.client(),
                facts.name(),
                organisation.branchName(task.branch()),
                facts.tier(),
                facts.since(),
                task.mine(),
                standingIn.behalfName(task.id(), task.person()),
                deadlines.find(task.id()).map(Due::of).orElse(null),
                dossier(task.client()).orElse(null),
                jdbc.sql(NUMBERS)
                        .param("client", task.client())
                        .query(String.class)
                        .list(),
                ownNumber(task.person()).orElse(null),
                contacts(task.client()),
                contacts.count(task.id()),
                contacts.firstSms(task.id()).isPresent(),
                sms(task),
                settings.declineReasons(),
                drafts.isForm(task.element()) ? drafts.find(task).orElse(null) : null);
    }

    /** The paper of the terms as they stand in the form. */
    TermsPaper terms(ClientTask task, TermsDraft draft) {
        Facts facts = jdbc.sql(FACTS)
                .param("client", task.client())
                .query(Facts.class)
                .single();
        return new TermsPaper(
                organisation.programme().name(),
                organisation.branchName(task.branch()),
                draft.prepared() == null ? LocalDate.now(clock) : draft.prepared(),
                task.client(),
                facts.name(),
                dossier(task.client()).map(Dossier::userName).orElse(null),
                facts.tier(),
                manager(task),
                draft.text());
    }

    private Optional<Dossier> dossier(String client) {
        return jdbc.sql("SELECT user_name, landline, birthday FROM vip.dossier WHERE client = :client")
                .param("client", client)
                .query(Dossier.class)
                .optional();
    }

    /** Name of the client's manager, also while somebody stands in: the client is told and signs for that one (SIB-39). */
    private String manager(ClientTask task) {
        return people.name(standingIn.behalf(task.id(), task.person()).orElse(task.person()));
    }

    private Optional<String> ownNumber(String person) {
        return jdbc.sql("""
                        SELECT from_number FROM vip.contact WHERE person = :person AND own_number AND from_number IS NOT NULL
                        ORDER BY contact DESC LIMIT 1
                        """).param("person", person).query(String.class).optional();
    }

    private List<Contact> contacts(String client) {
        return jdbc.sql(CONTACTS).param("client", client).query(Stored.class).list().stream()
                .map(one -> new Contact(
                        Moments.in(clock.getZone(), one.at()),
                        people.name(one.person(), one.onBehalfOf()),
                        one.step(),
                        one.channel(),
                        one.ownNumber(),
                        one.reachedAt(),
                        one.outcome(),
                        one.note(),
                        one.message() == null ? null : delivery(one.message())))
                .toList();
    }

    /** GT-21: what has become of a message that the product sends. */
    private String delivery(String key) {
        return outbox.delivery(key)
                .map(found -> found.sentAt() != null
                        ? "handed to the SMS gateway"
                        : found.attempts() == 0 ? "waiting to be sent" : "not sent yet: " + found.lastError())
                .orElse("sent");
    }

    private String sms(ClientTask task) {
        String text = contacts.isFirst(task.client()) ? settings.firstSms() : settings.cardSms();
        return text.replace("{programme}", organisation.programme().name()).replace("{manager}", manager(task));
    }
}
