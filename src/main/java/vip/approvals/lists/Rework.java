package vip.approvals.lists;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;
import vip.approvals.work.Progress;

/** Handing a reworked list over, and submitting it again: only what has changed travels to the directors (AMB-13). */
@Service
public class Rework {

    private final JdbcClient jdbc;
    private final BranchLists lists;
    private final Conflicts conflicts;
    private final Seal seal;
    private final Acts acts;

    Rework(JdbcClient jdbc, BranchLists lists, Conflicts conflicts, Seal seal, Acts acts) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.conflicts = conflicts;
        this.seal = seal;
        this.acts = acts;
    }

    /**
     * The sales staff hand the reworked list to their director.
     *
     * @param shown the token of the list that the person saw
     * @throws RefusedException naming a returned line that is neither corrected, withdrawn nor contested
     */
    @Transactional
    public void handOver(String branch, Quarter quarter, String person, String shown) {
        BranchList list = lists.locked(branch, quarter, BranchList.State.REWORK);
        BranchLists.refuseStale(list.token(), shown);
        refuseUntreated(list);
        Progress.step("Recording what you hand over", 1, 1, 0);
        acts.append(list.id(), Seat.SALES, person, Act.REWORK);
    }

    /**
     * The sales director submits the rework. Corrected lines are sealed and need new decisions, unchanged ones keep
     * theirs, contested ones are in dispute.
     *
     * @param shown {@link BranchLists#signature} of what the person saw
     * @return whether there is anything for the directors to decide
     */
    @Transactional
    public boolean resubmit(String branch, Quarter quarter, String person, String shown) {
        Progress.step("Looking at the list and its conflicts again", 1, 2, 0);
        BranchList list = lists.locked(branch, quarter, BranchList.State.REWORK);
        BranchLists.refuseStale(lists.signature(list), shown);
        refuseUntreated(list);
        lists.refuseWithoutGround(list);
        conflicts.keepAsSeen(list, person);
        jdbc.sql("UPDATE vip.line SET state = 'DISPUTED' WHERE list = :list AND state = 'CONTESTED'")
                .param("list", list.id())
                .update();
        boolean changed = jdbc.sql("SELECT EXISTS (SELECT FROM vip.line WHERE list = :list AND state = 'OPEN')")
                .param("list", list.id())
                .query(Boolean.class)
                .single();
        Progress.step("Sealing the corrected lines", 2, 2, 0);
        seal.put(list, changed ? BranchList.State.COORDINATION : BranchList.State.AGREED, list.round() + 1);
        acts.append(list.id(), Seat.SALES_DIRECTOR, person, Act.SIGN);
        return changed;
    }

    private void refuseUntreated(BranchList list) {
        List<String> left =
                jdbc.sql("""
                        SELECT name || coalesce(' (' || client || ')', '') FROM vip.line
                        WHERE list = :list AND state = 'RETURNED' ORDER BY line LIMIT 5
                        """).param("list", list.id()).query(String.class).list();
        if (!left.isEmpty()) {
            throw new RefusedException(
                    "Correct, withdraw or contest each returned line first: %s.".formatted(String.join(", ", left)));
        }
    }
}
