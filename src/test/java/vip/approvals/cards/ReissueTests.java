package vip.approvals.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vip.approvals.Product.refusalOf;
import static vip.approvals.cards.CardOffice.OFFICE;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.cards.Cards.BlockReason;
import vip.approvals.web.NotFoundException;

/** A spoilt or lost card never works again, and its client waits for the next one (GT-31, GT-41). */
@ProductTest
class ReissueTests {

    @Autowired
    Product product;

    @Autowired
    CardOffice office;

    @Autowired
    Cards cards;

    @Autowired
    Arrivals arrivals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private CardNumber card;

    @BeforeEach
    void ordered() {
        product.reset();
        card = new CardNumber(office.order("A-1", "Anna Berg"));
    }

    @AfterEach
    void reset() {
        product.reset();
    }

    @ParameterizedTest
    @EnumSource(
            value = BlockReason.class,
            names = {"MISPRINT", "LOST"})
    void whatIsNotMadeYetIsNotMadeAgain(BlockReason reason) {
        assertThat(refusalOf(() -> cards.reissue(card, reason, OFFICE)))
                .isEqualTo("The card %s is not made yet, so there is nothing to make again.".formatted(card.grouped()));
        assertThat(office.state(card.digits())).isEqualTo("ORDERED");
    }

    @ParameterizedTest
    @EnumSource(
            value = BlockReason.class,
            names = {"MISPRINT", "LOST"})
    void aCardAtTheCardMakersIsMadeAgainAndTheIssuanceWaitsOn(BlockReason reason) {
        office.handOver("altai");
        CardNumber made = cards.reissue(card, reason, OFFICE);

        blockedFor(reason, made);
        assertThat(office.waits("A-1")).containsExactly("card-arrived");
        assertThat(office.tasks("altai", BatchTasks.HAND_OVER)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = BlockReason.class,
            names = {"MISPRINT", "LOST"})
    void aCardThatHasArrivedIsMadeAgainAndItsDeliveryEnds(BlockReason reason) {
        arrive();
        assertThat(office.waits("A-1")).contains("agree-delivery");
        CardNumber made = cards.reissue(card, reason, OFFICE);
        product.runJobs();

        blockedFor(reason, made);
        assertThat(office.waits("A-1")).containsExactly("card-arrived");
        office.handOver("altai");
        assertThat(office.state(made.digits())).isEqualTo("HANDED_OVER");
    }

    @Test
    void GT_31_aCardThatItsClientHasLostBeginsANewIssuance() {
        arrive();
        cards.inHand(card, "altai.manager");
        product.runJobs();
        assertThat(office.way(card.digits()))
                .containsExactly(
                        "ORDERED product", "HANDED_OVER altai.cards", "ARRIVED altai.cards", "DELIVERED altai.manager");
        assertThat(office.waits("A-1")).isEmpty();
        CardNumber made = cards.reissue(card, BlockReason.LOST, "altai.manager");

        blockedFor(BlockReason.LOST, made);
        assertThat(office.waits("A-1")).containsExactly("card-arrived");
    }

    @Test
    void aBlockedCardStaysBlockedWhateverIsAsked() {
        office.handOver("altai");
        cards.reissue(card, BlockReason.LOST, OFFICE);
        String sentence = "The card %s is blocked already.".formatted(card.grouped());

        assertThat(refusalOf(() -> cards.reissue(card, BlockReason.MISPRINT, OFFICE)))
                .isEqualTo(sentence);
        assertThat(refusalOf(() -> cards.inHand(card, OFFICE))).isEqualTo(sentence);
        assertThatThrownBy(
                        () -> jdbc.sql("UPDATE vip.card SET state = 'ARRIVED', block_reason = NULL WHERE number = :n")
                                .param("n", card.digits())
                                .update())
                .hasMessageContaining("a blocked card stays blocked");
    }

    @Test
    void aLossThatTwoPeopleReportInTheSameMomentMakesOneCard() throws Exception {
        office.handOver("altai");
        List<Throwable> failures = CardOffice.atOnce(
                () -> cards.reissue(card, BlockReason.LOST, OFFICE),
                () -> cards.reissue(card, BlockReason.LOST, "altai.manager"));

        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(Product.refusal(failure))
                        .isEqualTo("The card %s is blocked already.".formatted(card.grouped())));
        assertThat(office.count("SELECT count(*) FROM vip.card")).isEqualTo(2);
    }

    @Test
    void aStatusThatEndsDuringAReissueBlocksTheNewCardToo() throws Exception {
        office.handOver("altai");
        CompletableFuture<Void> ending = transaction.execute(status -> {
            cards.reissue(card, BlockReason.LOST, OFFICE);
            var ended = CompletableFuture.runAsync(() -> jdbc.sql(
                            "DELETE FROM vip.vip_status WHERE set_config('vip.billing', 'file', true) = 'file' AND client = 'A-1'")
                    .update());
            while (office.count("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
                Thread.onSpinWait();
            }
            return ended;
        });
        ending.get();
        assertThat(office.count("SELECT count(*) FROM vip.card WHERE state <> 'BLOCKED'"))
                .isZero();
        assertThat(refusalOf(() -> cards.order("A-1"))).isEqualTo("A-1 is no VIP (any more), so there is no card.");
    }

    @Test
    void onlyACardThatIsThereIsHandedToItsClient() {
        assertThat(refusalOf(() -> cards.inHand(card, OFFICE)))
                .isEqualTo("The card %s is ordered.".formatted(card.grouped()));
        office.handOver("altai");
        assertThat(refusalOf(() -> cards.inHand(card, OFFICE)))
                .isEqualTo("The card %s is with the card maker.".formatted(card.grouped()));
        arrivals.book(office.arrivals("altai"), card.digits(), false);
        cards.inHand(card, OFFICE);
        assertThat(refusalOf(() -> cards.inHand(card, OFFICE)))
                .isEqualTo("The card %s is in the client's hand.".formatted(card.grouped()));
    }

    @Test
    void aCardThatIsNoneOrAReasonThatIsNoneIsRefused() {
        office.handOver("altai");
        assertThatThrownBy(() -> cards.reissue(CardNumber.of("4111", 1), BlockReason.LOST, OFFICE))
                .isInstanceOf(NotFoundException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cards.reissue(card, BlockReason.ONBOARDING_ENDED, OFFICE));
        assertThat(office.state(card.digits())).isEqualTo("HANDED_OVER");
    }

    private void arrive() {
        office.handOver("altai");
        arrivals.book(office.arrivals("altai"), card.digits(), false);
        product.runJobs();
    }

    private void blockedFor(BlockReason reason, CardNumber made) {
        assertThat(office.state(card.digits())).isEqualTo("BLOCKED " + reason);
        assertThat(office.card("A-1")).isEqualTo(made.digits()).isNotEqualTo(card.digits());
        assertThat(office.state(made.digits())).isEqualTo("ORDERED");
    }
}
