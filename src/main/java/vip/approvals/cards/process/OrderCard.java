package vip.approvals.cards.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.cards.Cards;

/** The client has a card on order from here on (GT-18, GT-61). */
@Component
class OrderCard implements JavaDelegate {

    private final Cards cards;

    OrderCard(Cards cards) {
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean inHand = cards.order(CardIssuanceProcess.CLIENT.from(execution));
        CardIssuanceProcess.IN_CLIENTS_HAND.to(execution, inHand);
    }
}
