package vip.approvals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.demo.process.DemoPeople;
import vip.approvals.engine.RefusedException;

/** What tests do to the running product around a scenario. */
@Component
public class Product {

    private final DataSource dataSource;
    private final RuntimeService runtimeService;
    private final ManagementService managementService;
    private final IdentityService identityService;
    private final JobExecutor jobExecutor;
    private final DemoPeople people;
    private final TestClock clock;
    private final JdbcClient jdbc;

    Product(
            DataSource dataSource,
            RuntimeService runtimeService,
            ManagementService managementService,
            IdentityService identityService,
            JobExecutor jobExecutor,
            DemoPeople people,
            TestClock clock,
            JdbcClient jdbc) {
        this.dataSource = dataSource;
        this.runtimeService = runtimeService;
        this.managementService = managementService;
        this.identityService = identityService;
        this.jobExecutor = jobExecutor;
        this.people = people;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** No clients, no lists, no processes; a person for every seat; 5 October 2026, so that 2026-Q3 ended last. */
    public void reset() {
        jobExecutor.shutdown(); // tests run jobs themselves, so that nothing happens behind their back
        identityService.clearAuthentication();
        clock.set(LocalDate.of(2026, 10, 5));
        for (ProcessInstance instance : runtimeService
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()) {
            runtimeService.deleteProcessInstance(instance.getId(), "reset");
        }
        asSuperuser("""
                SET session_replication_role = replica;
                TRUNCATE vip.client, vip.account, vip.charge, vip.invoice, vip.payment, vip.billing_load, vip.vip_status,
                    vip.assessment, vip.ground, vip.cycle, vip.cancellation, vip.branch_list, vip.line, vip.argument,
                    vip.conflict_seen, vip.verdict, vip.word, vip.participant, vip.act, vip.decision,
                    vip.decision_comment, vip.removal, vip.former_vip, vip.deadline, vip.deadline_change,
                    vip.outbox, vip.reminder, vip.upload, vip.upload_row, vip.training, vip.assignment, vip.onboarding,
                    vip.dossier, vip.contact, vip.terms, vip.draft, vip.intervention, vip.card, vip.card_event,
                    vip.card_batch, vip.open_batch, vip.delivery, vip.notice, vip.notice_series, vip.print_batch,
                    vip.dispatch, vip.dispatch_event, vip.open_dispatch, vip.outlook, vip.warning, vip.tier_review,
                    vip.tier_review_part, vip.monthly_assessment, vip.tier_result, vip.erasure, vip.erased_invoice,
                    vip.act_chain, vip.sheet, vip.verification, vip.absence,
                    vip.stand_in RESTART IDENTITY;
                -- Branches into which substitutes were let, and their right to see them.
                DELETE FROM camunda.act_id_tenant_member WHERE user_id_ IS NOT NULL;
                DELETE FROM camunda.act_ru_authorization WHERE user_id_ IS NOT NULL AND resource_type_ IN (11, 12);
                """);
        people.create();
    }

    /** Runs every job that is due, until there is none left. */
    public void runJobs() {
        List<Job> jobs;
        while (!(jobs = managementService
                        .createJobQuery()
                        .messages()
                        .executable()
                        .list())
                .isEmpty()) {
            jobs.forEach(job -> managementService.executeJob(job.getId()));
        }
    }

    /** Runs the timers of processes that are due by the test's clock, and what follows them. */
    public void runTimers() {
        managementService.createJobQuery().timers().executable().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .forEach(job -> managementService.executeJob(job.getId()));
        runJobs();
    }

    /** Runs as somebody logged in, with the groups that this person has. */
    public void as(String person, Runnable work) {
        identityService.setAuthentication(
                person,
                identityService.createGroupQuery().groupMember(person).list().stream()
                        .map(group -> group.getId())
                        .toList(),
                identityService.createTenantQuery().userMember(person).includingGroupsOfUser(true).list().stream()
                        .map(tenant -> tenant.getId())
                        .toList());
        try {
            work.run();
        } finally {
            identityService.clearAuthentication();
        }
    }

    /** Until a transaction waits for another one's rows, for a minute at most. */
    public void untilSomebodyWaits() {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!jdbc.sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
                .query(Boolean.class)
                .single()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Nobody waits");
            }
        }
    }

    /**
     * Holds up whoever needs the table, until the connection is closed or rolled back.
     *
     * @param mode such as {@code SHARE}: read by everybody, written by nobody
     */
    public Connection lock(String table, String mode) throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("LOCK TABLE %s IN %s MODE".formatted(table, mode));
        return connection;
    }

    /** What neither the application's role nor its owner could do. */
    public void asSuperuser(String sql) {
        try (Connection application = dataSource.getConnection();
                Connection connection =
                        DriverManager.getConnection(application.getMetaData().getURL(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The sentence with which the work is refused. */
    public static String refusalOf(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            return refusal(failure);
        }
        throw new AssertionError("It is not refused");
    }

    /** The sentence for the person, however deep the engine has wrapped it. */
    public static String refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException) {
                return cause.getMessage();
            }
        }
        throw new AssertionError("Not a refusal", failure);
    }
}
