package vip.approvals.bench.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.dmn.engine.DmnEngineConfiguration;
import org.flowable.dmn.engine.configurator.DmnEngineConfigurator;
import org.flowable.engine.DecisionTableVariableManager;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.ExecutionListener;
import org.flowable.engine.delegate.TaskListener;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/** The candidates on Flowable, with its own DMN engine. */
public final class FlowableCandidates implements CandidatesPeer {

    private final Answers answers = new Answers();
    private final ProcessEngine engine;
    private final DataSource database;

    /** @param history a history level */
    public FlowableCandidates(DataSource database, String history) {
        this.database = database;
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setEngineName("candidates-" + history);
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.getHistoryLevelForKey(history));
        configuration.setAsyncExecutorActivate(false);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.setDecisionTableVariableManager(new Outcomes());
        configuration.addConfigurator(decisions(!history.equals("none")));
        configuration.setBeans(new HashMap<>(Map.of(
                "facts",
                        (ExecutionListener) execution -> Candidates.FACTS.forEach(execution::setTransientVariableLocal),
                "verdict", (TaskListener) task -> answers.decided(task.getName(), task.getVariable("decision")))));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("candidates/flowable.bpmn")
                .addClasspathResource("processes/criteria/vip-entry.dmn")
                .deploy();
    }

    private static DmnEngineConfigurator decisions(boolean history) {
        var configurator = new DmnEngineConfigurator();
        var configuration = new org.flowable.dmn.engine.impl.cfg.StandaloneInMemDmnEngineConfiguration();
        configurator.setDmnEngineConfiguration(configuration);
        ((DmnEngineConfiguration) configuration).setHistoryEnabled(history);
        return configurator;
    }

    /** Without it, the outcome of each candidate would be written over the outcome of the one before. */
    private final class Outcomes implements DecisionTableVariableManager {

        @Override
        public void setVariablesOnExecution(
                List<Map<String, Object>> result,
                String decision,
                DelegateExecution execution,
                ObjectMapper objectMapper,
                boolean multipleResults) {
            Object outcome = result.get(0).get("outcome");
            execution.getParent().setVariableLocal("outcome", outcome);
            answers.measured(outcome);
        }

        @Override
        public void setDecisionServiceVariablesOnExecution(
                Map<String, List<Map<String, Object>>> result,
                String decision,
                DelegateExecution execution,
                ObjectMapper objectMapper,
                boolean multipleResults) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public Candidates.Answer decide(Candidates candidates) {
        String instance = engine.getRuntimeService()
                .createProcessInstanceBuilder()
                .processDefinitionKey("candidates")
                .variable("candidates", candidates.number())
                .start()
                .getId();
        decideAs("commercial", instance);
        decideAs("security", instance);
        if (engine.getRuntimeService().createProcessInstanceQuery().count() != 0) {
            throw new IllegalStateException("The list is not settled");
        }
        return answers.take();
    }

    private void decideAs(String seat, String instance) {
        List<Task> tasks = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .taskAssignee(seat)
                .list();
        for (int from = 0; from < tasks.size(); from += TOGETHER) {
            List<Task> some = tasks.subList(from, Math.min(from + TOGETHER, tasks.size()));
            engine.getManagementService().executeCommand(transaction -> {
                some.forEach(task -> engine.getTaskService()
                        .complete(
                                task.getId(),
                                Map.of("decision", Candidates.rejects(seat, task.getName()) ? "REJECT" : "APPROVE"),
                                true));
                return null;
            });
        }
    }

    @Override
    public void close() {
        engine.close();
        ((HikariDataSource) database).close();
    }
}
