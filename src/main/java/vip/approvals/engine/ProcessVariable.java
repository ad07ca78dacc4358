package vip.approvals.engine;

import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A typed process variable. Variables hold ids, codes, booleans and dates only, never a name, an amount or a comment
 * (design decisions 3 and 11).
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    /** The branch that a process instance is started for; gives it its tenant. */
    public static final ProcessVariable<String> BRANCH = new ProcessVariable<>("branch", String.class);

    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, String.class);
    }

    public static ProcessVariable<Long> number(String name) {
        return new ProcessVariable<>(name, Long.class);
    }

    public static ProcessVariable<Boolean> bool(String name) {
        return new ProcessVariable<>(name, Boolean.class);
    }

    /** @throws RefusedException if it is missing or of another type, as when a form was bypassed */
    public T from(VariableScope scope) {
        Object value = scope.getVariable(name);
        if (!type.isInstance(value)) {
            throw new RefusedException(
                    "\"%s\" is missing. Open the task's form and complete it there.".formatted(name));
        }
        return type.cast(value);
    }

    public void to(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
