package vip.approvals.erasure.process;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.engine.Unrestricted;
import vip.approvals.erasure.ClientHistory;

/** A client's instances are those with the client's number in the variable {@code client}, or as business key. */
@Component
class EngineClientHistory implements ClientHistory {

    /** One query for both: the engine's own cannot ask for a variable or a key. */
    private static final String INSTANCES = """
            SELECT p.proc_inst_id_ AS id, p.proc_def_key_ AS process FROM camunda.act_hi_procinst p
            WHERE (p.end_time_ IS NOT NULL) = :ended AND (p.business_key_ = :client OR EXISTS (
                SELECT FROM camunda.act_hi_varinst v
                WHERE v.proc_inst_id_ = p.proc_inst_id_ AND v.name_ = 'client' AND v.text_ = :client))
            """;

    private record Instance(String id, String process) {}

    private final HistoryService historyService;
    private final JdbcClient jdbc;
    private final Unrestricted unrestricted;

    EngineClientHistory(HistoryService historyService, JdbcClient jdbc, Unrestricted unrestricted) {
        this.historyService = historyService;
        this.jdbc = jdbc;
        this.unrestricted = unrestricted;
    }

    @Override
    public List<String> running(String client) {
        return instances(client, false).stream()
                .map(Instance::process)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public long count(String client) {
        return instances(client, true).size();
    }

    @Override
    public long erase(String client) {
        List<String> instances =
                instances(client, true).stream().map(Instance::id).toList();
        if (!instances.isEmpty()) {
            unrestricted.call(() -> {
                historyService.deleteHistoricProcessInstancesIfExists(instances);
                return null;
            });
        }
        return instances.size();
    }

    private List<Instance> instances(String client, boolean ended) {
        return jdbc.sql(INSTANCES)
                .param("client", client)
                .param("ended", ended)
                .query(Instance.class)
                .list();
    }
}
