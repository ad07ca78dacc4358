package vip.approvals.revocation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.criteria.Grounds;

/** What becomes of the removals that headquarters has approved. */
@Service("revocations")
public class Revocations {

    /** Where the clients are now: some may have moved since. */
    private static final String PRESENT_BRANCHES = """
            SELECT DISTINCT c.branch FROM vip.removal r JOIN vip.client c USING (client)
            WHERE r.branch = :branch AND r.quarter = :quarter AND r.state = 'APPROVED'
            """;

    /** AMB-17: the ground is gone. What only the sales staff knew cannot be cured by billing's facts. */
    private static final String WITHDRAW_CURED = """
            UPDATE vip.removal r SET state = 'WITHDRAWN', note = 'The ground no longer holds (AMB-17)'
            FROM vip.line l JOIN vip.client c USING (client)
            WHERE r.branch = :branch AND r.quarter = :quarter AND r.state = 'APPROVED' AND l.line = r.line
              AND l.ground_by IS NULL AND c.client = r.client AND NOT EXISTS (
                  SELECT FROM vip.ground g WHERE g.quarter = r.quarter AND g.client = r.client AND g.ground = r.ground
                    AND g.matured)
            """;

    /** SIB-25: an ordinary client of the branch; who was a VIP, and why no longer, is kept. */
    private static final String END = """
            WITH due AS (
                UPDATE vip.removal SET state = 'EFFECTIVE'
                WHERE branch = :branch AND quarter = :quarter AND state = 'APPROVED' RETURNING line, client, effective
            ), ended AS (
                DELETE FROM vip.vip_status s USING due WHERE s.client = due.client
                RETURNING s.*, due.line AS removal, due.effective)
            INSERT INTO vip.former_vip (client, tier, route, since, until, granted_by, line, removal)
            SELECT client, tier, route, since, effective, granted_by, line, removal FROM ended
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Grounds grounds;

    Revocations(JdbcClient jdbc, Clock clock, Grounds grounds) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.grounds = grounds;
    }

    /** The beginning of the day on which the branch's removals of the quarter take effect, in the programme's time zone. */
    public Date effective(String branch, String quarter) {
        LocalDate day = jdbc.sql("SELECT min(effective) FROM vip.removal WHERE branch = :branch AND quarter = :quarter")
                .param("branch", branch)
                .param("quarter", quarter)
                .query(LocalDate.class)
                .single();
        return Date.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    /** On the effective date: cured grounds are withdrawn, all other clients are ordinary ones. May run again. */
    @Transactional
    public void takeEffect(String branch, Quarter quarter) {
        jdbc.sql(PRESENT_BRANCHES)
                .param("branch", branch)
                .param("quarter", quarter.toString())
                .query(String.class)
                .list()
                .forEach(present -> grounds.check(present, quarter));
        for (String statement : new String[] {WITHDRAW_CURED, END}) {
            jdbc.sql(statement)
                    .param("branch", branch)
                    .param("quarter", quarter.toString())
                    .update();
        }
    }
}
