package vip.approvals.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.onboarding.Assignments;
import vip.approvals.onboarding.Managers;
import vip.approvals.onboarding.OnboardingProcesses;
import vip.approvals.onboarding.Onboardings;
import vip.approvals.staff.Seat;

/** VIPs who are being received, so that managers and allocation staff have something to do before a list is approved. */
@Component
class DemoReceptions {

    private static final int RECEIVED = 8;
    private static final int WITH_MANAGER = 4;

    /** The newest in the status, none of the boundaries that the lists are about. */
    private static final String NEWEST = """
            SELECT s.client FROM vip.vip_status s JOIN vip.client c USING (client)
            WHERE c.branch = :branch AND c.contract_end IS NULL AND NOT EXISTS (
                SELECT FROM vip.line i WHERE i.client = s.client AND i.section = 'REMOVE')
            ORDER BY s.since DESC, s.client DESC LIMIT :some
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Managers managers;
    private final Assignments assignments;
    private final Onboardings onboardings;
    private final OnboardingProcesses processes;

    DemoReceptions(
            JdbcClient jdbc,
            Clock clock,
            Managers managers,
            Assignments assignments,
            Onboardings onboardings,
            OnboardingProcesses processes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.managers = managers;
        this.assignments = assignments;
        this.onboardings = onboardings;
        this.processes = processes;
    }

    /** Both managers have passed; some VIPs have one of them, some wait for the allocation staff. */
    void begin(String branch) {
        String manager = Seat.MANAGER.group(branch);
        String staff = Seat.ALLOCATION.group(branch);
        LocalDate passed = LocalDate.now(clock).minusMonths(1);
        managers.passed(manager, branch, passed, staff);
        managers.passed(manager + "-2", branch, passed, staff);
        List<String> clients = jdbc.sql(NEWEST)
                .param("branch", branch)
                .param("some", RECEIVED)
                .query(String.class)
                .list();
        for (String client : clients) {
            onboardings.receive(client, branch);
            processes.start(client, branch);
        }
        Map<String, String> withoutOne = new HashMap<>();
        clients.stream().limit(WITH_MANAGER).forEach(client -> withoutOne.put(client, null));
        assignments.give(branch, withoutOne, manager, staff);
        processes.allocate(branch);
    }
}
