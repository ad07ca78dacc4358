package vip.approvals.bench.peers;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;

/** The candidates on Camunda. */
public final class CamundaCandidates implements CandidatesPeer {

    private final StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    private final Answers answers = new Answers();
    private final ProcessEngine engine;
    private final DataSource database;

    /** @param history a history level */
    public CamundaCandidates(DataSource database, String history) {
        this.database = database;
        configuration.setProcessEngineName("candidates-" + history);
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory(history);
        configuration.setJdbcBatchProcessing(true);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setDmnFeelEnableLegacyBehavior(true);
        configuration.setBeans(new HashMap<>(Map.of(
                "facts", (ExecutionListener) CamundaCandidates::giveFacts,
                "outcome", (ExecutionListener) this::keepOutcome,
                "verdict",
                        (TaskListener) task ->
                                answers.decided((String) task.getVariable("client"), task.getVariable("decision")))));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("candidates/camunda.bpmn")
                .addClasspathResource("processes/criteria/vip-entry.dmn")
                .deploy();
    }

    /** As transient variables, which are neither stored nor part of history. */
    private static void giveFacts(DelegateExecution execution) {
        Candidates.FACTS.forEach(
                (name, value) -> execution.setVariableLocal(name, Variables.untypedValue(value, true)));
    }

    /** What the directors' tasks show. */
    private void keepOutcome(DelegateExecution execution) {
        Object outcome = ((DmnDecisionResult) execution.getVariable("decisionResult"))
                .getSingleResult()
                .get("outcome");
        execution.setVariableLocal("outcome", outcome);
        answers.measured(outcome);
    }

    @Override
    public Candidates.Answer decide(Candidates candidates) {
        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "candidates", Variables.putValue("clients", Variables.untypedValue(candidates.clients(), true)))
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
            configuration.getCommandExecutorTxRequired().execute(transaction -> {
                some.forEach(task -> decide(seat, task));
                return null;
            });
        }
    }

    private void decide(String seat, Task task) {
        TaskService tasks = engine.getTaskService();
        tasks.setVariableLocal(
                task.getId(), "decision", Candidates.rejects(seat, task.getName()) ? "REJECT" : "APPROVE");
        tasks.complete(task.getId());
    }

    @Override
    public void close() {
        engine.close();
        ((HikariDataSource) database).close();
    }
}
