package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static vip.approvals.Visitor.ENGINE;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second line of defence (docs/security.md): what gets into the engine finds nothing to run there. */
@ProductTest
class HardeningTests {

    private static final AtomicInteger EVALUATIONS = new AtomicInteger();

    /** Made by an attack, if anything evaluates it. */
    public static class Evaluated {
        public Evaluated() {
            EVALUATIONS.incrementAndGet();
        }
    }

    private static final String FOR_NAME =
            "${''.getClass().forName('vip.approvals.HardeningTests$Evaluated').newInstance()}";

    @LocalServerPort
    int port;

    @Autowired
    Product product;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    RepositoryService repositoryService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    FilterService filterService;

    private String instance;

    @BeforeEach
    void begin() {
        product.reset();
        EVALUATIONS.set(0);
        jdbc.sql(
                        "INSERT INTO vip.cycle (quarter, cut_off, state, opened_at) VALUES ('2026-Q3', '2026-09-30', 'OPEN', now())")
                .update();
        jdbc.sql("INSERT INTO vip.branch_list (branch, quarter, state) VALUES ('altai', '2026-Q3', 'PREPARING')")
                .update();
        instance = runtimeService
                .startProcessInstanceByKey(
                        "branch-list", "altai/2026-Q3", Map.of("branch", "altai", "quarter", "2026-Q3"))
                .getId();
        product.runJobs();
    }

    @AfterEach
    void end() {
        assertThat(EVALUATIONS).hasValue(0);
        filterService.createFilterQuery().filterNameLike("attack%").list().stream()
                .map(Filter::getId)
                .forEach(filterService::deleteFilter);
        repositoryService.createDeploymentQuery().deploymentName("attack").list().stream()
                .map(Deployment::getId)
                .forEach(id -> repositoryService.deleteDeployment(id, true));
    }

    // Expressions

    @ParameterizedTest
    @ValueSource(
            strings = {
                FOR_NAME,
                "#{''.getClass().forName('vip.approvals.HardeningTests$Evaluated').newInstance()}",
                "Altai ${''.getClass().forName('vip.approvals.HardeningTests$Evaluated').newInstance()}",
                "${execution.getClass()}",
                "${execution.class.classLoader}",
                "${execution.processEngineServices.repositoryService.createDeployment()}",
                "${execution.setVariable('quarter', '2026-Q2')}",
                "${execution.id}",
                "${quarter.class}",
                "${quarter.getBytes()}",
                "${quarter.getClass().getClassLoader().loadClass('java.lang.Runtime')}",
                "${Runtime.getRuntime().exec('id')}",
                "${java.lang.Runtime.getRuntime()}",
                "${T(java.lang.Runtime).getRuntime()}",
                "${dataSource}",
                "${dataSource.connection}",
                "${jdbcTemplate.queryForList('SELECT 1')}",
                "${environment}",
                "${systemProperties['user.home']}",
                "${systemEnvironment}",
                "${applicationContext}",
                "${identityService.newUser('mallory')}",
                "${runtimeService}",
                "${processEngine}",
                "${currentPerson.id()}",
                "${unrestricted}",
                "${visitor}",
                "${deadlines.class}",
                "${deadlines.getClass()}",
                "${deadlines.due(execution, 'sign').getClass()}",
                "${cards.withdraw('A-1')}",
                "${cards.order('A-1')}",
                "${seatGuard.notify(null)}",
                "${currentUser().getClass()}",
                "${now().class.classLoader}"
            })
    void anExpressionReachesNoClassNoOtherBeanAndNoOtherMethod(String attack) {
        assertThatThrownBy(() -> evaluate(attack)).isInstanceOf(RuntimeException.class);
        assertThat(EVALUATIONS).hasValue(0);
    }

    @Test
    void whatDiagramsAskIsAnswered() {
        assertThat(evaluate("${quarter}")).isEqualTo("2026-Q3");
        assertThat(evaluate("${seatGuard}")).isNotNull();
        assertThat(evaluate("${deadlines.due(execution, 'sign')}")).isInstanceOf(java.util.Date.class);
        assertThat(evaluate("${cycles.branches(quarter)}")).asList().contains("altai");
        assertThat(evaluate("${cycleSchedule.next()}")).asString().contains(" ");
    }

    private Object evaluate(String expression) {
        return engine.getCommandExecutorTxRequired().execute(command -> {
            ExecutionEntity execution = command.getExecutionManager().findExecutionById(instance);
            return engine.getExpressionManager().createExpression(expression).getValue(execution);
        });
    }

    // Ways in

