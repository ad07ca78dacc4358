package vip.approvals.onboarding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vip.approvals.BillingFacts;
import vip.approvals.Product;
import vip.approvals.ProductTest;
import vip.approvals.TestClock;
import vip.approvals.staff.DemoMode;

/** The allocation staff of Altai, and two managers who have passed the final test: {@code altai.manager} and a second. */
@ProductTest
abstract class AllocationStaff {

    static final String STAFF = "altai.allocation";
    static final String FIRST = "altai.manager";
    static final String SECOND = "altai.second";

    @Autowired
    Product product;

    @Autowired
    TestClock clock;

    @Autowired
    BillingFacts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IdentityService identityService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    ManagementService managementService;

    @Autowired
    TaskService taskService;

    @Autowired
    Allocation allocation;

    @Autowired
    Assignments assignments;

    @Autowired
    Managers managers;

    @Autowired
    Onboardings onboardings;

    private final List<String> added = new ArrayList<>();

    @BeforeEach
    void managers() {
        product.reset();
        add(SECOND, "altai.manager");
        for (String manager : List.of(FIRST, SECOND)) {
            managers.passed(manager, "altai", LocalDate.of(2026, 9, 1), STAFF);
        }
    }

    @AfterEach
    void leave() {
        added.forEach(identityService::deleteUser);
        product.reset();
    }

    /** @param groups of seats, such as {@code altai.manager} */
    void add(String login, String... groups) {
        User user = identityService.newUser(login);
        user.setPassword(DemoMode.PASSWORD);
        identityService.saveUser(user);
        added.add(login);
        for (String group : groups) {
            identityService.createMembership(login, group);
        }
    }

    /** The message that the approval of a quarter sends, and everything that follows it by itself. */
    void approve(int clients) {
        ApprovedList.of(jdbc, "altai", clients);
        newVips();
        product.runJobs();
    }

    void newVips() {
        runtimeService
                .createMessageCorrelation("new-vips-approved")
                .processInstanceBusinessKey("altai/2026-Q3")
                .setVariable("branch", "altai")
                .correlateStartMessage();
    }

    void give(String client, String shown, String manager) {
        assignments.give("altai", List.of(new Assignments.Gift(client, shown, manager)), STAFF);
    }

    /** The engine deletes instances one after the other, which takes minutes for thousands of them. */
    void forgetProcesses() {
        product.asSuperuser("""
                SET session_replication_role = replica;
                DELETE FROM camunda.act_ru_job WHERE process_instance_id_ IS NOT NULL;
                DELETE FROM camunda.act_ru_event_subscr WHERE proc_inst_id_ IS NOT NULL;
                DELETE FROM camunda.act_ru_variable; DELETE FROM camunda.act_ru_identitylink;
                DELETE FROM camunda.act_ru_task; DELETE FROM camunda.act_ru_execution;
                """);
    }

    Task task(String element, String client) {
        return taskService
                .createTaskQuery()
                .taskDefinitionKey(element)
                .processInstanceBusinessKey(client)
                .singleResult();
    }

    Task allocateManagers() {
        return taskService
                .createTaskQuery()
                .taskDefinitionKey("allocate-managers")
                .singleResult();
    }

    void complete(String person, String task) {
        product.as(person, () -> taskService.complete(task, Map.of()));
    }

    List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
