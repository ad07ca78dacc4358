package vip.approvals.onboarding;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many running instances, made from one that the engine has started: its rows again, under other ids. It takes seconds
 * where the engine would take minutes.
 *
 * @param branch whose manager {@code <branch>.m1} has the task
 * @param client of the instance: {@code many-<branch>}; the copies' clients get a number
 * @param ids of the task and its instance, as a pattern
 */
public record Copies(JdbcClient jdbc, String branch, String client, String ids) {

    /** An id of the engine, alone or behind the name of an element; a definition's has a version before it. */
    private static final String ID = "(\"(?:[a-z-]+:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"";

    private static final String COPY = """
            WITH template AS MATERIALIZED (
                SELECT replace(replace(regexp_replace(row::text, :id, '\\1-<n>"', 'g'), :client, :client || '-<n>'),
                               '"' || :branch || '.m1"', '"' || :branch || '.m<m>"') AS row
                FROM (SELECT to_jsonb(whole) AS row FROM %1$s whole) present
                WHERE row::text ~ :ids)
            INSERT INTO %1$s
            SELECT copy.* FROM template, generate_series(1, :copies) n, jsonb_populate_record(NULL::%1$s,
                replace(replace(row, '<n>', n::text), '<m>', (CASE WHEN n %% 10 = 0 THEN 1 ELSE 2 + n %% (:managers - 1) END)::text)::jsonb
                || jsonb_build_object('due_date_', timestamp '2026-10-01' + n %% 9 * interval '1 day' + n * interval '1 second')) copy
            """;

    /** The template's open task is the only one of {@code <branch>.m1}. */
    public static Copies of(JdbcClient jdbc, String schema, String branch) {
        return jdbc.sql("SELECT id_, proc_inst_id_ FROM %s.act_ru_task WHERE assignee_ = :manager".formatted(schema))
                .param("manager", branch + ".m1")
                .query((row, number) -> {
                    String client = "many-" + branch;
                    return new Copies(
                            jdbc, branch, client, String.join("|", row.getString(1), row.getString(2), client));
                })
                .single();
    }

    /**
     * Every tenth is the first manager's, all others in equal shares; each has a due date of its own, within nine days
     * from 1 October.
     */
    public void into(String table, int copies, int managers) {
        jdbc.sql(COPY.formatted(table))
                .param("id", ID)
                .param("ids", ids)
                .param("branch", branch)
                .param("client", client)
                .param("copies", copies)
                .param("managers", managers)
                .update();
    }
}
