package vip.approvals.cards;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.AskedByDiagrams;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.Onboardings;
import vip.approvals.web.NotFoundException;

/** Each VIP's one working card (GT-41): ordered, lost or spoilt, in the client's hand. */
@Service("cards")
public class Cards {

    /** Stands for a person where the product itself changes a card. */
    static final String PRODUCT = "product";

    /** Why a card does not work any more; {@code STATUS_ENDED} is the database's own. */
    public enum BlockReason {
        MISPRINT,
        LOST,
        ONBOARDING_ENDED
    }

    /** What is known of a card; its state is ORDERED, HANDED_OVER, ARRIVED, DELIVERED or BLOCKED. */
    public record Card(String number, String client, String branch, String tier, String state) {}

    private static final String WORKING = """
            SELECT number, client, branch, tier, state FROM vip.card
            WHERE client = :client AND state <> 'BLOCKED'
            """;

    private static final String ORDER = """
            INSERT INTO vip.card (number, client, branch, tier, replaces, state, changed_by, changed_at, task)
            SELECT :number, c.client, c.branch, s.tier, :replaces, 'ORDERED', :by, :now, :task
            FROM vip.vip_status s JOIN vip.client c USING (client) WHERE s.client = :client
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CardSettings settings;
    private final Onboardings onboardings;
    private final CardProcesses processes;
    private final OpenBatches openBatches;

    Cards(
            JdbcClient jdbc,
            Clock clock,
            CardSettings settings,
            Onboardings onboardings,
            CardProcesses processes,
            OpenBatches openBatches) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.onboardings = onboardings;
        this.processes = processes;
        this.openBatches = openBatches;
    }

    /** The client's manager, for the diagrams (SIB-39); null if there is none. */
    @AskedByDiagrams
    public String manager(String client) {
        return onboardings.manager(client);
    }

    /** The client's card that works or will. */
    public Optional<Card> working(String client) {
        return jdbc.sql(WORKING).param("client", client).query(Card.class).optional();
    }

    /**
     * The client gets a card, unless there is one already: its number now, the plastic with the next batch.
     *
     * @return whether the client has had one in hand already, of an onboarding that was ended after the delivery
     * @throws RefusedException if the client is no VIP
     */
    @Transactional
    public boolean order(String client) {
        Optional<Card> working = working(client);
        if (working.isEmpty()) {
            openBatches.ask(branchOfVip(client));
            insert(client, null, PRODUCT, null);
        }
        return working.filter(card -> card.state().equals("DELIVERED")).isPresent();
    }

    /**
     * A misprint or a loss: the old card is blocked and a new one ordered, in one transaction (GT-31, GT-41).
     *
     * @param reason MISPRINT or LOST
     * @throws RefusedException if the card is not made yet, does not work any more, or the client is no VIP
     */
    @Transactional
    public CardNumber reissue(CardNumber old, BlockReason reason, String by) {
        return reissue(old, reason, by, null);
    }

    /** As {@link #reissue(CardNumber, BlockReason, String)}. @param task in which it is done; null for a page */
    @Transactional
    CardNumber reissue(CardNumber old, BlockReason reason, String by, String task) {
        if (reason == BlockReason.ONBOARDING_ENDED) {
            throw new IllegalArgumentException("A card is made again for a misprint or a loss.");
        }
        String client = client(old);
        String branch = branchOfVip(client);
        openBatches.ask(branch);
        Card card = locked(old);
        if (card.state().equals("ORDERED")) {
            throw new RefusedException(
                    "The card %s is not made yet, so there is nothing to make again.".formatted(old.grouped()));
        }
        change(old, "BLOCKED", reason, by, task);
        CardNumber number = insert(client, old, by, task);
        processes.reissued(client, branch);
        return number;
    }

    /**
     * The client has got the card while the issuance waited, by collecting it for instance.
     *
     * @throws RefusedException unless the card has arrived and is not in anybody's hand
     */
    @Transactional
    public void inHand(CardNumber number, String by) {
        Card card = locked(number);
        if (!card.state().equals("ARRIVED")) {
            throw new RefusedException(
                    "The card %s is %s.".formatted(number.grouped(), CardWords.state(card.state(), null)));
        }
        change(number, "DELIVERED", null, by, null);
        processes.inHand(card.client());
    }

    /** The card is in the client's hand, as whoever has just asked the client has said. */
    @Transactional
    public void delivered(String client) {
        jdbc.sql("""
                        UPDATE vip.card SET state = 'DELIVERED', changed_at = :now, (changed_by, task) = (
                            SELECT coalesce(max(person), :product), max(task) FROM (
                                SELECT person, task FROM vip.contact WHERE client = :client ORDER BY contact DESC LIMIT 1)
                                AS asked)
                        WHERE client = :client AND state = 'ARRIVED'
                        """)
                .param("product", PRODUCT)
                .param("now", now())
                .param("client", client)
                .update();
    }

    /** An issuance that ends early leaves no card that might still be made or posted. */
    @Transactional
    public void withdraw(String client) {
        working(client)
                .filter(card -> !card.state().equals("DELIVERED"))
                .ifPresent(card -> change(
                        CardNumber.parse(card.number()), "BLOCKED", BlockReason.ONBOARDING_ENDED, PRODUCT, null));
    }

    private String client(CardNumber number) {
        return jdbc.sql("SELECT client FROM vip.card WHERE number = :number")
                .param("number", number.toString())
                .query(String.class)
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /** Until the commit the status stays, so that no card is left to somebody who is no VIP any more. */
    private String branchOfVip(String client) {
        return jdbc.sql("""
                        SELECT c.branch FROM vip.vip_status s JOIN vip.client c USING (client)
                        WHERE s.client = :client FOR SHARE OF s
                        """)
                .param("client", client)
                .query(String.class)
                .optional()
                .orElseThrow(
                        () -> new RefusedException("%s is no VIP (any more), so there is no card.".formatted(client)));
    }

    private Card locked(CardNumber number) {
        return jdbc.sql("""
                        SELECT number, client, branch, tier, state FROM vip.card
                        WHERE number = :number AND state <> 'BLOCKED' FOR UPDATE
                        """)
                .param("number", number.toString())
                .query(Card.class)
                .optional()
                .orElseThrow(() -> new RefusedException("The card %s is blocked already.".formatted(number.grouped())));
    }

    private CardNumber insert(String client, CardNumber replaces, String by, String task) {
        long serial =
                jdbc.sql("SELECT nextval('vip.card_serial')").query(Long.class).single();
        CardNumber number = CardNumber.of(settings.issuer(), serial);
        jdbc.sql(ORDER)
                .param("number", number.toString())
                .param("client", client)
                .param("replaces", replaces == null ? null : replaces.toString())
                .param("by", by)
                .param("task", task, Types.VARCHAR)
                .param("now", now())
                .update();
        return number;
    }

    private void change(CardNumber number, String state, BlockReason reason, String by, String task) {
        jdbc.sql("""
                        UPDATE vip.card SET state = :state, block_reason = :reason, changed_by = :by, changed_at = :now,
                            task = :task
                        WHERE number = :number
                        """)
                .param("state", state)
                .param("reason", reason == null ? null : reason.name())
                .param("by", by)
                .param("task", task, Types.VARCHAR)
                .param("now", now())
                .param("number", number.toString())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
