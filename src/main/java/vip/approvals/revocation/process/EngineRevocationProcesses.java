package vip.approvals.revocation.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import vip.approvals.engine.Unrestricted;
import vip.approvals.revocation.RevocationProcesses;

/** Starts and tells the processes of removals; nobody can do so but the product itself. */
@Component
class EngineRevocationProcesses implements RevocationProcesses {

    private final RuntimeService runtimeService;
    private final Unrestricted unrestricted;
    private final Clock clock;

    EngineRevocationProcesses(RuntimeService runtimeService, Unrestricted unrestricted, Clock clock) {
        this.runtimeService = runtimeService;
        this.unrestricted = unrestricted;
        this.clock = clock;
    }

    @Override
    public void handOver(String branch, String quarter) {
        unrestricted.call(() -> runtimeService
                .createMessageCorrelation(RemovalsProcess.APPROVED)
                .processInstanceBusinessKey(branch + "/" + quarter)
                .setVariable(RemovalsProcess.BRANCH.name(), branch)
                .setVariable(RemovalsProcess.QUARTER.name(), quarter)
                .correlateStartMessage());
    }

    @Override
    public void start(String client, String branch) {
        unrestricted.call(() -> runtimeService.startProcessInstanceByKey(
                RevocationProcess.KEY,
                client,
                Map.of(RevocationProcess.CLIENT.name(), client, RevocationProcess.BRANCH.name(), branch)));
    }

    @Override
    public void cured(String client) {
        tell(RevocationProcess.CURED, client);
    }

    @Override
    public void effective(String client) {
        tell(RevocationProcess.EFFECTIVE, client);
    }

    @Override
    public void dispatch(String branch, LocalDate effective) {
        unrestricted.call(() -> runtimeService.startProcessInstanceByKey(
                NoticeDispatchProcess.KEY,
                branch + "/" + LocalDate.now(clock),
                Map.of(
                        NoticeDispatchProcess.BRANCH.name(),
                        branch,
                        NoticeDispatchProcess.EFFECTIVE_DAY.name(),
                        effective.toString())));
    }

    @Override
    public void sent(String client) {
        tell(RevocationProcess.SENT, client);
    }

    @Override
    public void delivered(String client) {
        tell(RevocationProcess.DELIVERED, client);
    }

    @Override
    public void returned(String client) {
        tell(RevocationProcess.RETURNED, client);
    }

    /** Nothing happens where nobody waits for it. */
    private void tell(String message, String client) {
        unrestricted.call(() -> runtimeService
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(client)
                .correlateAllWithResult());
    }
}
