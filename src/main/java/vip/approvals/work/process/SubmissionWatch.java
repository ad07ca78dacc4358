package vip.approvals.work.process;

import java.lang.reflect.Field;
import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.ReflectionUtils;
import vip.approvals.work.Submissions;

/** What a form submits is a work under the id that the form knows: of its task, or of the definition that it starts. */
class SubmissionWatch extends CommandInterceptor {

    private static final Map<Class<?>, Field> IDS = Map.of(
            SubmitTaskFormCmd.class, id(SubmitTaskFormCmd.class, "taskId"),
            SubmitStartFormCmd.class, id(SubmitStartFormCmd.class, "processDefinitionId"));

    private final ObjectProvider<Submissions> submissions;

    SubmissionWatch(ObjectProvider<Submissions> submissions) {
        this.submissions = submissions;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Field id = IDS.get(command.getClass());
        return id == null
                ? next.execute(command)
                : submissions
                        .getObject()
                        .submit((String) ReflectionUtils.getField(id, command), () -> next.execute(command));
    }

    private static Field id(Class<?> command, String name) {
        Field field = ReflectionUtils.findField(command, name, String.class);
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
