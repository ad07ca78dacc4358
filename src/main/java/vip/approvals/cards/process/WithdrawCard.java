package vip.approvals.cards.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vip.approvals.cards.Cards;

/** The card is not to be made or posted any more. */
@Component
class WithdrawCard implements JavaDelegate {

    private final Cards cards;

    WithdrawCard(Cards cards) {
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cards.withdraw(CardIssuanceProcess.CLIENT.from(execution));
    }
}
