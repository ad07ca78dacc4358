package vip.approvals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.Statements;

/** The list of 5,000 clients who are being received all at once. */
class StandingsTests extends ClientWalk {

    private static final Standings.Scope ALTAI =
            new Standings.Scope(false, List.of("altai"), "altai.allocation", List.of());

    @Autowired
    ClientList list;

    @AfterEach
    void copiesGo() {
        product.asSuperuser("""
                DELETE FROM camunda.act_ru_task WHERE id_ LIKE 'copy-%';
                DELETE FROM camunda.act_ru_execution WHERE id_ LIKE 'copy-%';
                """);
    }

    @Test
    void aPageOf5000TakesAsManyStatementsAsAPageOfOneAndLittleTime() {
        ProcessInstance onboarding = called();
        int ofOne = Statements.of(() -> list.page(ALTAI, query(0)));
        copy(onboarding, 4_999);
        assertThat(Statements.of(() -> list.page(ALTAI, query(0))))
                .isEqualTo(ofOne)
                .isLessThanOrEqualTo(4);
        ClientList.Page page = list.page(ALTAI, query(0));
        assertThat(page.matching()).isEqualTo(5_000);
        assertThat(page.lines())
                .hasSize(50)
                .allSatisfy(line -> assertThat(line.steps()).hasSize(1));
        assertThat(list.page(ALTAI, query(99)).lines()).hasSize(50);
        assertThat(list.page(ALTAI, query(100)).lines()).isEmpty();

        long begin = System.nanoTime();
        list.page(ALTAI, query(42));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2)); // 0.2 s on two cores
    }

    private static Standings.Query query(int page) {
        return new Standings.Query(null, null, null, null, false, page);
    }

    /** The engine's rows of one onboarding, so many times: to start each would take minutes. */
    private void copy(ProcessInstance onboarding, int times) {
        product.asSuperuser("""
                SET session_replication_role = replica;
                INSERT INTO vip.client (client, branch, type, name, contract_start, image)
                SELECT 'C-' || n, branch, type, name, contract_start, image FROM vip.client, generate_series(1, %1$d) n
                WHERE client = '%2$s';
                INSERT INTO vip.vip_status (client, tier, since, granted_by)
                SELECT 'C-' || n, tier, since, granted_by FROM vip.vip_status, generate_series(1, %1$d) n
                WHERE client = '%2$s';
                INSERT INTO vip.onboarding (client, branch, state, created_at)
                SELECT 'C-' || n, 'altai', 'RUNNING', now() FROM generate_series(1, %1$d) n;
                INSERT INTO vip.assignment (client, branch, manager, since, assigned_by)
                SELECT 'C-' || n, 'altai', CASE WHEN n %% 2 = 0 THEN 'altai.manager' ELSE 'altai.manager2' END, now(), '-'
                FROM generate_series(1, %1$d) n;
                INSERT INTO camunda.act_ru_execution SELECT (jsonb_populate_record(e, jsonb_build_object(
                    'id_', 'copy-' || n, 'proc_inst_id_', 'copy-' || n, 'business_key_', 'C-' || n))).*
                FROM camunda.act_ru_execution e, generate_series(1, %1$d) n WHERE e.id_ = '%3$s';
                INSERT INTO camunda.act_ru_task SELECT (jsonb_populate_record(t, jsonb_build_object(
                    'id_', 'copy-' || n, 'proc_inst_id_', 'copy-' || n, 'execution_id_', 'copy-' || n))).*
                FROM camunda.act_ru_task t, generate_series(1, %1$d) n WHERE t.proc_inst_id_ = '%3$s';
                ANALYZE;
                """.formatted(times, CLIENT, onboarding.getId()));
    }

    /** The product's own SQL statements, counted by what Spring says of them in the log. */
}
