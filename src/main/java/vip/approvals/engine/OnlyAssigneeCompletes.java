package vip.approvals.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The engine does not check who completes a task (camunda-bpm-platform issue 4865): a person whose task was taken away
 * could still complete it from a stale window, and so could an administrator.
 */
class OnlyAssigneeCompletes extends AbstractBpmnParseListener implements TaskListener {

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addBuiltInTaskListener(EVENTNAME_COMPLETE, this);
    }

    @Override
    public void notify(DelegateTask task) {
        String person = Context.getCommandContext().getAuthenticatedUserId();
        if (person == null || !person.equals(task.getAssignee())) {
            throw new RefusedException(
                    task.getAssignee() == null
                            ? "Nobody has taken this task. Press \"Claim\" first, then complete it."
                            : "This task is now with %s, so it cannot be completed here. Nothing was stored."
                                    .formatted(task.getAssignee()));
        }
    }
}
