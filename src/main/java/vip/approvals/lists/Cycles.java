package vip.approvals.lists;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.Seat;

/** One quarter over all branches: opened, reviewed, approved and applied by headquarters (SIB-04, 05, 12, 13, 42). */
@Service
public class Cycles {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Organisation organisation;
    private final Acts acts;
    private final Words words;

    Cycles(JdbcClient jdbc, Clock clock, Organisation organisation, Acts acts, Words words) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.organisation = organisation;
        this.acts = acts;
        this.words = words;
    }

    /** The quarter that ended last. */
    public Quarter lastEnded() {
        return Quarter.lastEndedBefore(LocalDate.now(clock));
    }

    private boolean isOpenOrDone(Quarter quarter) {
        return jdbc.sql("SELECT count(*) FROM vip.cycle WHERE quarter = :quarter")
                        .param("quarter", quarter.toString())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Why the quarter cannot be opened, in words; empty if it can. */
    public List<String> obstacles(Quarter quarter) {
        if (!quarter.cutOff().isBefore(LocalDate.now(clock))) {
            return List.of(
                    "%s ends on %s; its list can be opened from the day after.".formatted(quarter, quarter.cutOff()));
        }
        if (isOpenOrDone(quarter)) {
            return List.of(
                    "The cycle for %s has been opened already. There is one list for each branch and quarter (SIB-05)."
                            .formatted(quarter));
        }
        List<String> open = jdbc.sql("SELECT quarter FROM vip.cycle WHERE state = 'OPEN' ORDER BY quarter")
                .query(String.class)
                .list();
        if (!open.isEmpty()) {
            return List.of("The cycle for %s is still open; it must be approved first.".formatted(open.get(0)));
        }
        if (jdbc.sql("SELECT NOT EXISTS (SELECT FROM vip.client)")
                .query(Boolean.class)
                .single()) {
            return List.of("Billing has loaded no clients yet.");
        }
        return missingCharges(quarter);
    }

    /** A branch with clients under contract in a month must have charges in it; one without gets an empty list. */
    private List<String> missingCharges(Quarter quarter) {
        return jdbc.sql("""
                        SELECT b.name || ': billing has loaded no charges for ' || to_char(m.month, 'YYYY-MM') || '.'
                        FROM vip.branch b CROSS JOIN (VALUES (:month1::date), (:month2::date), (:month3::date)) AS m(month)
                        WHERE b.branch IN (:branches)
                          AND EXISTS (SELECT FROM vip.client c
                                      WHERE c.branch = b.branch AND c.contract_start < m.month + interval '1 month'
                                        AND coalesce(c.contract_end >= m.month, true))
                          AND NOT EXISTS (SELECT FROM vip.client c JOIN vip.charge USING (client)
                                          WHERE c.branch = b.branch AND charge.month = m.month)
                        ORDER BY b.name, m.month
                        """)
                .param("month1", quarter.months().get(0).atDay(1))
                .param("month2", quarter.months().get(1).atDay(1))
                .param("month3", quarter.months().get(2).atDay(1))
                .param("branches", organisation.branchIds())
                .query(String.class)
                .list();
    }

    /**
     * Opens the quarter: one empty list for each branch.
     *
     * @throws RefusedException if the quarter has not ended, is open already, or billing facts are missing
     */
    @Transactional
    public void open(Quarter quarter) {
        List<String> obstacles = obstacles(quarter);
        if (!obstacles.isEmpty()) {
            throw new RefusedException(String.join(" ", obstacles));
        }
        int opened = jdbc.sql("""
                        INSERT INTO vip.cycle (quarter, cut_off, state, opened_at) VALUES (:quarter, :cutOff, 'OPEN', :now)
                        ON CONFLICT (quarter) DO NOTHING
                        """)
                .param("quarter", quarter.toString())
                .param("cutOff", quarter.cutOff())
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (opened != 1) {
            throw new RefusedException("The cycle for %s has just been opened by somebody else.".formatted(quarter));
        }
        jdbc.sql("""
                        INSERT INTO vip.branch_list (branch, quarter, state)
                        SELECT branch, :quarter, 'PREPARING' FROM vip.branch WHERE branch IN (:branches)
                        """)
                .param("quarter", quarter.toString())
                .param("branches", organisation.branchIds())
                .update();
    }

    /** The branches that take part in the quarter, in a fixed order. */
    public List<String> branches(String quarter) {
        return jdbc.sql("SELECT branch FROM vip.branch_list WHERE quarter = :quarter ORDER BY branch")
                .param("quarter", quarter)
                .query(String.class)
                .list();
    }

    /** What a form on the whole cycle shows, and its completion must carry. */
    public String token(Quarter quarter) {
        return jdbc.sql("""
                        SELECT encode(sha256(string_agg(coalesce(hash, ''::bytea), ''::bytea ORDER BY branch)), 'hex')
                        FROM vip.branch_list WHERE quarter = :quarter
                        """)
                .param("quarter", quarter.toString())
                .query(String.class)
                .single();
    }

    /**
     * Headquarters' sales organisation has looked at every list (SIB-12).
     *
     * @throws RefusedException if the lists have changed since they were shown
     */
    @Transactional
    public void review(Quarter quarter, String person, String shown) {
        BranchLists.refuseStale(token(quarter), shown);
        acts.appendToAll(quarter.toString(), Seat.HQ_SALES, person, Act.REVIEW);
    }

    /**
     * Headquarters' commercial director approves the lists (SIB-13).
     *
     * @throws RefusedException if the lists have changed since they were shown
     */
    @Transactional
    public void approve(Quarter quarter, String person, String shown) {
        BranchLists.refuseStale(token(quarter), shown);
        acts.appendToAll(quarter.toString(), Seat.HQ_COMMERCIAL, person, Act.APPROVE);
    }

    /**
     * Headquarters' commercial director returns the cycle to the sales organisation.
     *
     * @param task carries the word that says why
     */
    @Transactional
    public void sendBack(Quarter quarter, String person, String shown, String task) {
        BranchLists.refuseStale(token(quarter), shown);
        words.send(task, person);
        acts.appendToAll(quarter.toString(), Seat.HQ_COMMERCIAL, person, Act.RETURN);
    }

    /** The agreed clients become VIPs with tier, route and the day of approval (AMB-16), all or none. */
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
        jdbc.sql("""
                        WITH applied AS (
                            UPDATE vip.line i SET state = 'APPLIED' FROM vip.branch_list l
                            WHERE l.list = i.list AND l.quarter = :quarter AND l.state = 'AGREED' AND i.state = 'AGREED'
                            RETURNING i.line, i.client, i.tier, i.route)
                        INSERT INTO vip.vip_status (client, tier, route, since, granted_by, line)
                        SELECT DISTINCT ON (client) client, tier, route, :today::date, 'LIST', line FROM applied
                        ORDER BY client, line
                        -- Who has become a VIP by a billing file in between keeps the earlier day.
                        ON CONFLICT (client) DO UPDATE SET tier = excluded.tier, route = excluded.route,
                            granted_by = 'LIST', line = excluded.line
                        WHERE vip_status.granted_by = 'BILLING'
                        """).param("quarter", quarter.toString()).param("today", today).update();
        jdbc.sql("UPDATE vip.branch_list SET state = 'APPLIED' WHERE quarter = :quarter AND state = 'AGREED'")
                .param("quarter", quarter.toString())
                .update();
    }
}
