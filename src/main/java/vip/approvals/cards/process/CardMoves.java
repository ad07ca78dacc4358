package vip.approvals.cards.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.cards.AgreementDraft.Way;
import vip.approvals.cards.Cards;
import vip.approvals.cards.Deliveries;
import vip.approvals.engine.RefusedException;
import vip.approvals.onboarding.MoveTarget;
import vip.approvals.onboarding.MoveTarget.Plan;
import vip.approvals.onboarding.MoveTarget.Start;

/** Where an administrator may move the issuance of a card, and what each step needs to be walked on from. */
@Configuration(proxyBeanMethods = false)
class CardMoves {

    private static final Set<String> ON_ITS_WAY = Set.of("ORDERED", "HANDED_OVER");

    private final Cards cards;
    private final Deliveries deliveries;
    private final Clock clock;

    CardMoves(Cards cards, Deliveries deliveries, Clock clock) {
        this.cards = cards;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Bean
    MoveTarget toOrder() {
        return target(CardIssuanceProcess.ORDER, "Order card", "A new card is ordered.", (client, variables) -> {
            if (cards.working(client).isPresent()) {
                throw new RefusedException("There is a card that works; the card office re-issues it (GT-41).");
            }
            return Start.at(CardIssuanceProcess.ORDER);
        });
    }

    @Bean
    MoveTarget toArrival() {
        return target(
                CardIssuanceProcess.ARRIVED,
                "Card arrived",
                "It is waited for until the card office books it.",
                (client, variables) -> {
                    if (!ON_ITS_WAY.contains(state(client))) {
                        throw new RefusedException("No card is on its way, so none would ever arrive.");
                    }
                    return Start.at(CardIssuanceProcess.ARRIVED);
                });
    }

    @Bean
    MoveTarget toAgreement() {
        return target(
                CardIssuanceProcess.AGREE,
                "Tell the client, agree the way",
                "The time for it begins today.",
                (client, variables) -> {
                    requireArrived(client);
                    return Start.at(CardIssuanceProcess.AGREE);
                });
    }

    @Bean
    MoveTarget toPosting() {
        return target(CardIssuanceProcess.POST, "Post card", "The time for it begins today.", (client, variables) -> {
            require(client, Way.MAIL);
            return Start.at(CardIssuanceProcess.POST);
        });
    }

    @Bean
    MoveTarget toReceipt() {
        return target(
                CardIssuanceProcess.CONFIRM_RECEIPT,
                "Ask whether the card was received",
                "Due on the seventh day after the posting (GT-27).",
                (client, variables) -> {
                    LocalDate posted = require(client, Way.MAIL).posted();
                    if (posted == null) {
                        throw new RefusedException("The card has not been posted.");
                    }
                    return Start.at(CardIssuanceProcess.CONFIRM_RECEIPT)
                            .with(Map.of(CardIssuanceProcess.ASKED_DAY.name(), posted.toString()));
                });
    }

    @Bean
    MoveTarget toPickUp() {
        return target(
                CardIssuanceProcess.REMIND_PICK_UP,
                "Call: the card waits",
                "Due today; the calls after it go on as agreed (GT-29).",
                (client, variables) -> {
                    require(client, Way.PICK_UP);
                    return Start.at(CardIssuanceProcess.REMIND_PICK_UP)
                            .with(Map.of(
                                    CardIssuanceProcess.CALL_DAY.name(),
                                    LocalDate.now(clock).toString()));
                });
    }

    @Bean
    MoveTarget toDoor() {
        return target(
                CardIssuanceProcess.DELIVER,
                "Deliver at the door",
                "Due at the time that was agreed (GT-30).",
                (client, variables) -> {
                    require(client, Way.DOOR);
                    return Start.at(CardIssuanceProcess.DELIVER);
                });
    }

    @Bean
    MoveTarget toHandOver() {
        return target(
                CardIssuanceProcess.HAND_OVER,
                "Record the hand-over",
                "The card is in the client's hand from now on.",
                (client, variables) -> {
                    requireArrived(client);
                    return Start.at(CardIssuanceProcess.HAND_OVER);
                });
    }

    private static MoveTarget target(String element, String title, String effect, Plan plan) {
        return new MoveTarget(CardIssuanceProcess.KEY, element, title, effect, plan);
    }

    private void requireArrived(String client) {
        if (!state(client).equals("ARRIVED")) {
            throw new RefusedException("No card has arrived for this client, or it is in the client's hand.");
        }
    }

    private Deliveries.Agreement require(String client, Way way) {
        requireArrived(client);
        return deliveries
                .agreement(client)
                .filter(agreement -> agreement.way() == way)
                .orElseThrow(() -> new RefusedException("This way was not agreed with the client (GT-25)."));
    }

    private String state(String client) {
        return cards.working(client).map(Cards.Card::state).orElse("NONE");
    }
}
