package vip.approvals.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.Product;
import vip.approvals.Visitor;
import vip.approvals.cards.CardOffice;
import vip.approvals.revocation.DispatchOffice;

/** Altai and Tomsk, each with one object of everything that an address can name, and with every task of a person. */
@Component
class TwoBranches {

    static final List<String> BOTH = List.of("altai", "tomsk");

    private static final String QUARTER = "2026-Q3";
    /** A process that is begun in its middle does not ask whose branch it is. */
    private static final String TENANTS = """
            UPDATE %s t SET tenant_id_ = v.text_ FROM act_ru_variable v
            WHERE v.proc_inst_id_ = t.proc_inst_id_ AND v.name_ = 'branch'
            """;

    private static final Pattern OPEN_PART = Pattern.compile("\\{(\\w+)}");

    private final Product product;
    private final JdbcClient jdbc;
    private final CardOffice cards;
    private final DispatchOffice dispatch;
    private final RuntimeService runtimeService;
    private final RepositoryService repositoryService;
    private final TaskService taskService;
    private final Map<String, Map<String, String>> objects = new HashMap<>();

    TwoBranches(
            Product product,
            JdbcClient jdbc,
            CardOffice cards,
            DispatchOffice dispatch,
            RuntimeService runtimeService,
            RepositoryService repositoryService,
            TaskService taskService) {
        this.product = product;
        this.jdbc = jdbc;
        this.cards = cards;
        this.dispatch = dispatch;
        this.runtimeService = runtimeService;
        this.repositoryService = repositoryService;
        this.taskService = taskService;
    }

    void begin(int port) {
        product.reset();
        jdbc.sql(
                        "INSERT INTO vip.cycle (quarter, cut_off, state, opened_at) VALUES (:quarter, '2026-09-30', 'OPEN', now())")
                .param("quarter", QUARTER)
                .update();
        product.asSuperuser("""
                SET session_replication_role = replica;
                INSERT INTO vip.tier_review (month, rules, downgrade_reviews, started_at, started_by, finished_at)
                VALUES ('2026-09', '-', 4, now(), 'admin', now());
                INSERT INTO vip.erasure (client, branch, reason, state, requested_by, requested_at, ended_by, ended_at, year,
                    number, counts, sha256, pdf)
                VALUES ('gone', 'altai', 'REQUEST', 'DONE', 'a', now(), 'b', now(), 2026, 1, '{}', '', ''::bytea);
                """);
        BOTH.forEach(branch -> objects.put(branch, objects(branch, port)));
        tasks();
        jdbc.sql(TENANTS.formatted("act_ru_execution")).update();
        jdbc.sql(TENANTS.formatted("act_ru_task")).update();
        jdbc.sql(TENANTS.formatted("act_ru_variable")).update();
    }

    private Map<String, String> objects(String branch, int port) {
        String card = cards.order(branch + "-vip", "Holder", branch);
        Map<String, String> made = new HashMap<>();
        made.put("branch", branch);
        made.put("quarter", QUARTER);
        made.put("ending", "csv");
        made.put("month", "2026-09");
        made.put("erasure", "1");
        made.put("absence", "1");
        made.put("work", "0".repeat(32));
        made.put("line", list(branch));
        made.put("file", "clients");
        made.put("client", branch + "-vip");
        made.put("card", card);
        made.put("name", cards.handOver(branch));
        made.put("id", upload(branch, port));
        made.put("notice", dispatch.notice(branch + "-gone", branch));
        made.put("batch", print(branch, made.get("notice"), port));
        dispatch.removal(branch + "-going", branch, "1 Demo street");
        made.put("removal", branch + "-going");
        return made;
    }

    /** @return its one line */
    private String list(String branch) {
        return jdbc.sql("""
                        WITH list AS (
                            INSERT INTO vip.branch_list (branch, quarter, state) VALUES (:branch, :quarter, 'PREPARING') RETURNING list)
                        INSERT INTO vip.line (list, section, client, name, type, origin, state, route, account, month_1,
                            month_2, month_3, total, threshold, rule, tier, tier_rule, reason)
                        SELECT list, 'NEW', :branch || '-vip', 'Demo', 'ORGANISATION', 'PROPOSED', 'OPEN', 'NUMBER', 'L', 1, 1, 1,
                            3, 1, 'BVK-01', 'T1', 'BVK-07', 'Demo' FROM list RETURNING line
                        """)
                .param("branch", branch)
                .param("quarter", QUARTER)
                .query(String.class)
                .single();
    }

