package vip.approvals.onboarding;

import java.util.List;
import java.util.Map;
import vip.approvals.engine.RefusedException;

/**
 * A step to which an administrator may move a client who is stuck. Each module with processes of clients declares a bean
 * for each; a process without one is no process of a client.
 *
 * @param process key
 * @param element where the client goes on
 * @param title as the diagram calls it
 * @param effect what follows, for whoever chooses
 * @param plan what is missing, or how to begin there
 */
public record MoveTarget(String process, String element, String title, String effect, Plan plan) {

    /** Whether the client can begin there. */
    public interface Plan {

        /**
         * @param variables of the instance that is moved
         * @throws RefusedException in words, if something is missing that the step needs
         */
        Start start(String client, Map<String, Object> variables);
    }

    /**
     * @param elements where to begin: the target, and a join that waits for what has been done already
     * @param variables that the step reads and the instance lacks
     */
    public record Start(List<String> elements, Map<String, Object> variables) {

        public static Start at(String... elements) {
            return new Start(List.of(elements), Map.of());
        }

        public Start with(Map<String, Object> more) {
            return new Start(elements, more);
        }
    }
}