    /** Bodies of queries, each with the attack somewhere else. */
    static Stream<String> queries() {
        String attack = FOR_NAME.replace("\"", "\\\"");
        Function<String, String> or = query -> "{\"orQueries\":[" + query + "]}";
        String direct = "{\"assigneeExpression\":\"%s\"}".formatted(attack);
        return Stream.of(
                direct,
                or.apply(direct),
                or.apply(or.apply(direct)),
                or.apply(or.apply(or.apply(direct))),
                or.apply("{\"assigned\":true},{\"candidateUserExpression\":\"%s\"}".formatted(attack)),
                or.apply("{\"followUpBeforeExpression\":\"%s\"}".formatted(attack)),
                or.apply("{\"createdOnExpression\":\"%s\"}".formatted(attack)));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aFilterThatIsPutStraightIntoTheDatabaseRunsNothing(String query) {
        Filter filter = filterService.newTaskFilter("attack");
        filter.setQuery(taskService.createTaskQuery());
        filterService.saveFilter(filter);
        jdbc.sql("UPDATE act_ru_filter SET query_ = :query WHERE id_ = :id")
                .param("query", query)
                .param("id", filter.getId())
                .update();
        Visitor administrator = Visitor.loggedIn(port, "admin");
        for (String path : List.of("/list?maxResults=5", "/count")) {
            String address = ENGINE + "/filter/" + filter.getId() + path;
            for (HttpResponse<String> answer : List.of(administrator.post(address, "{}"), administrator.get(address))) {
                assertThat(EVALUATIONS).hasValue(0);
                assertThat(answer.body()).doesNotContain("Evaluated");
            }
        }
        catchThrowable(() -> filterService.list(filter.getId()));
        catchThrowable(() -> filterService.count(filter.getId()));
        assertThat(EVALUATIONS).hasValue(0);
    }

    @Test
    void noOtherQueryEvaluatesWhatSomebodyWrites() {
        Visitor administrator = Visitor.loggedIn(port, "admin");
        String sorted = "{\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\","
                + "\"parameters\":{\"variable\":\"%s\",\"type\":\"String\"}}]}";
        String variable = "{\"processVariables\":[{\"name\":\"%1$s\",\"operator\":\"eq\",\"value\":\"%1$s\"}]}";
        for (String body : List.of(
                sorted.formatted(FOR_NAME),
                variable.formatted(FOR_NAME),
                "{\"assignee\":\"%s\"}".formatted(FOR_NAME),
                "{\"businessKey\":\"%1$s\",\"orQueries\":[{\"businessKeyLike\":\"%1$s\"}]}".formatted(FOR_NAME))) {
            for (String path : List.of(
                    "/task",
                    "/task/count",
                    "/process-instance",
                    "/process-instance/count",
                    "/history/task",
                    "/history/task/count",
                    "/history/process-instance",
                    "/variable-instance",
                    "/execution",
                    "/job")) {
                HttpResponse<String> answer = administrator.post(ENGINE + path, body);
                assertThat(answer.statusCode()).as(path + " " + answer.body()).isIn(200, 400);
                assertThat(EVALUATIONS).hasValue(0);
            }
        }
    }

    // Deployments, scripts, entities, objects

    private static String model(String inside) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                %s
                  <process id="attack" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="step"/>
                    %s
                    <sequenceFlow id="f2" sourceRef="step" targetRef="end"/><endEvent id="end"/>
                  </process>
                </definitions>
                """.formatted("""
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn">""", inside);
    }

    private Deployment deploy(String name, String content) {
        return repositoryService
                .createDeployment()
                .name("attack")
                .addString(name, content)
                .deploy();
    }

    @Test
    void nobodyDeploysNotEvenAnAdministratorByTheProductsOwnCode() {
        for (String person : List.of("admin", "altai.sales")) {
            assertThatThrownBy(() -> product.as(person, () -> deploy("a.bpmn", model("<task id=\"step\"/>"))))
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThat(repositoryService
                        .createDeploymentQuery()
                        .deploymentName("attack")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript", "groovy", "python"})
    void aScriptIsNotRunInAnyLanguage(String language) {
        deploy(
                "a.bpmn",
                model("<scriptTask id=\"step\" scriptFormat=\"%s\"><script>%s</script></scriptTask>"
                        .formatted(language, FOR_NAME)));
        assertThatThrownBy(() -> runtimeService.startProcessInstanceByKey("attack"))
                .isInstanceOf(ProcessEngineException.class)
                .hasStackTraceContaining("Scripts are not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<serviceTask id=\"step\" camunda:expression=\"" + FOR_NAME + "\"/>",
                "<serviceTask id=\"step\" camunda:delegateExpression=\"${dataSource}\"/>",
                "<userTask id=\"step\" camunda:assignee=\"" + FOR_NAME + "\"/>"
            })
    void evenADiagramReachesNothingElse(String step) {
        deploy("a.bpmn", model(step));
        assertThatThrownBy(() -> runtimeService.startProcessInstanceByKey("attack"))
                .isInstanceOf(ProcessEngineException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.bpmn", "a.dmn"})
    void anEntityBringsNoFileIn(String name) {
        String content = model("<task id=\"step\" name=\"&file;\"/>")
                .replace("?>", "?>\n<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>");
        assertThatThrownBy(() -> deploy(name, content)).isInstanceOf(RuntimeException.class);
        assertThat(repositoryService
                        .createDeploymentQuery()
                        .deploymentName("attack")
                        .count())
                .isZero();
    }

    @Test
    void aSerializedObjectIsNoVariable() {
        var object = Variables.serializedObjectValue("rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==")
                .serializationDataFormat(Variables.SerializationDataFormats.JAVA)
                .objectTypeName("java.util.HashMap")
                .create();
        assertThatThrownBy(() -> runtimeService.setVariable(instance, "x", object))
                .hasMessageContaining("Java serialization format is prohibited");
    }
}
