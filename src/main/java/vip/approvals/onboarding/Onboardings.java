package vip.approvals.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.AskedByDiagrams;
import vip.approvals.engine.RefusedException;

/** The way of each new VIP into the programme: begun once, ended once (SIB-38). */
@Service("onboardings")
public class Onboardings {

    /** How an onboarding can end. */
    public enum End {
        DONE,
        /** The client does not want to be a VIP. */
        DECLINED,
        /** By an administrator, or with the status. */
        ENDED
    }

    /** So many start in one transaction. */
    private static final int CHUNK = 100;

    /** Whoever was received since the status began, by the allocation staff before a list confirmed it, is not again. */
    private static final String RECEIVED = """
            SELECT FROM vip.onboarding o WHERE o.line = s.line OR o.client = s.client
                AND o.state IN ('WAITING', 'RUNNING', 'DONE') AND (o.created_at AT TIME ZONE :zone)::date >= s.since
            """;

    /** Every VIP that a list has made gets one onboarding for that list's line. */
    private static final String GATHER = """
            INSERT INTO vip.onboarding (client, branch, line, state, created_at)
            SELECT s.client, c.branch, s.line, 'WAITING', :now FROM vip.vip_status s JOIN vip.client c USING (client)
            WHERE c.branch = :branch AND s.granted_by = 'LIST'
              AND NOT EXISTS (%s)
            ON CONFLICT DO NOTHING
            """.formatted(RECEIVED);

    private static final String START_NEXT = """
            UPDATE vip.onboarding SET state = 'RUNNING' WHERE onboarding IN (
                SELECT onboarding FROM vip.onboarding WHERE branch = :branch AND state = 'WAITING'
                ORDER BY onboarding LIMIT :chunk FOR UPDATE SKIP LOCKED)
            RETURNING client, EXISTS (SELECT FROM vip.assignment a
                                      WHERE a.client = onboarding.client AND a.until IS NULL) AS served
            """;

    private static final String LOCK_NEXT = """
            SELECT s.client FROM vip.vip_status s WHERE s.client IN (
                SELECT client FROM vip.onboarding WHERE branch = :branch AND state = 'WAITING'
                ORDER BY onboarding LIMIT :chunk)
            ORDER BY s.client FOR SHARE OF s
            """;

    private record Next(String client, boolean served) {}

    /** SIB-25, without a removal: who declines is an ordinary client. */
    private static final String END_STATUS = """
            WITH ended AS (DELETE FROM vip.vip_status WHERE client = :client RETURNING *)
            INSERT INTO vip.former_vip (client, tier, route, since, until, granted_by, line, onboarding)
            SELECT client, tier, route, since, :today, granted_by, line, :onboarding FROM ended
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Assignments assignments;
    private final OnboardingProcesses processes;

    Onboardings(JdbcClient jdbc, Clock clock, Assignments assignments, OnboardingProcesses processes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.assignments = assignments;
        this.processes = processes;
    }

    /**
     * Starts the next onboardings of the branch, as many as one transaction may hold.
     *
     * @return how many; 0 when none is left
     */
    @Transactional
    public int startNext(String branch) {
        List<Next> clients = next(branch);
        if (clients.isEmpty() && gather(branch) > 0) {
            clients = next(branch);
        }
        clients.forEach(next -> {
            if (next.served()) { // a VIP of billing's before, who had a manager then
                processes.startWithManager(next.client(), branch);
            } else {
                processes.start(next.client(), branch);
            }
        });
        return clients.size();
    }

    private int gather(String branch) {
        return jdbc.sql(GATHER)
                .param("branch", branch)
                .param("now", now())
                .param("zone", clock.getZone().getId())
                .update();
    }

    /** Those who are being given a manager at the moment are waited for, so that no message is missed. */
    private List<Next> next(String branch) {
        jdbc.sql(LOCK_NEXT)
                .param("branch", branch)
                .param("chunk", CHUNK)
                .query(String.class)
                .list();
        return jdbc.sql(START_NEXT)
                .param("branch", branch)
                .param("chunk", CHUNK)
                .query(Next.class)
                .list();
    }

    /** Branches where a list has made VIPs who have not been received, as after an upgrade. */
    public List<String> branchesWithForgotten() {
        return jdbc.sql("""
                        SELECT DISTINCT c.branch FROM vip.vip_status s JOIN vip.client c USING (client)
                        WHERE s.granted_by = 'LIST' AND NOT EXISTS (%s)
                        """.formatted(RECEIVED))
                .param("zone", clock.getZone().getId())
                .query(String.class)
                .list();
    }

    /**
     * A VIP of billing's is received too, though no list has made it one.
     *
     * @throws RefusedException if an onboarding of this client is open
     */
    @Transactional
    public void receive(String client, String branch) {
        if (jdbc.sql("""
                        INSERT INTO vip.onboarding (client, branch, state, created_at)
                        VALUES (:client, :branch, 'RUNNING', :now) ON CONFLICT DO NOTHING
                        """)
                        .param("client", client)
                        .param("branch", branch)
                        .param("now", now())
                        .update()
                != 1) {
            throw new RefusedException("%s is being received already.".formatted(client));
        }
    }

    /**
     * Who gets a task of the client, for the diagrams: its manager (SIB-39); null if there is none, or if the manager has
     * left the seat: then the task waits for the hand-over. A hand-over that goes on at the moment is waited for.
     */
    @Transactional
    @AskedByDiagrams
    public String manager(String client) {
        return assignments.working(client).orElse(null);
    }

    /**
     * The client has been received (A10).
     *
     * @throws RefusedException if the client has no active manager
     */
    @Transactional
    public void complete(String client) {
        if (assignments.manager(client).isEmpty()) {
            throw new RefusedException("%s has no personal manager (SIB-39).".formatted(client));
        }
        end(client, End.DONE, null);
    }

    /**
     * The client does not want to be a VIP: the onboarding ends, and the status with it.
     *
     * @param reason code of the settings
     */
    @Transactional
    public void decline(String client, String reason) {
        end(client, End.DECLINED, reason)
                .ifPresent(onboarding -> jdbc.sql(END_STATUS)
                        .param("client", client)
                        .param("today", LocalDate.now(clock))
                        .param("onboarding", onboarding)
                        .update());
    }

    /** Ended early; one that has ended already stays as it is. */
    @Transactional
    public void close(String client) {
        end(client, End.ENDED, null);
    }

    /** @return the onboarding that has ended; empty if none was running */
    private Optional<Long> end(String client, End end, String reason) {
        return jdbc.sql("""
                        UPDATE vip.onboarding SET state = :state, ended_at = :now, reason = :reason
                        WHERE client = :client AND state = 'RUNNING' RETURNING onboarding
                        """)
                .param("state", end.name())
                .param("now", now())
                .param("reason", reason)
                .param("client", client)
                .query(Long.class)
                .optional();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
