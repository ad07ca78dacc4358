package vip.approvals.lists;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;
import vip.approvals.work.Progress;

/** What headquarters decides about a whole quarter: reviewed, approved, applied (SIB-04, SIB-12, SIB-13). */
@Service
public class CycleDecisions {

    private static final String AGREED =
            "SELECT list FROM vip.branch_list WHERE quarter = :quarter AND state = 'AGREED'";

    private static final String NEW_VIPS = """
            WITH applied AS (
                UPDATE vip.line i SET state = 'APPLIED' FROM vip.branch_list l
                WHERE l.list = i.list AND l.quarter = :quarter AND l.state = 'AGREED' AND i.state = 'AGREED'
                  AND i.section = 'NEW'
                RETURNING i.line, i.client, i.tier, i.route)
            INSERT INTO vip.vip_status (client, tier, route, since, granted_by, line)
            SELECT DISTINCT ON (client) client, tier, route, :today::date, 'LIST', line FROM applied
            ORDER BY client, line
            -- Who has become a VIP by a billing file in between keeps the earlier day, and a tier of later months (GT-13).
            ON CONFLICT (client) DO UPDATE SET granted_by = 'LIST', line = excluded.line,
                tier = CASE WHEN vip_status.reviewed > :lastMonth THEN vip_status.tier ELSE excluded.tier END,
                route = CASE WHEN vip_status.reviewed > :lastMonth THEN vip_status.route ELSE excluded.route END
            WHERE vip_status.granted_by = 'BILLING'
            """;

    /** Potential clients keep their estimates on the line; the next list begins with them. */
    private static final String POTENTIAL = """
            UPDATE vip.line i SET state = 'APPLIED' FROM vip.branch_list l
            WHERE l.list = i.list AND l.quarter = :quarter AND l.state = 'AGREED' AND i.state = 'AGREED'
              AND i.section = 'POTENTIAL'
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cycles cycles;
    private final Decisions decisions;
    private final Verdicts verdicts;
    private final Acts acts;
    private final Words words;

    CycleDecisions(
            JdbcClient jdbc,
            Clock clock,
            Cycles cycles,
            Decisions decisions,
            Verdicts verdicts,
            Acts acts,
            Words words) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.cycles = cycles;
        this.decisions = decisions;
        this.verdicts = verdicts;
        this.acts = acts;
        this.words = words;
    }

    /**
     * Headquarters' sales organisation has looked at every list (SIB-12).
     *
     * @throws RefusedException if the lists have changed since they were shown
     */
    @Transactional
    public void review(Quarter quarter, String person, String shown) {
        Progress.step("Recording your review of every list", 1, 1, 0);
        BranchLists.refuseStale(cycles.token(quarter), shown);
        acts.appendToAll(quarter.toString(), Seat.HQ_SALES, person, Act.REVIEW);
    }

    /**
     * Headquarters' commercial director approves the lists and ends the disputes on them for good (SIB-13, AMB-13).
     *
     * @param shown {@link #approval} of what the person saw
     * @throws RefusedException if lists or notes have changed since they were shown, or a dispute is not decided
     */
    @Transactional
    public void approve(Quarter quarter, String person, String shown) {
        Progress.step("Looking at the lists again", 1, 5, 0); // apply and the removals follow
        BranchLists.refuseStale(approval(quarter, person), shown);
        List<Long> agreed = jdbc.sql(AGREED)
                .param("quarter", quarter.toString())
                .query(Long.class)
                .list();
        Progress.step("Recording your approval of every list", 2, 5, 0);
        decisions.decideDisputes(Docket.ofDisputes(quarter.toString(), person), agreed);
    }

    /**
     * Headquarters' commercial director returns the cycle to the sales organisation.
     *
     * @param task carries the word that says why
     */
    @Transactional
    public void sendBack(Quarter quarter, String person, String shown, String task) {
        Progress.step("Recording what you send back", 1, 1, 0);
        BranchLists.refuseStale(approval(quarter, person), shown);
        words.send(task, person);
        acts.appendToAll(quarter.toString(), Seat.HQ_COMMERCIAL, person, Act.RETURN);
    }

    /** What the commercial director is shown and approves: the lists and his or her notes on disputes. */
    String approval(Quarter quarter, String person) {
        return cycles.token(quarter) + "."
                + verdicts.progress(Docket.ofDisputes(quarter.toString(), person))
                        .token();
    }

    /**
     * What is agreed takes effect, all or nothing: new VIPs from the day of approval (AMB-16). Removals are handed over to
     * revocation in the same transaction ({@link CycleEnds#handOverRemovals}).
     */
    @Transactional
    public void apply(Quarter quarter) {
        LocalDate today = LocalDate.now(clock);
        int approved = jdbc.sql("""
                        UPDATE vip.cycle SET state = 'APPROVED', approved = :today
                        WHERE quarter = :quarter AND state = 'OPEN'
                        """)
                .param("quarter", quarter.toString())
                .param("today", today)
                .update();
        if (approved != 1) {
            throw new RefusedException("The cycle for %s has been approved already.".formatted(quarter));
        }
        Progress.step("Making the new clients VIPs", 1, 2, 0);
        jdbc.sql(NEW_VIPS)
                .param("quarter", quarter.toString())
                .param("lastMonth", quarter.monthsAsText().get(2))
                .param("today", today)
                .update();
        Progress.step("Keeping the potential clients", 2, 2, 0);
        jdbc.sql(POTENTIAL).param("quarter", quarter.toString()).update();
        jdbc.sql("UPDATE vip.branch_list SET state = 'APPLIED' WHERE quarter = :quarter AND state = 'AGREED'")
                .param("quarter", quarter.toString())
                .update();
    }
}
