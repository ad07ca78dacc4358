package vip.approvals.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Who deploys runs code. The start-up does, when nobody is logged in; no person may, administrators included. */
class NoDeployment extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof DeployCmd && Context.getCommandContext().getAuthentication() != null) {
            throw new AuthorizationException("Nobody deploys while the product runs");
        }
        return next.execute(command);
    }
}
