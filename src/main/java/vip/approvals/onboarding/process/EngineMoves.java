package vip.approvals.onboarding.process;

import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.engine.RefusedException;
import vip.approvals.engine.Unrestricted;
import vip.approvals.onboarding.ClientMoves;
import vip.approvals.onboarding.MoveTarget;

/** The route that Cockpit would need is closed to everybody (docs/security.md); this one keeps a reason. */
@Component
class EngineMoves implements ClientMoves {

    private final RuntimeService runtimeService;
    private final Unrestricted unrestricted;
    private final JdbcClient jdbc;

    EngineMoves(RuntimeService runtimeService, Unrestricted unrestricted, JdbcClient jdbc) {
        this.runtimeService = runtimeService;
        this.unrestricted = unrestricted;
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Object> variables(String instance) {
        return unrestricted.call(() -> runtimeService.getVariables(instance));
    }

    @Override
    public void move(String instance, MoveTarget.Start start) {
        try {
            unrestricted.call(() -> {
                withdrawCards(instance);
                runtimeService.setVariables(instance, start.variables());
                modify(instance, start);
                return null;
            });
        } catch (OptimisticLockingException meanwhile) {
            throw new RefusedException("Somebody has done something for this client meanwhile. Reload the page.");
        }
    }

    @Override
    public void forgetDrafts(String client) {
        jdbc.sql("""
                        DELETE FROM vip.draft d WHERE d.client = :client
                          AND NOT EXISTS (SELECT FROM camunda.act_ru_task t WHERE t.id_ = d.task)
                        """).param("client", client).update();
    }

    @Override
    public void forgetLostDrafts() {
        jdbc.sql("DELETE FROM vip.draft d WHERE NOT EXISTS (SELECT FROM camunda.act_ru_task t WHERE t.id_ = d.task)")
                .update();
    }

    /** A called issuance would be cut off where it stands; told to end, it blocks the card. */
    private void withdrawCards(String instance) {
        runtimeService
                .createProcessInstanceQuery()
                .superProcessInstanceId(instance)
                .list()
                .forEach(called -> runtimeService
                        .createMessageCorrelation(EngineOnboardingProcesses.CARD_WITHDRAWN)
                        .processInstanceId(called.getId())
                        .correlateWithResult());
    }

    private void modify(String instance, MoveTarget.Start start) {
        ActivityInstance open = runtimeService.getActivityInstance(instance);
        var modification = runtimeService.createProcessInstanceModification(instance);
        Stream.of(open.getChildActivityInstances())
                .forEach(child -> modification.cancelActivityInstance(child.getId()));
        Stream.of(open.getChildTransitionInstances())
                .forEach(child -> modification.cancelTransitionInstance(child.getId()));
        start.elements().forEach(modification::startBeforeActivity);
        modification.execute();
    }
}
