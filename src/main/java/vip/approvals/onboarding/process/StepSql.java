package vip.approvals.onboarding.process;

/** What is open of the processes of clients, straight from the engine's tables: its queries know one kind at a time. */
final class StepSql {

    private static final String INSTANCE = """
            JOIN camunda.act_re_procdef d ON d.id_ = x.proc_def_id_ AND d.key_ IN (:processes)
            JOIN camunda.act_ru_execution i ON i.id_ = x.proc_inst_id_
            """;

    /** A timer waits in an execution, by which its deadline is kept ({@code calendar/process/Deadlines}). */
    static final String STEPS = """
            SELECT i.business_key_ AS client, d.key_ AS process, i.id_ AS instance, d.id_ AS definition,
                   x.task_def_key_ AS element, 'TASK' AS kind, x.id_ AS id, x.id_ AS subject,
                   x.create_time_ AS since, x.due_date_ AS due, coalesce(x.due_date_ < :now, false) AS late, false AS failed
            FROM camunda.act_ru_task x %1$s
            UNION ALL
            SELECT i.business_key_, d.key_, i.id_, d.id_, x.act_id_,
                   CASE j.type_ WHEN 'timer' THEN 'TIMER' ELSE 'JOB' END, j.id_, x.id_,
                   j.create_time_, CASE j.type_ WHEN 'timer' THEN j.duedate_ END, false, j.retries_ = 0
            FROM camunda.act_ru_job j JOIN camunda.act_ru_execution x ON x.id_ = j.execution_id_ %1$s
            UNION ALL
            -- Not what begins an event subprocess or hangs on a border: there its execution is somewhere else.
            SELECT i.business_key_, d.key_, i.id_, d.id_, s.activity_id_, 'MESSAGE', s.id_, s.id_, s.created_, NULL,
                   false, false
            FROM camunda.act_ru_event_subscr s
            JOIN camunda.act_ru_execution x ON x.id_ = s.execution_id_ AND x.act_id_ = s.activity_id_ %1$s
            UNION ALL
            SELECT i.business_key_, d.key_, i.id_, d.id_, x.act_id_, 'CALL', called.id_, x.id_, NULL, NULL, false, false
            FROM camunda.act_ru_execution called JOIN camunda.act_ru_execution x ON x.id_ = called.super_exec_ %1$s
            """.formatted(INSTANCE);

    private StepSql() {}
}
