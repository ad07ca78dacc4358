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
import vip.approvals.staff.Seat;
import vip.approvals.web.Texts;
import vip.approvals.work.Progress;

/** How a cycle goes on without a late branch, how it is cancelled, and how a branch receives the result. */
@Service
public class CycleEnds {

    private static final int LONGEST_REASON = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BranchLists lists;
    private final Coordinations coordinations;
    private final Verdicts verdicts;
    private final Removals removals;
    private final Acts acts;
    private final KeptSheets sheets;

    CycleEnds(
            JdbcClient jdbc,
            Clock clock,
            BranchLists lists,
            Coordinations coordinations,
            Verdicts verdicts,
            Removals removals,
            Acts acts,
            KeptSheets sheets) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.lists = lists;
        this.coordinations = coordinations;
        this.verdicts = verdicts;
        this.removals = removals;
        this.acts = acts;
        this.sheets = sheets;
    }

    /**
     * At the cycle's deadline (AMB-19): a list that the directors have decided goes on with what is agreed,
     * another one is carried over, so that what was in force before stays.
     */
    @Transactional
    public void carryOverLate(Quarter quarter) {
        record Late(long list, String branch) {}
        List<Late> late = jdbc.sql("""
                        SELECT list, branch FROM vip.branch_list
                        WHERE quarter = :quarter AND state IN ('PREPARING', 'COORDINATION', 'REWORK') ORDER BY list
                        """)
                .param("quarter", quarter.toString())
                .query(Late.class)
                .list();
        for (Late list : late) {
            if (!coordinations.finish(list.branch(), quarter)) {
                end(list.list(), BranchList.State.CARRIED_OVER);
            }
        }
    }

    /**
     * Headquarters cancels the cycle; the quarter may be opened anew.
     *
     * @throws RefusedException if there is no reason, or the cycle is not open
     */
    @Transactional
    public void cancel(Quarter quarter, Seat seat, String person, String reason) {
        String why = Texts.require("The reason", reason, LONGEST_REASON);
        if (jdbc.sql("UPDATE vip.cycle SET state = 'CANCELLED' WHERE quarter = :quarter AND state = 'OPEN'")
                        .param("quarter", quarter.toString())
                        .update()
                != 1) {
            throw new RefusedException("The cycle for %s is not open.".formatted(quarter));
        }
        acts.appendToAll(quarter.toString(), seat, person, Act.CANCEL);
        jdbc.sql("INSERT INTO vip.cancellation (quarter, person, reason, at) VALUES (:quarter, :person, :reason, :now)")
                .param("quarter", quarter.toString())
                .param("person", person)
                .param("reason", why)
                .param("now", OffsetDateTime.now(clock))
                .update();
        jdbc.sql("SELECT list FROM vip.branch_list WHERE quarter = :quarter AND state <> 'CANCELLED'")
                .param("quarter", quarter.toString())
                .query(Long.class)
                .list()
                .forEach(list -> end(list, BranchList.State.CANCELLED));
    }

    /** The branch's sales director has received the result (SIB-14): the sheet that was kept, with its hash. */
    @Transactional
    public void acknowledge(String branch, Quarter quarter, String person) {
        BranchList list = lists.locked(branch, quarter, BranchList.State.APPLIED, BranchList.State.CARRIED_OVER);
        acts.append(list.id(), Seat.SALES_DIRECTOR, person, Act.ACKNOWLEDGE, sheets.hash(list));
    }

    /**
     * Approved removals get the day on which they take effect.
     *
     * @return branches that have any, for revocation to carry them out
     */
    @Transactional
    public List<String> handOverRemovals(String quarter) {
        Progress.step("Handing the removals over", 1, 1, 0);
        removals.approve(Quarter.parse(quarter), LocalDate.now(clock));
        return jdbc.sql("SELECT DISTINCT branch FROM vip.removal WHERE quarter = :quarter ORDER BY branch")
                .param("quarter", quarter)
                .query(String.class)
                .list();
    }

    /** @return branches where any new VIP is by now, for onboarding to receive them */
    public List<String> branchesWithNewVips(String quarter) {
        return jdbc.sql("""
                        SELECT DISTINCT c.branch FROM vip.branch_list l JOIN vip.line i USING (list)
                        JOIN vip.client c ON c.client = i.client
                        WHERE l.quarter = :quarter AND l.state = 'APPLIED' AND i.state = 'APPLIED' AND i.section = 'NEW'
                        ORDER BY c.branch
                        """).param("quarter", quarter).query(String.class).list();
    }

    private void end(long list, BranchList.State state) {
        verdicts.forget(list);
        jdbc.sql("UPDATE vip.branch_list SET state = :state, revision = revision + 1 WHERE list = :list")
                .param("state", state.name())
                .param("list", list)
                .update();
    }
}
