package vip.approvals.revocation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.criteria.Grounds;
import vip.approvals.engine.AskedByDiagrams;

/** The removals that headquarters has approved, branch by branch, until each of them goes its own way (AMB-16, AMB-17). */
@Service("revocations")
public class Revocations {

    private static final Logger log = LoggerFactory.getLogger(Revocations.class);

    /** So many are started or told in one transaction. */
    private static final int CHUNK = 100;

    private static final String START_NEXT = """
            UPDATE vip.removal SET started = true WHERE line IN (
                SELECT line FROM vip.removal WHERE branch = :branch AND quarter = :quarter AND NOT started
                ORDER BY line LIMIT :chunk FOR UPDATE)
            RETURNING line, client, branch
            """;

    /** Where the clients are now: some may have moved since. */
    private static final String PRESENT_BRANCHES = """
            SELECT DISTINCT c.branch FROM vip.removal r JOIN vip.client c USING (client)
            WHERE r.branch = :branch AND r.quarter = :quarter AND r.state = 'APPROVED' ORDER BY c.branch
            """;

    /** AMB-17: the ground is gone. What only the sales staff knew cannot be cured by billing's facts. */
    private static final String CURED = """
            UPDATE vip.removal r SET state = 'CURED' FROM vip.line l
            WHERE r.branch = :branch AND r.quarter = :quarter AND r.state = 'APPROVED' AND r.started
              AND NOT r.told AND l.line = r.line
              AND l.ground_by IS NULL AND NOT EXISTS (
                  SELECT FROM vip.ground g WHERE g.quarter = r.quarter AND g.client = r.client AND g.ground = r.ground
                    AND g.matured)
            """;

    private static final String TELL_NEXT = """
            UPDATE vip.removal SET told = true WHERE line IN (
                SELECT line FROM vip.removal WHERE branch = :branch AND quarter = :quarter AND NOT told AND started
                  AND (state = 'CURED' OR state = 'APPROVED' AND :due)
                ORDER BY line LIMIT :chunk FOR UPDATE)
            RETURNING line, client, branch, state = 'CURED' AS cured
            """;

    private static final String UNHEARD = "UPDATE vip.removal SET told = false WHERE line IN (:lines)";

    /** What each process that has not ended stands for. */
    private static final String RUNNING = """
            SELECT r.line, r.client, r.state = 'EFFECTIVE' AS registered
            FROM vip.removal r LEFT JOIN vip.notice n ON n.removal = r.line LEFT JOIN vip.dispatch d USING (notice)
            WHERE r.started AND (r.state IN ('APPROVED', 'CURED') OR d.state <> 'DELIVERED') ORDER BY r.line
            """;

    private record Told(long line, String client, String branch, boolean cured) {
        Removal removal() {
            return new Removal(line, client, branch);
        }
    }

    /** @param registered whether its notice is */
    public record Running(long line, String client, boolean registered) {}

    /** A branch and a quarter with removals that wait for their day. */
    record Open(String branch, String quarter) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Grounds grounds;
    private final RevocationProcesses processes;
    private final NoticeSettings settings;

    Revocations(JdbcClient jdbc, Clock clock, Grounds grounds, RevocationProcesses processes, NoticeSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.grounds = grounds;
        this.processes = processes;
        this.settings = settings;
    }

    /**
     * When the branch's removals of the quarter take effect: on their day, late enough for what billing sends in the night
     * of the days before (AMB-17).
     */
    @AskedByDiagrams
    public Date effective(String branch, String quarter) {
        LocalDate day = of(
                        "SELECT min(effective) FROM vip.removal WHERE branch = :branch AND quarter = :quarter",
                        branch,
                        quarter)
                .query(LocalDate.class)
                .single();
        return Date.from(
                day.atTime(settings.effectiveTime()).atZone(clock.getZone()).toInstant());
    }

    boolean isDue(Open open) {
        return !effective(open.branch(), open.quarter()).toInstant().isAfter(clock.instant());
    }

    /**
     * Starts the next removals' own processes, as many as one transaction may hold.
     *
     * @return how many; 0 when none is left
     */
    @Transactional
    public int startNext(String branch, String quarter) {
        List<Removal> removals = of(START_NEXT, branch, quarter)
                .param("chunk", CHUNK)
                .query(Removal.class)
                .list();
        removals.forEach(processes::start);
        return removals.size();
    }

    /** Which of the grounds have been cured by now, for all of them at once (AMB-17). */
    @Transactional
    public void check(String branch, String quarter) {
        of(PRESENT_BRANCHES, branch, quarter)
                .query(String.class)
                .list()
                .forEach(present -> grounds.check(present, Quarter.parse(quarter)));
        of(CURED, branch, quarter).update();
    }

    /**
     * Tells the next removals that their ground is cured, or that the day has come. Whoever cannot hear it, as a process
     * that an operator has suspended, is told again by {@link Cures}.
     *
     * @param due whether it has
     * @return how many have heard it; 0 when none is left
     */
    @Transactional
    public int tellNext(String branch, String quarter, boolean due) {
        List<Told> told = of(TELL_NEXT, branch, quarter)
                .param("due", due)
                .param("chunk", CHUNK)
                .query(Told.class)
                .list();
        List<Long> unheard =
                told.stream().filter(one -> !tell(one)).map(Told::line).toList();
        if (!unheard.isEmpty()) {
            jdbc.sql(UNHEARD).param("lines", unheard).update();
            log.warn("{} revocations of {} {} are suspended and told later", unheard.size(), branch, quarter);
        }
        return told.size() - unheard.size();
    }

    private boolean tell(Told told) {
        return told.cured() ? processes.cured(told.removal()) : processes.effective(told.removal());
    }

    /** The removals whose processes have not ended, the first ones first. */
    public List<Running> running() {
        return jdbc.sql(RUNNING).query(Running.class).list();
    }

    /** Removals that wait for their day; a payment may cure their grounds before. */
    List<Open> open() {
        return jdbc.sql(
                        "SELECT DISTINCT branch, quarter FROM vip.removal WHERE state IN ('APPROVED', 'CURED') AND started AND NOT told ORDER BY 1, 2")
                .query(Open.class)
                .list();
    }

    private JdbcClient.StatementSpec of(String sql, String branch, String quarter) {
        return jdbc.sql(sql).param("branch", branch).param("quarter", quarter);
    }
}
