package vip.approvals.onboarding.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.onboarding.Standings;

/** One statement for a page, one for its steps, whatever the number of clients. */
@Component
class EngineStandings implements Standings {

    private static final String CLIENTS = """
            WITH step AS MATERIALIZED (%s), open AS (
                SELECT client, min(due) AS due, bool_or(late) AS late, bool_or(failed) AS failed,
                       array_agg(element) AS elements
                FROM step GROUP BY client
            ), latest AS (
                SELECT DISTINCT ON (client) client, state, reason FROM vip.onboarding ORDER BY client, onboarding DESC
            ), known AS (
                SELECT client FROM vip.vip_status UNION SELECT client FROM latest UNION SELECT client FROM open
            ), standing AS (
                SELECT c.client, c.branch, c.name, s.tier, s.since, a.manager, l.reason,
                       o.due, coalesce(o.late, false) AS late, coalesce(o.failed, false) AS failed, o.elements,
                       CASE WHEN o.client IS NOT NULL THEN 'OPEN'
                            WHEN l.state = 'DECLINED' AND s.client IS NULL THEN 'DECLINED'
                            WHEN s.client IS NULL THEN 'FORMER'
                            WHEN l.state = 'WAITING' THEN 'WAITING'
                            WHEN l.state = 'RUNNING' THEN 'LOST'
                            WHEN l.state = 'DONE' THEN 'RECEIVED'
                            WHEN l.state = 'ENDED' THEN 'ENDED'
                            ELSE 'NOT_RECEIVED' END AS rest
                FROM known k JOIN vip.client c USING (client)
                LEFT JOIN vip.vip_status s ON s.client = c.client
                LEFT JOIN vip.assignment a ON a.client = c.client AND a.until IS NULL
                LEFT JOIN latest l ON l.client = c.client
                LEFT JOIN open o ON o.client = c.client
                WHERE (:all OR c.branch IN (:branches) OR (a.manager = :self AND c.branch IN (:managed)))
            )
            """.formatted(StepSql.STEPS);

    private static final String PAGE = CLIENTS + """
            SELECT client, branch, name, tier, since, manager, rest, reason, count(*) OVER () AS matching
            FROM standing
            WHERE (:branch = '' OR branch = :branch) AND (:manager = '' OR manager = :manager)
              AND starts_with(client, :number) AND (late OR NOT :overdue)
              AND (:step IN ('', rest) OR :step = ANY (elements) OR (:step = 'FAILED' AND (failed OR rest = 'LOST'))
                   OR (:step = 'NO_MANAGER' AND tier IS NOT NULL AND manager IS NULL))
            ORDER BY CASE WHEN failed OR rest = 'LOST' THEN 0 WHEN rest = 'OPEN' AND tier IS NULL THEN 1
                          WHEN rest = 'OPEN' THEN 2 WHEN tier IS NOT NULL AND manager IS NULL THEN 3
                          WHEN tier IS NOT NULL THEN 4 ELSE 5 END,
                     due NULLS LAST, client
            LIMIT %d OFFSET :offset
            """.formatted(PAGE_SIZE);

    private static final String MANAGERS = """
            SELECT DISTINCT a.manager, coalesce(nullif(concat_ws(' ', u.first_, u.last_), ''), a.manager) AS name
            FROM vip.assignment a JOIN vip.client c USING (client) LEFT JOIN camunda.act_id_user u ON u.id_ = a.manager
            WHERE a.until IS NULL
              AND (:all OR c.branch IN (:branches) OR (a.manager = :self AND c.branch IN (:managed)))
            ORDER BY name
            """;

    private static final String OPEN = """
            SELECT * FROM (%s) AS step WHERE client IN (:clients) ORDER BY due NULLS LAST, element
            """.formatted(StepSql.STEPS);

    private static final String WITHOUT_STATUS = """
            SELECT DISTINCT i.business_key_ FROM camunda.act_ru_execution i
            JOIN camunda.act_re_procdef d ON d.id_ = i.proc_def_id_ AND d.key_ IN (:processes)
            WHERE i.id_ = i.proc_inst_id_
              AND NOT EXISTS (SELECT FROM vip.vip_status s WHERE s.client = i.business_key_)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ClientProcesses processes;

    EngineStandings(JdbcClient jdbc, Clock clock, ClientProcesses processes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.processes = processes;
    }

    @Override
    public Page page(Scope scope, Query query) {
        long[] matching = {0};
        List<Row> rows = within(asked(PAGE), scope)
                .param("branch", text(query.branch()))
                .param("manager", text(query.manager()))
                .param("step", text(query.step()))
                .param("number", text(query.number()))
                .param("overdue", query.overdue())
                .param("offset", (long) PAGE_SIZE * query.page())
                .query((row, number) -> {
                    matching[0] = row.getLong("matching");
                    return row(row);
                })
                .list();
        return new Page(matching[0], rows);
    }

    @Override
    public Map<String, String> managers(Scope scope) {
        Map<String, String> names = new LinkedHashMap<>();
        within(jdbc.sql(MANAGERS), scope)
                .query((row, number) -> names.put(row.getString("manager"), row.getString("name")))
                .list();
        return names;
    }

    @Override
    public List<Step> open(List<String> clients) {
        if (clients.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, String>> names = new HashMap<>();
        return asked(OPEN)
                .param("clients", clients)
                .query((row, number) -> step(row, names))
                .list();
    }

    @Override
    public List<String> withoutStatus() {
        return jdbc.sql(WITHOUT_STATUS)
                .param("processes", processes.keys())
                .query(String.class)
                .list();
    }

    @Override
    public Map<String, String> places() {
        return processes.places();
    }

    private static JdbcClient.StatementSpec within(JdbcClient.StatementSpec statement, Scope scope) {
        return statement
                .param("all", scope.all())
                .param("branches", orNone(scope.branches()))
                .param("self", scope.manager())
                .param("managed", orNone(scope.managed()));
    }

    private JdbcClient.StatementSpec asked(String sql) {
        return jdbc.sql(sql).param("processes", processes.keys()).param("now", new Timestamp(clock.millis()));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("client"),
                row.getString("branch"),
                row.getString("name"),
                row.getString("tier"),
                row.getObject("since", LocalDate.class),
                row.getString("manager"),
                Rest.valueOf(row.getString("rest")),
                row.getString("reason"));
    }

    private Step step(ResultSet row, Map<String, Map<String, String>> names) throws SQLException {
        String element = row.getString("element");
        return new Step(
                row.getString("client"),
                row.getString("process"),
                row.getString("instance"),
                element,
                names.computeIfAbsent(row.getString("definition"), processes::names)
                        .getOrDefault(element, element),
                Kind.valueOf(row.getString("kind")),
                row.getString("id"),
                row.getString("subject"),
                moment(row.getTimestamp("since")),
                moment(row.getTimestamp("due")),
                row.getBoolean("late"),
                row.getBoolean("failed"));
    }

    private OffsetDateTime moment(Timestamp time) {
        return time == null ? null : time.toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }

    private static String text(String asked) {
        return asked == null ? "" : asked.strip();
    }

    /** SQL knows no empty list. */
    private static List<String> orNone(List<String> branches) {
        return branches.isEmpty() ? List.of("") : branches;
    }
}
