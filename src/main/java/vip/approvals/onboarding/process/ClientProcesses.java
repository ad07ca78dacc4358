package vip.approvals.onboarding.process;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import vip.approvals.engine.Unrestricted;
import vip.approvals.onboarding.MoveTarget;

/** The processes of one client, and how their diagrams call what they wait for. */
@Component
class ClientProcesses {

    private final RepositoryService repositoryService;
    private final Unrestricted unrestricted;
    private final Set<String> keys;

    ClientProcesses(RepositoryService repositoryService, Unrestricted unrestricted, List<MoveTarget> targets) {
        this.repositoryService = repositoryService;
        this.unrestricted = unrestricted;
        this.keys = targets.stream().map(MoveTarget::process).collect(Collectors.toSet());
    }

    Set<String> keys() {
        return keys;
    }

    /** Element to name; what has none in the diagram is called as what it is for. */
    Map<String, String> names(String definition) {
        Map<String, String> names = new HashMap<>();
        nodes(definition).forEach(node -> names.put(node.getId(), node.getName() == null ? node.getId() : words(node)));
        return names;
    }

    /** Where a client can wait, in the newest diagrams. */
    Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        List<String> newest =
                unrestricted.call(() -> repositoryService.createProcessDefinitionQuery().latestVersion().list().stream()
                        .filter(definition -> keys.contains(definition.getKey()))
                        .sorted((one, other) -> other.getKey().compareTo(one.getKey()))
                        .map(definition -> definition.getId())
                        .toList());
        newest.stream()
                .flatMap(this::nodes)
                .filter(node -> node instanceof UserTask || node instanceof IntermediateCatchEvent)
                .forEach(node -> places.put(node.getId(), words(node)));
        return places;
    }

    private Stream<FlowNode> nodes(String definition) {
        return unrestricted
                .call(() -> repositoryService.getBpmnModelInstance(definition))
                .getModelElementsByType(FlowNode.class)
                .stream();
    }

    private static String words(FlowNode node) {
        return node.getName().replaceAll("\\s+", " ");
    }
}
