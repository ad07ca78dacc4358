package vip.approvals.revocation.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vip.approvals.engine.RefusedException;
import vip.approvals.engine.Unrestricted;
import vip.approvals.revocation.Removal;
import vip.approvals.revocation.RevocationProcesses;

/** Starts and tells the processes of removals; nobody can do so but the product itself. */
@Component
class EngineRevocationProcesses implements RevocationProcesses {

    private static final Logger log = LoggerFactory.getLogger(EngineRevocationProcesses.class);

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
    public void start(Removal removal) {
        unrestricted.call(() ->
                runtimeService.startProcessInstanceByKey(RevocationProcess.KEY, removal.client(), variables(removal)));
    }

    @Override
    public boolean cured(Removal removal) {
        return tell(RevocationProcess.CURED, removal, RevocationProcess.WITHDRAW);
    }

    @Override
    public boolean effective(Removal removal) {
        return tell(RevocationProcess.EFFECTIVE, removal, RevocationProcess.END_VIP);
    }

    @Override
    public void moved(Removal removal) {
        begin(removal, RevocationProcess.END_VIP);
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
    public void sent(Removal removal) {
        require(tell(RevocationProcess.SENT, removal, null), removal);
    }

    @Override
    public void delivered(Removal removal) {
        require(tell(RevocationProcess.DELIVERED, removal, null), removal);
    }

    @Override
    public void returned(Removal removal) {
        require(tell(RevocationProcess.RETURNED, removal, RevocationProcess.CORRECT_ADDRESS), removal);
    }

    private static void require(boolean heard, Removal removal) {
        if (!heard) {
            throw new RefusedException(
                    "The process of client %s is suspended. Nothing was stored; ask an administrator."
                            .formatted(removal.client()));
        }
    }

    /**
     * @param element before which a process begins anew if the removal has none any more; null: none is needed
     * @return whether it is heard; not if there is a process that does not listen, such as a suspended one
     */
    private boolean tell(String message, Removal removal, String element) {
        return unrestricted.call(() -> {
            boolean heard = !runtimeService
                    .createMessageCorrelation(message)
                    .processInstanceBusinessKey(removal.client())
                    .processInstanceVariableEquals(RevocationProcess.REMOVAL.name(), removal.line())
                    .correlateAllWithResult()
                    .isEmpty();
            if (!heard && runs(removal)) {
                return false;
            }
            if (!heard && element != null) {
                log.warn("The revocation of client {} was gone; it begins anew at {}", removal.client(), element);
                begin(removal, element);
            }
            return true;
        });
    }

    private boolean runs(Removal removal) {
        return runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey(RevocationProcess.KEY)
                        .processInstanceBusinessKey(removal.client())
                        .variableValueEquals(RevocationProcess.REMOVAL.name(), removal.line())
                        .count()
                > 0;
    }

    private void begin(Removal removal, String element) {
        unrestricted.call(() -> runtimeService
                .createProcessInstanceByKey(RevocationProcess.KEY)
                .businessKey(removal.client())
                .setVariables(variables(removal))
                .startBeforeActivity(element)
                .execute());
    }

    private static Map<String, Object> variables(Removal removal) {
        return Map.of(
                RevocationProcess.REMOVAL.name(), removal.line(),
                RevocationProcess.CLIENT.name(), removal.client(),
                RevocationProcess.BRANCH.name(), removal.branch());
    }
}
