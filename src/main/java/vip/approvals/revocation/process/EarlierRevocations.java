package vip.approvals.revocation.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.revocation.Revocations;

/**
 * Instances that began with the version before know their client only: at the start, before any job runs, each is told
 * which removal it stands for. Of several of one client the first removal belongs to the first instance.
 */
@Component
@Order(2)
class EarlierRevocations implements ApplicationRunner {

    private final RuntimeService runtimeService;
    private final HistoryService historyService;
    private final Revocations revocations;

    EarlierRevocations(RuntimeService runtimeService, HistoryService historyService, Revocations revocations) {
        this.runtimeService = runtimeService;
        this.historyService = historyService;
        this.revocations = revocations;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        List<VariableInstance> known = variables(RevocationProcess.REMOVAL);
        Set<String> named = instances(known);
        List<HistoricProcessInstance> nameless = running().stream()
                .filter(instance -> !named.contains(instance.getId()))
                .toList();
        if (nameless.isEmpty()) {
            return;
        }
        Set<Object> taken = known.stream().map(VariableInstance::getValue).collect(Collectors.toSet());
        List<Revocations.Running> left = new ArrayList<>(revocations.running());
        left.removeIf(removal -> taken.contains(removal.line()));
        Set<String> registered = instances(variables(RevocationProcess.REGISTERED));
        nameless.forEach(instance -> name(instance, registered.contains(instance.getId()), left));
    }

    /** Those of the first version of all, which stand for a branch, find none. */
    private void name(HistoricProcessInstance instance, boolean registered, List<Revocations.Running> left) {
        left.stream()
                .filter(removal -> removal.client().equals(instance.getBusinessKey()))
                .filter(removal -> removal.registered() == registered)
                .findFirst()
                .ifPresent(removal -> {
                    left.remove(removal);
                    runtimeService.setVariable(instance.getId(), RevocationProcess.REMOVAL.name(), removal.line());
                });
    }

    /** The first ones first, which only the history knows. */
    private List<HistoricProcessInstance> running() {
        return historyService
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(RevocationProcess.KEY)
                .unfinished()
                .orderByProcessInstanceStartTime()
                .asc()
                .list();
    }

    private List<VariableInstance> variables(ProcessVariable<?> variable) {
        return runtimeService
                .createVariableInstanceQuery()
                .variableName(variable.name())
                .list();
    }

    private static Set<String> instances(List<VariableInstance> variables) {
        return variables.stream().map(VariableInstance::getProcessInstanceId).collect(Collectors.toSet());
    }
}
