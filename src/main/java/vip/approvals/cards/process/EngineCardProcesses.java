package vip.approvals.cards.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import vip.approvals.cards.CardProcesses;
import vip.approvals.engine.Unrestricted;

/** Tells the processes of cards; nobody can do so but the product itself. */
@Component
class EngineCardProcesses implements CardProcesses {

    private final RuntimeService runtimeService;
    private final Unrestricted unrestricted;
    private final Clock clock;

    EngineCardProcesses(RuntimeService runtimeService, Unrestricted unrestricted, Clock clock) {
        this.runtimeService = runtimeService;
        this.unrestricted = unrestricted;
        this.clock = clock;
    }

    @Override
    public void collect(String branch) {
        unrestricted.call(() -> runtimeService.startProcessInstanceByKey(
                CardBatchProcess.KEY,
                branch + "/" + LocalDate.now(clock),
                Map.of(CardBatchProcess.BRANCH.name(), branch)));
    }

    @Override
    public void arrived(String client) {
        tell(CardIssuanceProcess.ARRIVED, client);
    }

    @Override
    public void reissued(String client, String branch) {
        tell(CardIssuanceProcess.LOST, client);
        if (!isRunning(client)) {
            unrestricted.call(() -> runtimeService
                    .createMessageCorrelation(CardIssuanceProcess.REISSUED)
                    .processInstanceBusinessKey(client)
                    .setVariable(CardIssuanceProcess.CLIENT.name(), client)
                    .setVariable(CardIssuanceProcess.BRANCH.name(), branch)
                    .correlateStartMessage());
        }
    }

    @Override
    public void inHand(String client) {
        tell(CardIssuanceProcess.IN_HAND, client);
    }

    private boolean isRunning(String client) {
        return unrestricted.call(() -> runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey(CardIssuanceProcess.KEY)
                        .processInstanceBusinessKey(client)
                        .count()
                > 0);
    }

    /** Nothing happens where nobody waits for it. */
    private void tell(String message, String client) {
        unrestricted.call(() -> runtimeService
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(client)
                .correlateAllWithResult());
    }
}
