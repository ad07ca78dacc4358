package vip.approvals.engine;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;

/**
 * The engine's expressions read variables and ask {@link DiagramBeans}, and nothing else: there is no resolver for
 * properties and methods of what they find, so none leads to a class, a class loader or another bean. The second line of
 * defence behind {@link QueryExpressionGuard}: an expression that gets through finds nothing to run.
 */
class DiagramExpressions extends JuelExpressionManager {

    private final ApplicationContext context;

    DiagramExpressions(ApplicationContext context) {
        this.context = context;
    }

    @Override
    protected ELResolver createElResolver() {
        var resolvers = new CompositeELResolver();
        resolvers.add(new VariableScopeElResolver());
        resolvers.add(new VariableContextElResolver());
        resolvers.add(new DiagramBeans(context));
        return resolvers;
    }
}
