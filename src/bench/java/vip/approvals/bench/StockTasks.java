package vip.approvals.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.onboarding.Copies;
import vip.approvals.onboarding.ManyTasks;

/**
 * The engine as it is shipped, with authorizations switched on, in a database of its own: the same people, branches,
 * tasks and filter. It writes an authorization for the candidates and one for the assignee of each task.
 */
final class StockTasks implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "public.act_ru_execution",
            "public.act_ru_variable",
            "public.act_ru_task",
            "public.act_ru_identitylink",
            "public.act_ru_authorization",
            "public.act_hi_procinst",
            "public.act_hi_actinst",
            "public.act_hi_taskinst",
            "public.act_hi_varinst",
            "public.act_hi_identitylink");

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final String filter;

    StockTasks(DataSource database, int tasks, int people) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setAuthorizationEnabled(true);
        configuration.setGroupResourceWhitelistPattern(".+");
        configuration.setUserResourceWhitelistPattern(".+");
        configuration.setHistoryTimeToLive("P1825D");
        configuration.setProcessEngineName("stock");
        configuration.setIdGenerator(new StrongUuidGenerator()); // as its Spring Boot starter does
        engine = configuration.buildProcessEngine();
        jdbc = JdbcClient.create(database);
        ManyTasks.BRANCHES.forEach(branch -> branch(branch, tasks / 3, people / 3));
        filter = filter();
        jdbc.sql("ANALYZE").update();
    }

    private void branch(String branch, int tasks, int people) {
        engine.getRepositoryService()
                .createDeployment()
                .tenantId(branch)
                .addModelInstance(
                        "onboarding.bpmn",
                        Bpmn.createExecutableProcess("onboarding")
                                .startEvent()
                                .userTask("first-sms")
                                .name("${client}")
                                .camundaAssignee("${branch}.m1")
                                .camundaCandidateGroups("${branch}.manager")
                                .camundaPriority("100")
                                .camundaDueDate("2026-10-08T00:00:00")
                                .endEvent()
                                .done())
                .deploy();
        engine.getRuntimeService()
                .createProcessInstanceByKey("onboarding")
                .processDefinitionTenantId(branch)
                .businessKey("many-" + branch)
                .setVariables(Map.of("branch", branch, "client", "many-" + branch))
                .execute();
        Copies copies = Copies.of(jdbc, "public", branch);
        TABLES.forEach(table -> copies.into(table, tasks - 1, people));
    }

    /** The product's first filter, which everybody may read. */
    private String filter() {
        Filter filter = engine.getFilterService().newTaskFilter("My seats' tasks");
        filter.setQuery(engine.getTaskService()
                .createTaskQuery()
                .orderByTaskPriority()
                .desc()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks());
        engine.getFilterService().saveFilter(filter);
        Authorization everybody =
                engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        everybody.setUserId(Authorization.ANY);
        everybody.setResource(Resources.FILTER);
        everybody.setResourceId(filter.getId());
        everybody.addPermission(Permissions.READ);
        engine.getAuthorizationService().saveAuthorization(everybody);
        return filter.getId();
    }

    List<String> page(String branch) {
        return as(branch, () -> TaskPages.page(engine.getFilterService(), engine.getTaskService(), filter));
    }

    long count(String branch) {
        return as(branch, () -> engine.getFilterService().count(filter));
    }

    private <T> T as(String branch, Supplier<T> question) {
        engine.getIdentityService()
                .setAuthentication(ManyTasks.ordinary(branch), List.of(branch + ".manager"), List.of(branch));
        try {
            return question.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
