package vip.approvals.onboarding;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.absences.StandingIn;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Which manager serves which VIP: exactly one, and never none in between (SIB-38, SIB-39). */
@Service
public class Assignments {

    /** More at a time would hold their locks for too long; a page sends the next ones after these. */
    static final int MOST = 100;

    /** Locked in one order, so that of two people who give the same client one waits, and then sees what the other did. */
    private static final String LOCK =
            "SELECT client FROM vip.vip_status WHERE client IN (:clients) ORDER BY client FOR UPDATE";

    /** An onboarding ends in the branch where it began, though the client may have moved. */
    private static final String PRESENT = """
            SELECT s.client, a.manager, o.state IS NOT NULL AS onboarding
            FROM vip.vip_status s JOIN vip.client c USING (client)
            LEFT JOIN vip.assignment a ON a.client = s.client AND a.until IS NULL
            LEFT JOIN vip.onboarding o ON o.client = s.client AND o.state = 'RUNNING'
            WHERE coalesce(o.branch, c.branch) = :branch AND s.client IN (:clients)
            """;

    private static final String END = """
            UPDATE vip.assignment SET until = :now, end_reason = 'HANDED_OVER'
            WHERE client IN (:clients) AND until IS NULL
            """;

    private static final String BEGIN = """
            INSERT INTO vip.assignment (client, branch, manager, since, assigned_by, task)
            SELECT client, :branch, :manager, :now, :by, :task FROM vip.vip_status WHERE client IN (:clients)
            """;

    /**
     * One VIP for one manager.
     *
     * @param shown the manager that the person saw; null for none
     */
    public record Gift(String client, String shown, String manager) {}

    private record Present(String client, String manager, boolean onboarding) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Managers managers;
    private final OnboardingProcesses processes;
    private final People people;
    private final StandingIn standingIn;

    Assignments(
            JdbcClient jdbc,
            Clock clock,
            Managers managers,
            OnboardingProcesses processes,
            People people,
            StandingIn standingIn) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.managers = managers;
        this.processes = processes;
        this.people = people;
        this.standingIn = standingIn;
    }

    /**
     * The VIP's manager, if he or she still holds the seat. Waits for a hand-over that goes on at the moment ({@link
     * #give} locks the status).
     */
    @Transactional
    Optional<String> working(String client) {
        jdbc.sql("SELECT client FROM vip.vip_status WHERE client = :client FOR SHARE")
                .param("client", client)
                .query(String.class)
                .optional();
        record Active(String manager, String branch) {}
        return jdbc.sql("SELECT manager, branch FROM vip.assignment WHERE client = :client AND until IS NULL")
                .param("client", client)
                .query(Active.class)
                .optional()
                .filter(active -> people.holds(active.manager(), Seat.MANAGER, active.branch()))
                .map(Active::manager);
    }

    /** The VIP's one active manager. */
    public Optional<String> manager(String client) {
        return jdbc.sql("SELECT manager FROM vip.assignment WHERE client = :client AND until IS NULL")
                .param("client", client)
                .query(String.class)
                .optional();
    }

    /**
     * Gives VIPs of the branch to managers: those who have none begin, those who have another one are handed over at the
     * same moment, with their open tasks. All of them or none.
     *
     * @param gifts at most {@value #MOST}, each client once
     * @return how many have another manager than before
     * @throws RefusedException if a manager may not serve, a client is no VIP of the branch, or somebody else has given
     *     one away since it was shown
     */
    @Transactional
    public int give(String branch, List<Gift> gifts, String by) {
        return give(branch, gifts, by, null);
    }

    /** As {@link #give(String, List, String)}. @param task in which it is done; null for a page */
    @Transactional
    int give(String branch, List<Gift> gifts, String by, String task) {
        requireSome(gifts);
        if (gifts.stream().anyMatch(gift -> gift.shown() != null)) {
            standingIn.lock(); // before the tasks are, as the routing does
        }
        managers.requireMayServe(gifts.stream().map(Gift::manager).collect(Collectors.toSet()), branch);
        Map<String, Present> present = present(branch, gifts);
        Map<String, List<String>> changing = gifts.stream()
                .filter(gift -> !gift.manager().equals(gift.shown()))
                .collect(Collectors.groupingBy(
                        Gift::manager, TreeMap::new, Collectors.mapping(Gift::client, Collectors.toList())));
        OffsetDateTime now = OffsetDateTime.now(clock);
        changing.forEach((manager, clients) -> {
            jdbc.sql(END).param("clients", clients).param("now", now).update();
            jdbc.sql(BEGIN)
                    .param("clients", clients)
                    .param("branch", branch)
                    .param("manager", manager)
                    .param("by", by)
                    .param("task", task, Types.VARCHAR)
                    .param("now", now)
                    .update();
            clients.forEach(client -> tell(present.get(client), manager));
        });
        return changing.values().stream().mapToInt(List::size).sum();
    }

    /**
     * The same for clients who all go to one manager.
     *
     * @param shown each client with the manager that the person saw, null for none
     */
    @Transactional
    public int give(String branch, Map<String, String> shown, String manager, String by) {
        return give(
                branch,
                shown.entrySet().stream()
                        .map(client -> new Gift(client.getKey(), client.getValue(), manager))
                        .toList(),
                by);
    }

    private void tell(Present client, String manager) {
        if (client.manager() != null) {
            processes.handOver(client.client(), manager);
        } else if (client.onboarding()) {
            processes.managerAssigned(client.client());
            processes.handOver(client.client(), manager); // of who has lost the status in between and is one again
        }
    }

    private static void requireSome(List<Gift> gifts) {
        if (gifts.isEmpty() || gifts.size() > MOST) {
            throw new RefusedException("Choose clients, at most %d at a time.".formatted(MOST));
        }
        if (gifts.stream().anyMatch(gift -> gift.client() == null || gift.manager() == null)) {
            throw new RefusedException("Choose a manager for each client.");
        }
        if (gifts.stream().map(Gift::client).distinct().count() < gifts.size()) {
            throw new RefusedException("A client is chosen twice.");
        }
    }

    private Map<String, Present> present(String branch, List<Gift> gifts) {
        List<String> clients = gifts.stream().map(Gift::client).toList();
        jdbc.sql(LOCK).param("clients", clients).query(String.class).list();
        Map<String, Present> present =
                jdbc.sql(PRESENT).param("branch", branch).param("clients", clients).query(Present.class).list().stream()
                        .collect(Collectors.toMap(Present::client, one -> one));
        gifts.forEach(gift -> {
            if (!present.containsKey(gift.client())) {
                throw new RefusedException("%s is no VIP of this branch (any more).".formatted(gift.client()));
            }
            if (!Objects.equals(gift.shown(), present.get(gift.client()).manager())) {
                throw new RefusedException(
                        "%s has been given to somebody else meanwhile. Reload the page.".formatted(gift.client()));
            }
        });
        return present;
    }
}
