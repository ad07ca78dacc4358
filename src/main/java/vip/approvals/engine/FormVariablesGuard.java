package vip.approvals.engine;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.util.ReflectionUtils;

/**
 * A completion and a start may set any variable of the process: the quarter that is decided, the branch that gives the
 * tenant, any text. Here they set what their form hands over ({@link FormVariables}) and nothing else, whichever way
 * they come in. What the product's own code sets from within a process is not looked at.
 */
class FormVariablesGuard extends CommandInterceptor {

    /** Tokens, quarters and codes; whatever a person writes goes to the schema vip. */
    private static final int LONGEST_TEXT = 200;

    private static final List<Class<?>> TASK_COMMANDS = List.of(
            CompleteTaskCmd.class,
            SubmitTaskFormCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class);

    private final Map<String, FormVariables> forms;

    FormVariablesGuard(List<FormVariables> forms) {
        this.forms = forms.stream().collect(Collectors.toMap(FormVariables::process, Function.identity()));
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (TASK_COMMANDS.stream().anyMatch(kind -> kind.isInstance(command))) {
            String variables = command instanceof SubmitTaskFormCmd ? "properties" : "variables";
            checkTask(read(command, "taskId", String.class), read(command, variables, Map.class));
        } else if (command instanceof SubmitStartFormCmd) {
            checkStart(read(command, "processDefinitionId", String.class), read(command, "variables", Map.class));
        }
        return next.execute(command);
    }

    private void checkTask(String id, Map<?, ?> variables) {
        CommandContext context = Context.getCommandContext();
        TaskEntity task = id == null || isEmpty(variables)
                ? null
                : context.getTaskManager().findTaskById(id);
        if (task == null) {
            return; // the command says so itself
        }
        // Who may not work on the task must not learn from a refusal that it is there.
        context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
        ProcessDefinitionEntity process = task.getProcessDefinition();
        check(process == null ? null : process.getKey(), task.getTaskDefinitionKey(), variables);
    }

    private void checkStart(String id, Map<?, ?> variables) {
        if (id == null || isEmpty(variables)) {
            return;
        }
        var configuration = Context.getCommandContext().getProcessEngineConfiguration();
        ProcessDefinitionEntity process = configuration.getDeploymentCache().findDeployedProcessDefinitionById(id);
        configuration.getCommandCheckers().forEach(checker -> checker.checkCreateProcessInstance(process));
        check(
                process.getKey(),
                process.getInitial() == null ? null : process.getInitial().getId(),
                variables);
    }

    private void check(String process, String element, Map<?, ?> variables) {
        for (Object each : new HashSet<>(variables.keySet())) {
            String name = String.valueOf(each);
            ProcessVariable<?> known = Optional.ofNullable(forms.get(process))
                    .flatMap(form -> form.find(element, name))
                    .orElseThrow(() -> new RefusedException(
                            "\"%s\" cannot be set here. Nothing was stored.".formatted(printable(name))));
            if (!isAllowed(known, value(variables, name))) {
                throw new RefusedException(
                        "\"%s\" is not what the form hands over. Open the form and complete it there.".formatted(name));
            }
        }
    }

    private static boolean isAllowed(ProcessVariable<?> variable, Object value) {
        return value == null
                || variable.type().isInstance(value) && !(value instanceof String text && text.length() > LONGEST_TEXT);
    }

    /** A serialized object stays one: reading its value could run code. */
    private static Object value(Map<?, ?> variables, String name) {
        Object value = variables instanceof VariableMap typed ? typed.getValueTyped(name) : variables.get(name);
        return value instanceof TypedValue typed && !(value instanceof SerializableValue) ? typed.getValue() : value;
    }

    private static boolean isEmpty(Map<?, ?> variables) {
        return variables == null || variables.isEmpty();
    }

    private static String printable(String name) {
        return name.length() > 50 ? name.substring(0, 50) + "…" : name;
    }

    private static <V> V read(Command<?> command, String name, Class<V> type) {
        Field field = ReflectionUtils.findField(command.getClass(), name);
        ReflectionUtils.makeAccessible(field);
        return type.cast(ReflectionUtils.getField(field, command));
    }
}
