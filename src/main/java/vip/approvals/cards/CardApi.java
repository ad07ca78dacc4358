package vip.approvals.cards;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.cards.Cards.BlockReason;
import vip.approvals.engine.RefusedException;
import vip.approvals.web.NotFoundException;

/** What people change on a card's page, each as far as the seat goes. */
@RestController
@RequestMapping("/api/cards/{branch}/{number}")
class CardApi {

    private final CardPage page;
    private final Cards cards;

    CardApi(CardPage page, Cards cards) {
        this.page = page;
        this.cards = cards;
    }

    /** @param reason {@code MISPRINT} or {@code LOST} */
    record Reissue(BlockReason reason) {}

    record Done(String message) {}

    @PostMapping("/reissue")
    Done reissue(@PathVariable String branch, @PathVariable String number, @RequestBody Reissue reissue) {
        CardPage.Shown shown = page.of(branch, number);
        if (shown.acts() && reissue.reason() == null) {
            throw new RefusedException("Say whether the card is a misprint or lost.");
        }
        if (!shown.mayReissue(reissue.reason())) {
            throw new NotFoundException();
        }
        CardNumber made = cards.reissue(shown.number(), reissue.reason(), shown.reader());
        return new Done("The card is blocked; %s takes its place.".formatted(made.grouped()));
    }

    @PostMapping("/in-hand")
    Done inHand(@PathVariable String branch, @PathVariable String number) {
        CardPage.Shown shown = page.of(branch, number);
        if (!shown.acts()) {
            throw new NotFoundException();
        }
        cards.inHand(shown.number(), shown.reader());
        return new Done("The card is in the client's hand.");
    }
}
