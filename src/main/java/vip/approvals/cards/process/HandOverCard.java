package vip.approvals.cards.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.cards.Cards;

/** The card is in the hand of its holder. */
@Component
class HandOverCard implements JavaDelegate {

    private final Cards cards;

    HandOverCard(Cards cards) {
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cards.delivered(CardIssuanceProcess.CLIENT.from(execution));
    }
}
