package vip.approvals.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Organisation;

/** VIPs of a branch who have no manager, and who is proposed for each (GT-14). */
@Service
public class Allocation {

    /**
     * A VIP without a manager.
     *
     * @param since when it has become a VIP
     * @param waitingSince day on which its onboarding has begun; null if none runs
     * @param proposed login of the manager; null if nobody may serve
     */
    public record Waiting(
            String client, String name, String tier, LocalDate since, LocalDate waitingSince, String proposed) {}

    /** @param onboarding how many of them are received at present; @param others VIPs that billing has brought */
    public record Numbers(int onboarding, int others) {}

    /**
     * In one order for all pages, so that a client's proposal does not depend on the page or on what is searched for.
     * Who waits for the start of an onboarding comes with it.
     */
    private static final String WAITING = """
            WITH waiting AS (
                SELECT s.client, c.name, s.tier, s.since, (o.created_at AT TIME ZONE :zone)::date AS waiting_since,
                       row_number() OVER (ORDER BY o.onboarding IS NULL, o.created_at, s.since, s.client) AS place
                FROM vip.vip_status s JOIN vip.client c USING (client)
                LEFT JOIN vip.onboarding o ON o.client = s.client AND o.state = 'RUNNING'
                WHERE coalesce(o.branch, c.branch) = :branch
                  AND NOT EXISTS (SELECT FROM vip.assignment a WHERE a.client = s.client AND a.until IS NULL)
                  AND NOT EXISTS (SELECT FROM vip.onboarding w WHERE w.client = s.client AND w.state = 'WAITING'))
            """;

    private static final String FOUND = """
            FROM waiting WHERE (:text = '' OR strpos(lower(client || ' ' || name), lower(:text)) > 0)
              AND (:show = '' OR (waiting_since IS NOT NULL) = (:show = 'ONBOARDING'))
            """;

    private record Row(String client, String name, String tier, LocalDate since, LocalDate waitingSince, int place) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Managers managers;
    private final Assignments assignments;
    private final Onboardings onboardings;
    private final OnboardingProcesses processes;
    private final Organisation organisation;

    Allocation(
            JdbcClient jdbc,
            Clock clock,
            Managers managers,
            Assignments assignments,
            Onboardings onboardings,
            OnboardingProcesses processes,
            Organisation organisation) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.managers = managers;
        this.assignments = assignments;
        this.onboardings = onboardings;
        this.processes = processes;
        this.organisation = organisation;
    }

    /**
     * Where a VIP has no manager, the allocation staff are asked, unless they have been already: for VIPs whom billing
     * has brought, or who have moved here.
     */
    @Transactional
    public void askWhereSomebodyIsAlone() {
        jdbc.sql("""
                        SELECT DISTINCT c.branch FROM vip.vip_status s JOIN vip.client c USING (client)
                        WHERE c.branch IN (:branches) AND NOT EXISTS (
                            SELECT FROM vip.assignment a WHERE a.client = s.client AND a.until IS NULL)
                        ORDER BY c.branch
                        """).param("branches", organisation.branchIds()).query(String.class).list().stream()
                .filter(branch -> !processes.isAllocating(branch))
                .forEach(processes::allocate);
    }

    /** @throws RefusedException if a client whose onboarding runs has no manager */
    public void requireComplete(String branch) {
        int without = numbers(branch).onboarding();
        if (without > 0) {
            throw new RefusedException(
                    without == 1
                            ? "One new VIP has no manager yet."
                            : "%,d new VIPs have no manager yet.".formatted(without));
        }
    }

    public Numbers numbers(String branch) {
        return statement(
                        WAITING + "SELECT count(waiting_since) AS onboarding,"
                                + " count(*) - count(waiting_since) AS others FROM waiting",
                        branch)
                .query(Numbers.class)
                .single();
    }

    /** Those whose onboarding runs come first, then those that billing has brought. */
    Listing<Waiting> waiting(String branch, Listing.Query query) {
        int matching = statement(WAITING + "SELECT count(*) " + FOUND, branch)
                .param("text", query.text())
                .param("show", query.show())
                .query(Integer.class)
                .single();
        int page = query.within(matching);
        List<Row> rows = statement(WAITING + "SELECT * " + FOUND + "ORDER BY place LIMIT :limit OFFSET :offset", branch)
                .param("text", query.text())
                .param("show", query.show())
                .param("limit", Listing.PAGE)
                .param("offset", page * Listing.PAGE)
                .query(Row.class)
                .list();
        int last = rows.stream().mapToInt(Row::place).max().orElse(0);
        List<String> proposed = Spread.over(managers.of(branch), last);
        return Listing.of(
                matching, page, rows.stream().map(row -> waiting(row, proposed)).toList());
    }

    /**
     * Gives clients who wait to managers. All of them or none.
     *
     * @param receive whether those that no list has made VIPs get a first contact and a card too
     * @return how many have a manager now
     * @throws RefusedException as {@link Assignments#give}
     */
    @Transactional
    public int assign(String branch, List<Assignments.Gift> gifts, boolean receive, String by) {
        return assign(branch, gifts, receive, by, null);
    }

    /** As {@link #assign(String, List, boolean, String)}. @param task in which it is done, perhaps for somebody else */
    @Transactional
    int assign(String branch, List<Assignments.Gift> gifts, boolean receive, String by, String task) {
        if (receive) {
            withoutOnboarding(branch, gifts).forEach(client -> {
                onboardings.receive(client, branch);
                processes.start(client, branch);
            });
        }
        return assignments.give(branch, gifts, by, task);
    }

    private List<String> withoutOnboarding(String branch, List<Assignments.Gift> gifts) {
        List<String> clients = gifts.stream()
                .map(Assignments.Gift::client)
                .filter(Objects::nonNull)
                .toList();
        return clients.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        SELECT s.client FROM vip.vip_status s JOIN vip.client c USING (client)
                        WHERE s.client IN (:clients) AND c.branch = :branch AND NOT EXISTS (
                            SELECT FROM vip.onboarding o WHERE o.client = s.client AND o.state IN ('WAITING', 'RUNNING'))
                        ORDER BY s.client
                        """)
                        .param("clients", clients)
                        .param("branch", branch)
                        .query(String.class)
                        .list();
    }

    private static Waiting waiting(Row row, List<String> proposed) {
        return new Waiting(
                row.client(),
                row.name(),
                row.tier(),
                row.since(),
                row.waitingSince(),
                proposed.isEmpty() ? null : proposed.get(row.place() - 1));
    }

    private JdbcClient.StatementSpec statement(String sql, String branch) {
        return jdbc.sql(sql)
                .param("branch", branch)
                .param("zone", clock.getZone().getId());
    }
}
