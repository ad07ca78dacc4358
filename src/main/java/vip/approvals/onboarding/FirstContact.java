package vip.approvals.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.ContactDraft.Outcome;
import vip.approvals.onboarding.Contacts.Medium;
import vip.approvals.web.Texts;

/** The first contact with a new VIP, step by step (GT-15..24, SIB-35). */
@Service
public class FirstContact {

    /** @param reason code, where the client declined; else empty */
    public record Tried(Outcome outcome, String reason) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Contacts contacts;
    private final Drafts drafts;
    private final OnboardingSettings settings;

    FirstContact(JdbcClient jdbc, Clock clock, Contacts contacts, Drafts drafts, OnboardingSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.contacts = contacts;
        this.drafts = drafts;
        this.settings = settings;
    }

    /**
     * The first SMS is out: both later clocks begin on its day (AMB-25).
     *
     * @throws RefusedException if none is on record
     */
    @Transactional
    public LocalDate smsSent(ClientTask task) {
        return contacts.firstSms(task.id())
                .orElseThrow(() ->
                        new RefusedException("Send the SMS first, or record the one that you have sent (GT-16)."));
    }

    /**
     * An attempt is over; who was reached has a dossier from now on.
     *
     * @param callOnly whether only a call counts (GT-22)
     * @throws RefusedException if the form is stale or not complete
     */
    @Transactional
    public Tried tried(ClientTask task, String shown, boolean callOnly) {
        ContactDraft draft = drafts.take(task.id(), shown, ContactDraft.class);
        if (callOnly && draft.medium() != Medium.CALL) {
            throw new RefusedException("The first contact after the SMS is a call (GT-22).");
        }
        contacts.record(task, draft.attempt());
        if (draft.outcome() == Outcome.REACHED) {
            take(task, draft);
        }
        if (draft.outcome() == Outcome.DECLINED && !settings.declineReasons().containsKey(draft.reason())) {
            throw new RefusedException("Choose why the client declines.");
        }
        return new Tried(draft.outcome(), draft.outcome() == Outcome.DECLINED ? draft.reason() : "");
    }

    /** SIB-35: the signed paper is filed. */
    @Transactional
    public void termsFiled(ClientTask task, String shown) {
        TermsDraft draft = drafts.take(task.id(), shown, TermsDraft.class);
        jdbc.sql("""
                        INSERT INTO vip.terms (client, text, prepared, signed, filed_as, filed_by, filed_at, task)
                        VALUES (:client, :text, :prepared, :signed, :filedAs, :by, :now, :task)
                        """)
                .param("client", task.client())
                .param("text", Texts.require("The text", draft.text(), TermsDraft.LONGEST))
                .param("prepared", draft.prepared())
                .param("signed", draft.signed())
                .param("filedAs", Texts.require("The number", draft.filedAs(), TermsDraft.LONGEST_NUMBER))
                .param("by", task.person())
                .param("task", task.id())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private void take(ClientTask task, ContactDraft draft) {
        jdbc.sql("""
                        INSERT INTO vip.dossier (client, user_name, landline, birthday, identity_seen, services_told,
                            lead_time_told, taken_by, taken_at, task)
                        VALUES (:client, :userName, :landline, :birthday, true, true, true, :by, :now, :task)
                        ON CONFLICT (client) DO UPDATE SET user_name = excluded.user_name, landline = excluded.landline,
                            birthday = excluded.birthday, taken_by = excluded.taken_by, taken_at = excluded.taken_at,
                            task = excluded.task
                        """)
                .param("client", task.client())
                .param("userName", Texts.require("The name", draft.userName(), 200))
                .param("landline", draft.landline().strip())
                .param("birthday", draft.birthday())
                .param("by", task.person())
                .param("task", task.id())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
