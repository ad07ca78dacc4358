package vip.approvals.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Camunda's decision service, asked of one client after the other with the product's own two tables. */
final class DmnPeer implements AutoCloseable {

    private static final int CLIENTS_PER_TRANSACTION = 1_000;

    private final ProcessEngine engine;
    private final TransactionTemplate transaction;

    /** @param history {@code none} or {@code full} */
    DmnPeer(DataSource database, String history) {
        var transactions = new DataSourceTransactionManager(database);
        var configuration = new SpringTransactionsProcessEngineConfiguration();
        configuration.setProcessEngineName("dmn-" + history);
        configuration.setDataSource(database);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory(history);
        configuration.setJobExecutorActivate(false);
        engine = configuration.buildProcessEngine();
        transaction = new TransactionTemplate(transactions);
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("processes/criteria/vip-entry.dmn")
                .addClasspathResource("processes/criteria/vip-tier.dmn")
                .deploy();
    }

    /**
     * @param clients facts by client
     * @return outcome and tier by client
     */
    Map<String, String> assess(Map<String, Map<String, Object>> clients) {
        Map<String, String> answers = new TreeMap<>();
        List<String> names = new ArrayList<>(clients.keySet());
        for (int from = 0; from < names.size(); from += CLIENTS_PER_TRANSACTION) {
            List<String> some = names.subList(from, Math.min(names.size(), from + CLIENTS_PER_TRANSACTION));
            transaction.executeWithoutResult(status ->
                    some.forEach(client -> answers.put(client, assess(clients.get(client), client))));
        }
        return answers;
    }

    private String assess(Map<String, Object> facts, String client) {
        DecisionService decisions = engine.getDecisionService();
        var entry = decisions.evaluateDecisionTableByKey("vip-entry", facts).getSingleResult();
        if (entry.get("route") == null) {
            return entry.get("outcome") + " null";
        }
        var tier = decisions.evaluateDecisionTableByKey(
                "vip-tier", Map.of("route", entry.get("route"), "numberTotal", facts.get("numberTotal")));
        return entry.get("outcome") + " " + tier.getSingleResult().get("tier");
    }

    @Override
    public void close() {
        engine.close();
    }
}
