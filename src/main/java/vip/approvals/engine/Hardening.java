package vip.approvals.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the stock engine leaves open (design decisions 8, 9 and 11; docs/security.md). */
@Component
@Order(Hardening.LAST)
class Hardening extends AbstractCamundaConfiguration {

    static final int LAST = 10_000;
    /** Seats are called {@code altai.sales-director}; the default pattern allows letters and digits only. */
    private static final String IDS = "[a-zA-Z0-9][a-zA-Z0-9._@-]*";

    private final List<FormVariables> forms;
    private final List<SharedTasks> sharedTasks;
    private final ApplicationContext context;

    Hardening(List<FormVariables> forms, List<SharedTasks> sharedTasks, ApplicationContext context) {
        this.forms = forms;
        this.sharedTasks = sharedTasks;
        this.context = context;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK"); // candidates work, they do not reassign
        configuration.setResourceAuthorizationProvider(new TaskAuthorizations(sharedTasks));
        configuration.setTenantIdProvider(new BranchTenants());
        configuration.setUserResourceWhitelistPattern(IDS);
        configuration.setGroupResourceWhitelistPattern(IDS);
        configuration.setTenantResourceWhitelistPattern(IDS);
        configuration.setCustomPreCommandInterceptorsTxRequired(
                first(new QueryExpressionGuard(), configuration.getCustomPreCommandInterceptorsTxRequired()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                first(new QueryExpressionGuard(), configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
        // Behind the engine's own interceptors, since they look up tasks and people in their transaction.
        configuration.setCustomPostCommandInterceptorsTxRequired(
                behind(configuration.getCustomPostCommandInterceptorsTxRequired()));
        configuration.setCustomPostCommandInterceptorsTxRequiresNew(
                behind(configuration.getCustomPostCommandInterceptorsTxRequiresNew()));
        configuration.setExpressionManager(new DiagramExpressions(context));
        configuration.setScriptEngineResolver(new NoScripts());
        var listeners = new ArrayList<>(orEmpty(configuration.getCustomPostBPMNParseListeners()));
        listeners.add(new OnlyAssigneeCompletes());
        configuration.setCustomPostBPMNParseListeners(listeners);
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setReevaluateTimeCycleWhenDue(true); // a changed vip.cycle.schedule counts from the next run on
    }

    private List<CommandInterceptor> behind(List<CommandInterceptor> others) {
        return first(new NoDeployment(), first(new FormVariablesGuard(forms), others));
    }

    /** @param guard an instance for this chain alone: each knows its next */
    private static List<CommandInterceptor> first(CommandInterceptor guard, List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>(orEmpty(others));
        all.add(0, guard);
        return all;
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
