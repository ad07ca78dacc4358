package vip.approvals.lists;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.criteria.MissingCharges;
import vip.approvals.engine.AskedByDiagrams;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Organisation;
import vip.approvals.work.Progress;

/** One quarter over all branches: when it can be opened, and what belongs to it (SIB-05, SIB-41, SIB-42). */
@Service
public class Cycles {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Organisation organisation;
    private final MissingCharges missingCharges;

    Cycles(JdbcClient jdbc, Clock clock, Organisation organisation, MissingCharges missingCharges) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.organisation = organisation;
        this.missingCharges = missingCharges;
    }

    /** The quarter that ended last. */
    public Quarter lastEnded() {
        return Quarter.lastEndedBefore(LocalDate.now(clock));
    }

    private boolean isOpenOrDone(Quarter quarter) {
        return jdbc.sql("SELECT count(*) FROM vip.cycle WHERE quarter = :quarter AND state <> 'CANCELLED'")
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
            return List.of(
                    "The cycle for %s is still open; it must be approved or cancelled first.".formatted(open.get(0)));
        }
        return missingCharges.in(quarter); // a branch without clients gets an empty list
    }

    /**
     * Opens the quarter: one empty list for each branch.
     *
     * @throws RefusedException if the quarter has not ended, is open already, or billing facts are missing
     */
    @Transactional
    public void open(Quarter quarter) {
        int checks = 3 * organisation.branchIds().size(); // BranchLists.checkTiers follows for each branch
        Progress.step("Opening a list for each branch", 1, 1 + checks, 0);
        List<String> obstacles = obstacles(quarter);
        if (!obstacles.isEmpty()) {
            throw new RefusedException(String.join(" ", obstacles));
        }
        int opened = jdbc.sql("""
                        INSERT INTO vip.cycle (quarter, cut_off, state, opened_at) VALUES (:quarter, :cutOff, 'OPEN', :now)
                        ON CONFLICT (quarter) DO UPDATE SET state = 'OPEN', opened_at = excluded.opened_at
                        WHERE cycle.state = 'CANCELLED'
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
    @AskedByDiagrams
    public List<String> branches(String quarter) {
        return jdbc.sql(
                        "SELECT branch FROM vip.branch_list WHERE quarter = :quarter AND state <> 'CANCELLED' ORDER BY branch")
                .param("quarter", quarter)
                .query(String.class)
                .list();
    }

    /** What a form on the whole cycle shows, and its completion must carry. */
    public String token(Quarter quarter) {
        return jdbc.sql("""
                        SELECT encode(sha256(string_agg(convert_to(state || revision, 'UTF8') || coalesce(hash, ''::bytea),
                            ''::bytea ORDER BY branch)), 'hex')
                        FROM vip.branch_list WHERE quarter = :quarter AND state <> 'CANCELLED'
                        """)
                .param("quarter", quarter.toString())
                .query(String.class)
                .single();
    }
}
