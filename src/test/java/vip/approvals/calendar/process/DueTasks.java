package vip.approvals.calendar.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.calendar.CalendarFolder;
import vip.approvals.calendar.KeptDeadlines;

/** Tasks with due dates: those of an open cycle, and those of diagrams that a test draws. */
@ProductTest
abstract class DueTasks {

    static final String PREPARE = "${deadlines.due(execution, 'prepare')}";
    static final String SIGN = "${deadlines.due(execution, 'sign')}";
    /** The day of each test, a Monday. */
    static final LocalDate TODAY = LocalDate.of(2026, 10, 5);

    @TempDir
    Path folder;

    @Autowired
    RepositoryService repositoryService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DueDates dueDates;

    @Autowired
    KeptDeadlines deadlines;

    @Autowired
    BillingFacts facts;

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @BeforeEach
    void reset() {
        product.reset();
    }

    @AfterEach
    void removeDiagrams() {
        product.reset();
        repositoryService
                .createDeploymentQuery()
                .deploymentName("test")
                .list()
                .forEach(deployment -> repositoryService.deleteDeployment(deployment.getId(), true));
    }

    void openCycle() {
        List.of("altai", "tomsk", "omsk").forEach(branch -> facts.client(branch + "-t1", branch, "5000.00"));
        product.as(
                "hq.sales",
                () -> runtimeService.startProcessInstanceByKey("quarterly-cycle", Map.of("quarter", "2026-Q3")));
    }

    Task prepare(String branch) {
        return taskService
                .createTaskQuery()
                .taskDefinitionKey("prepare-list")
                .tenantIdIn(branch)
                .singleResult();
    }

    void start(BpmnModelInstance diagram) {
        repositoryService
                .createDeployment()
                .name("test")
                .addModelInstance("test.bpmn", diagram)
                .deploy();
        runtimeService.startProcessInstanceByKey("test");
    }

    /** When the short task ends, the engine joins the long one's execution with its parent. */
    static BpmnModelInstance fork() {
        return Bpmn.createExecutableProcess("test")
                .startEvent()
                .parallelGateway("fork")
                .userTask("long")
                .camundaDueDate(PREPARE)
                .endEvent()
                .moveToNode("fork")
                .userTask("short")
                .camundaDueDate(PREPARE)
                .endEvent()
                .done();
    }

    Task task(String element) {
        return taskService.createTaskQuery().taskDefinitionKey(element).singleResult();
    }

    void complete(String element) {
        Task task = task(element);
        taskService.setAssignee(task.getId(), "hq.sales");
        product.as("hq.sales", () -> taskService.complete(task.getId()));
    }

    /** What a start does with a calendar in which these days are off too. */
    void correct(String... off) {
        StringBuilder calendar = new StringBuilder("version,corrected\nknown,2026\n2026-11-04,OFF,Unity Day\n");
        for (String day : off) {
            calendar.append(day).append(",OFF,test\n");
        }
        try {
            Files.writeString(folder.resolve("ru.csv"), calendar);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        new CalendarCorrection(jdbc, transaction, CalendarFolder.read(folder), dueDates, clock).run(null);
    }
}
