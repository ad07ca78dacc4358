package vip.approvals.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.ProductTest;

/** Every table is erased by somebody, or is known to hold nothing personal: a new one fails here until it is named. */
@ProductTest
class CompleteErasureTests {

    /** Of the engine: people of the staff, definitions, settings. What it keeps of instances goes with them. */
    private static final List<String> ENGINE_OTHERS = List.of(
            "act_id_",
            "act_re_",
            "act_ge_",
            "act_ru_authorization",
            "act_ru_filter",
            "act_ru_jobdef",
            "act_ru_meter_log",
            "act_ru_task_meter_log",
            "act_ru_batch",
            "act_hi_batch");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<PersonalData> modules;

    @Test
    void everyTableOfTheProductIsNamedOnce() {
        List<String> named = Stream.concat(erased().distinct(), others()).toList();
        assertThat(named).doesNotHaveDuplicates();
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        jdbc.sql("""
                                SELECT 'vip.' || table_name FROM information_schema.tables
                                WHERE table_schema = 'vip' AND table_name <> 'flyway_schema_history'
                                """).query(String.class).list());
    }

    @Test
    void noTableWithAClientIsLeftOut() {
        assertThat(jdbc.sql("""
                        SELECT DISTINCT 'vip.' || table_name FROM information_schema.columns
                        WHERE table_schema = 'vip' AND column_name IN ('client', 'name', 'address', 'email', 'note', 'comment')
                        """).query(String.class).list())
                .isSubsetOf(Stream.concat(
                                erased(), Stream.of("vip.erasure", "vip.branch", "vip.billing_load", "vip.stand_in"))
                        .toList());
    }

    /** Rows with the id of an instance or an execution; others would stay after it. */
    @Test
    void everyTableOfTheEngineBelongsToAnInstanceOrHoldsNothingOfClients() {
        assertThat(jdbc.sql("""
                        SELECT table_name FROM information_schema.tables t WHERE table_schema = 'camunda'
                        AND NOT EXISTS (SELECT FROM information_schema.columns c WHERE c.table_schema = 'camunda'
                            AND c.table_name = t.table_name AND (c.column_name LIKE '%proc_inst%'
                                OR c.column_name LIKE '%process_instance%' OR c.column_name LIKE 'task_id%'))
                        """).query(String.class).list())
                .allMatch(table -> ENGINE_OTHERS.stream().anyMatch(table::startsWith)
                        || table.contains("_case")
                        || table.startsWith("act_hi_dec"));
    }

    private Stream<String> erased() {
        return modules.stream().flatMap(module -> module.tables().stream()).map(PersonalTable::table);
    }

    private Stream<String> others() {
        return modules.stream().flatMap(module -> module.others().stream());
    }
}
