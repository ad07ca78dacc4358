package vip.approvals.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.BillingFacts;
import vip.approvals.Product;

/**
 * New VIPs of three branches who all wait for their first SMS, and the managers who have the tasks. One of each branch
 * is received by the product, the others are {@link Copies}.
 */
@Component
public class ManyTasks {

    public static final List<String> BRANCHES = List.of("altai", "tomsk", "omsk");

    /** In an order that foreign keys allow. */
    private static final List<String> TABLES = List.of(
            "vip.client",
            "vip.account",
            "vip.vip_status",
            "camunda.act_ru_execution",
            "camunda.act_ru_variable",
            "camunda.act_ru_task",
            "camunda.act_ru_identitylink",
            "vip.deadline");

    private static final List<String> HISTORY = List.of(
            "camunda.act_hi_procinst",
            "camunda.act_hi_actinst",
            "camunda.act_hi_taskinst",
            "camunda.act_hi_varinst",
            "camunda.act_hi_detail",
            "camunda.act_hi_identitylink");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Product product;
    private final BillingFacts facts;
    private final Managers managers;
    private final Assignments assignments;
    private final Onboardings onboardings;
    private final OnboardingProcesses processes;

    ManyTasks(
            JdbcClient jdbc,
            Clock clock,
            Product product,
            BillingFacts facts,
            Managers managers,
            Assignments assignments,
            Onboardings onboardings,
            OnboardingProcesses processes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.product = product;
        this.facts = facts;
        this.managers = managers;
        this.assignments = assignments;
        this.onboardings = onboardings;
        this.processes = processes;
    }

    /** Has every tenth task of the branch. */
    public static String busiest(String branch) {
        return branch + ".m1";
    }

    /** Has as many as all others. */
    public static String ordinary(String branch) {
        return branch + ".m2";
    }

    /**
     * On top of {@link Product#reset()}: as many tasks for as many managers, in equal parts in three branches, half of
     * them overdue on 5 October.
     */
    public void make(int tasks, int people) {
        for (String branch : BRANCHES) {
            people(branch, people / BRANCHES.size());
            receive(branch);
            Copies copies = Copies.of(jdbc, "camunda", branch);
            TABLES.forEach(table -> copies.into(table, tasks / BRANCHES.size() - 1, people / BRANCHES.size()));
            HISTORY.forEach(table -> copies.into(table, tasks / BRANCHES.size() - 1, people / BRANCHES.size()));
            assign(branch);
            product.asSuperuser("ANALYZE"); // else each question of the next branch takes minutes
        }
    }

    /** The engine would delete one after the other. */
    public void forget() {
        product.asSuperuser("""
                SET session_replication_role = replica;
                DELETE FROM camunda.act_ru_variable; DELETE FROM camunda.act_ru_identitylink;
                DELETE FROM camunda.act_ru_task; DELETE FROM camunda.act_ru_execution;
                DELETE FROM camunda.act_ru_authorization WHERE user_id_ ~ '^[a-z]+\\.m\\d+$';
                DELETE FROM camunda.act_id_membership WHERE user_id_ ~ '^[a-z]+\\.m\\d+$';
                DELETE FROM camunda.act_id_user WHERE id_ ~ '^[a-z]+\\.m\\d+$';
                """);
        HISTORY.forEach(table -> product.asSuperuser("DELETE FROM %s WHERE id_ ~ '-\\d{1,6}$'".formatted(table)));
        product.asSuperuser("VACUUM ANALYZE");
    }

    /** With the password of the demo, and the right to their own profile that the engine gives. */
    private void people(String branch, int people) {
        for (String sql : List.of("""
                INSERT INTO camunda.act_id_user
                SELECT made.* FROM camunda.act_id_user u, generate_series(1, :people) n, jsonb_populate_record(u,
                    jsonb_build_object('id_', :branch || '.m' || n, 'email_', NULL)) made
                WHERE u.id_ = :branch || '.manager'
                """, """
                INSERT INTO camunda.act_ru_authorization
                SELECT made.* FROM camunda.act_ru_authorization a, generate_series(1, :people) n, jsonb_populate_record(a,
                    jsonb_build_object('id_', :branch || n, 'user_id_', :branch || '.m' || n, 'resource_id_', :branch || '.m' || n)) made
                WHERE a.user_id_ = :branch || '.manager' AND a.resource_type_ = 1
                """, """
                INSERT INTO camunda.act_id_membership (user_id_, group_id_)
                SELECT :branch || '.m' || n, :branch || '.manager' FROM generate_series(1, :people) n
                """)) {
            jdbc.sql(sql).param("branch", branch).param("people", people).update();
        }
    }

    private void receive(String branch) {
        String client = "many-" + branch;
        facts.vip(client, branch, "T1", LocalDate.of(2026, 1, 20));
        onboardings.receive(client, branch);
        processes.start(client, branch);
        managers.passed(busiest(branch), branch, LocalDate.now(clock), branch + ".allocation");
        Map<String, String> shown = new HashMap<>();
        shown.put(client, null);
        assignments.give(branch, shown, busiest(branch), branch + ".allocation");
    }

    /** These two have keys of their own, so they are no copies. */
    private void assign(String branch) {
        for (String sql : List.of("""
                INSERT INTO vip.onboarding (client, branch, state, created_at)
                SELECT client, branch, 'RUNNING', '2026-10-05' FROM vip.client WHERE client LIKE 'many-' || :branch || '-%'
                """, """
                INSERT INTO vip.assignment (client, branch, manager, since, assigned_by)
                SELECT business_key_, :branch, assignee_, '2026-10-05', :branch || '.allocation'
                FROM camunda.act_ru_task t JOIN camunda.act_ru_execution e ON e.id_ = t.proc_inst_id_
                WHERE business_key_ LIKE 'many-' || :branch || '-%'
                """)) {
            jdbc.sql(sql).param("branch", branch).update();
        }
    }
}
