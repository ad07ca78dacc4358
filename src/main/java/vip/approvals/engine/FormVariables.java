package vip.approvals.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the forms of a process hand over. Each module with forms declares a bean of this kind for each of its processes;
 * a completion or a start that carries anything else is refused.
 *
 * @param process key of the process
 * @param handedOver id of the task, or of the start event, to the variables of its form
 */
public record FormVariables(String process, Map<String, Set<ProcessVariable<?>>> handedOver) {

    /** Empty if the form hands over no such variable, or if nobody has declared the form. */
    Optional<ProcessVariable<?>> find(String element, String name) {
        return handedOver.getOrDefault(element, Set.of()).stream()
                .filter(variable -> variable.name().equals(name))
                .findAny();
    }
}