    private String upload(String branch, int port) {
        var answer = AccessTableTests.asSystem(
                port, branch + ".system", "POST", "/api/branches/" + branch + "/uploads?name=a.csv", "client\nx\n");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return jdbc.sql("SELECT max(upload) FROM vip.upload")
                .query(String.class)
                .single();
    }

    /** The notice is printed, posted, and comes back. */
    private String print(String branch, String notice, int port) {
        Visitor sales = Visitor.loggedIn(port, branch + ".sales");
        String notices = "/api/notices/" + branch;
        for (String[] step : List.of(
                new String[] {"/print", "{\"numbers\":[\"%s\"]}".formatted(notice)},
                new String[] {"/" + notice + "/posted", "{\"day\":\"2026-10-05\"}"},
                new String[] {"/" + notice + "/answer", "{\"day\":\"2026-10-05\",\"result\":\"RETURNED\"}"})) {
            var answer = sales.post(notices + step[0], step[1]);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        return jdbc.sql("SELECT max(batch) FROM vip.print_batch")
                .query(String.class)
                .single();
    }

    /** One instance at each user task, for headquarters' processes once. */
    private void tasks() {
        for (ProcessDefinition process :
                repositoryService.createProcessDefinitionQuery().latestVersion().list()) {
            for (UserTask task :
                    repositoryService.getBpmnModelInstance(process.getId()).getModelElementsByType(UserTask.class)) {
                if (process.getKey().equals("quarterly-cycle")) {
                    start(process, task, Map.of("quarter", QUARTER));
                } else {
                    BOTH.forEach(branch -> start(process, task, variables(branch, task.getId())));
                }
            }
        }
    }

    private void start(ProcessDefinition process, UserTask task, Map<String, Object> variables) {
        runtimeService
                .createProcessInstanceById(process.getId())
                .startBeforeActivity(task.getId())
                .setVariables(variables)
                .execute();
    }

    private Map<String, Object> variables(String branch, String task) {
        Map<String, Object> variables = new HashMap<>();
        Stream.of("smsDay", "week", "askedDay", "callDay", "effectiveDay")
                .forEach(day -> variables.put(day, "2026-10-05"));
        variables.putAll(Map.of(
                "branch",
                branch,
                "quarter",
                QUARTER,
                "client",
                branch + (task.equals("correct-address") ? "-gone" : "-vip"),
                "batch",
                objects.get(branch).get("name"),
                "ground",
                "DEBT",
                "lastDay",
                "2026-12-01",
                "until",
                "2026-11-01"));
        return variables;
    }

    /** Of a branch; for headquarters those without one. */
    List<Task> tasksOf(String branch) {
        return branch.equals("hq")
                ? taskService.createTaskQuery().withoutTenantId().list()
                : taskService.createTaskQuery().tenantIdIn(branch).list();
    }

    /** What a person finds in Tasklist. */
    List<String> visible(String person) {
        List<String> found = new ArrayList<>();
        product.as(person, () -> taskService.createTaskQuery().list().forEach(task -> found.add(task.getId())));
        return found;
    }

    void claim(String person, Task task) {
        product.as(person, () -> taskService.claim(task.getId(), person));
    }

    /** The address with an object of {@code branch} in every open part. */
    String fill(String path, String branch, String task) {
        return fill(path, branch, branch, task);
    }

    /** @param folder the branch that the address itself names */
    String fill(String path, String folder, String branch, String task) {
        return OPEN_PART.matcher(path).replaceAll(part -> {
            String name = part.group(1);
            return name.equals("task")
                    ? task
                    : objects.get(name.equals("branch") ? folder : branch).get(key(path, name));
        });
    }

    private static String key(String path, String name) {
        if (name.equals("number")) {
            return path.contains("/cards/") ? "card" : "notice";
        }
        return name.equals("client") && path.contains("/notices/") ? "removal" : name;
    }

    /** Open parts of paths for which there is no object yet. */
    List<String> unknown(Stream<String> paths) {
        return paths.flatMap(
                        path -> OPEN_PART.matcher(path).results().map((MatchResult part) -> key(path, part.group(1))))
                .filter(name -> !name.equals("task") && !objects.get("altai").containsKey(name))
                .distinct()
                .toList();
    }
}
