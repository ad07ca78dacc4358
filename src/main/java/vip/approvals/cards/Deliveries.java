package vip.approvals.cards;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.cards.AgreementDraft.Way;
import vip.approvals.engine.AskedByDiagrams;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.Contacts;
import vip.approvals.onboarding.Contacts.Attempt;
import vip.approvals.onboarding.Contacts.Medium;
import vip.approvals.onboarding.Drafts;
import vip.approvals.web.Texts;

/** How a card that has arrived gets into its holder's hand, step by step (GT-25..31). */
@Service("deliveries")
public class Deliveries {

    /**
     * What was agreed.
     *
     * @param day on which it was; day 0 of what follows
     * @param nextCall for a pick-up (GT-29)
     */
    public record Agreed(boolean byMail, boolean byPickUp, boolean atDoor, LocalDate nextCall) {}

    /**
     * How the client wants to get the card that works.
     *
     * @param agreed on which day that was said
     * @param posted null if it was not, or is not to be
     */
    public record Agreement(Way way, LocalDate agreed, LocalDate posted) {}

    /** @param nextCall when the client is called again, if the card has still to be collected */
    public record Answer(boolean inHand, LocalDate today, LocalDate nextCall) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cards cards;
    private final Contacts contacts;
    private final Drafts drafts;

    Deliveries(JdbcClient jdbc, Clock clock, Cards cards, Contacts contacts, Drafts drafts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.cards = cards;
        this.contacts = contacts;
        this.drafts = drafts;
    }

    /**
     * The client knows that the card is there, and has said how to get it (GT-25).
     *
     * @throws RefusedException if no SMS was sent before the call (GT-26), or the form is stale or not complete
     */
    @Transactional
    public Agreed agreed(ClientTask task, String shown) {
        if (contacts.firstSms(task.id()).isEmpty()) {
            throw new RefusedException(
                    "First an SMS, then the call: send it, or record the one that you have sent (GT-26).");
        }
        AgreementDraft draft = drafts.take(task.id(), shown, AgreementDraft.class);
        contacts.record(task, draft.attempt());
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("""
                        INSERT INTO vip.delivery (number, way, agreed, door_at, address)
                        VALUES (:number, :way, :today, :doorAt, :address)
                        ON CONFLICT (number) DO UPDATE SET way = excluded.way, agreed = excluded.agreed,
                            door_at = excluded.door_at, address = excluded.address, posted = NULL, tracking = NULL
                        """)
                .param("number", number(task))
                .param("way", draft.way().name())
                .param("today", today)
                .param(
                        "doorAt",
                        draft.way() == Way.DOOR
                                ? draft.doorAt().atZone(clock.getZone()).toOffsetDateTime()
                                : null)
                .param(
                        "address",
                        draft.way() == Way.PICK_UP
                                ? null
                                : Texts.require("The address", draft.address(), AgreementDraft.LONGEST_ADDRESS))
                .update();
        return new Agreed(
                draft.way() == Way.MAIL,
                draft.way() == Way.PICK_UP,
                draft.way() == Way.DOOR,
                PickUpCalls.next(today, today));
    }

    /** The card is in the mail; on the seventh day after it the client is asked (GT-27). */
    @Transactional
    public LocalDate posted(ClientTask task, String shown) {
        PostingDraft draft = drafts.take(task.id(), shown, PostingDraft.class);
        if (agreement(task.client())
                .filter(agreed -> draft.posted().isBefore(agreed.agreed()))
                .isPresent()) {
            throw new RefusedException("It was posted before the way was agreed. Look at the day.");
        }
        contacts.record(task, Attempt.of(Medium.MAIL, "POSTED", draft.note()));
        jdbc.sql("UPDATE vip.delivery SET posted = :posted, tracking = :tracking WHERE number = :number")
                .param("posted", draft.posted())
                .param(
                        "tracking",
                        draft.tracking() == null || draft.tracking().isBlank()
                                ? null
                                : draft.tracking().strip())
                .param("number", number(task))
                .update();
        return draft.posted();
    }

    /** Whether the client has the card, as the client or the visit says. */
    @Transactional
    public Answer answered(ClientTask task, String shown) {
        AnswerDraft draft = drafts.take(task.id(), shown, AnswerDraft.class);
        contacts.record(task, draft.attempt());
        LocalDate today = LocalDate.now(clock);
        LocalDate agreed = agreement(task.client()).map(Agreement::agreed).orElse(today);
        return new Answer(draft.inHand(), today, PickUpCalls.next(agreed, today));
    }

    /** The time agreed for a delivery at the door, for the diagram (GT-30); null if there is none. */
    @AskedByDiagrams
    public Date doorTime(String client) {
        return jdbc.sql("""
                        SELECT d.door_at FROM vip.delivery d JOIN vip.card c USING (number)
                        WHERE c.client = :client AND c.state <> 'BLOCKED' AND d.door_at IS NOT NULL
                        """)
                .param("client", client)
                .query(OffsetDateTime.class)
                .optional()
                .map(at -> Date.from(at.toInstant()))
                .orElse(null);
    }

    /** Empty as long as nothing is agreed (GT-25). */
    public Optional<Agreement> agreement(String client) {
        return jdbc.sql("""
                        SELECT d.way, d.agreed, d.posted FROM vip.delivery d JOIN vip.card c USING (number)
                        WHERE c.client = :client AND c.state <> 'BLOCKED'
                        """).param("client", client).query(Agreement.class).optional();
    }

    private String number(ClientTask task) {
        return cards.working(task.client())
                .map(Cards.Card::number)
                .orElseThrow(() -> new RefusedException("%s has no card that works.".formatted(task.client())));
    }
}
