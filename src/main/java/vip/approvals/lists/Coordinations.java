package vip.approvals.lists;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;

/** A submitted list between sales and the directors: recalled, settled, closed at its deadline (AMB-13). */
@Service
public class Coordinations {

    private static final String APPROVED_BY = """
            EXISTS (SELECT FROM vip.decision d WHERE d.line = l.line AND d.decision = 'APPROVE'
                AND d.act = ANY (ARRAY(SELECT act FROM vip.act WHERE list = :list AND seat = '%s')))""";

    private final JdbcClient jdbc;
    private final BranchLists lists;
    private final Verdicts verdicts;
    private final Seal seal;
    private final Acts acts;
    private final ListSettings settings;

    Coordinations(JdbcClient jdbc, BranchLists lists, Verdicts verdicts, Seal seal, Acts acts, ListSettings settings) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.verdicts = verdicts;
        this.seal = seal;
        this.acts = acts;
        this.settings = settings;
    }

    /**
     * The sales director takes the list back, until a director has begun to decide.
     *
     * @throws RefusedException if one has begun, or the list is somewhere else
     */
    @Transactional
    public void recall(String branch, Quarter quarter, String person) {
        BranchList list = lists.locked(branch, quarter, BranchList.State.COORDINATION);
        if (!isRecallable(list)) {
            throw new RefusedException("A director has begun to decide, so the list cannot be recalled any more.");
        }
        acts.append(list.id(), Seat.SALES_DIRECTOR, person, Act.RECALL);
        seal.takeOff(list);
    }

    /** Whether no director has begun to decide the submitted list. */
    boolean isRecallable(BranchList list) {
        return list.state() == BranchList.State.COORDINATION && list.round() == 0 && !verdicts.haveBegun(list);
    }

    /**
     * After both directors: agreed is what both approve (SIB-02, SIB-03). Anything else returns to sales, and is in
     * dispute when the rounds are used up (AMB-13).
     *
     * @return whether lines have returned, so that sales must rework the list
     */
    @Transactional
    public boolean settle(String branch, Quarter quarter) {
        BranchList list = lists.locked(branch, quarter, BranchList.State.COORDINATION);
        jdbc.sql("""
                        UPDATE vip.line l SET state = CASE
                            -- Looked up for each line: the decisions are a moment old, and joined without statistics
                            -- they would all be read for each line.
                            WHEN %s AND %s THEN 'AGREED'
                            WHEN :round >= :maxRounds THEN 'DISPUTED' ELSE 'RETURNED' END
                        WHERE l.list = :list AND l.state = 'OPEN'
                        """.formatted(APPROVED_BY.formatted(Seat.COMMERCIAL), APPROVED_BY.formatted(Seat.SECURITY)))
                .param("round", list.round())
                .param("maxRounds", settings.maxRounds())
                .param("list", list.id())
                .update();
        boolean toRework = jdbc.sql("SELECT EXISTS (SELECT FROM vip.line WHERE list = :list AND state = 'RETURNED')")
                .param("list", list.id())
                .query(Boolean.class)
                .single();
        jdbc.sql("UPDATE vip.branch_list SET state = :state, revision = revision + 1 WHERE list = :list")
                .param("state", (toRework ? BranchList.State.REWORK : BranchList.State.AGREED).name())
                .param("list", list.id())
                .update();
        return toRework;
    }

    /**
     * At the cycle's deadline: a list that the directors have decided goes on with what is agreed.
     *
     * @return false if they have not, so that the list is late
     */
    @Transactional
    boolean finish(String branch, Quarter quarter) {
        BranchList list = lists.locked(
                branch, quarter, BranchList.State.PREPARING, BranchList.State.COORDINATION, BranchList.State.REWORK);
        boolean goesOn = list.state() == BranchList.State.REWORK || list.round() > 0 || haveBothDecided(list);
        if (goesOn) {
            closeRework(branch, quarter);
        }
        return goesOn;
    }

    /** In this round; their tasks are completed, and the step that settles the list has not run yet. */
    private boolean haveBothDecided(BranchList list) {
        return list.state() == BranchList.State.COORDINATION
                && jdbc.sql("""
                        SELECT count(*) = 2 FROM (
                            SELECT FROM vip.act WHERE list = :list AND kind = 'DECIDE'
                            GROUP BY seat HAVING count(*) = :round + 1) AS decided
                        """)
                        .param("list", list.id())
                        .param("round", list.round())
                        .query(Boolean.class)
                        .single();
    }

    /** At the rework deadline: what is still open moves to the next quarter, the rest goes on (AMB-13). */
    @Transactional
    public void closeRework(String branch, Quarter quarter) {
        BranchList list = lists.locked(branch, quarter, BranchList.State.REWORK, BranchList.State.COORDINATION);
        if (haveBothDecided(list) && !settle(branch, quarter)) {
            return; // everything is settled, there is nothing to move
        }
        list = lists.locked(branch, quarter, BranchList.State.REWORK, BranchList.State.COORDINATION);
        moveOpenLines(list.id());
        if (list.state() == BranchList.State.REWORK) {
            seal.put(list, BranchList.State.AGREED, list.round()); // without what sales have withdrawn since
        }
        jdbc.sql("UPDATE vip.branch_list SET state = 'AGREED', revision = revision + 1 WHERE list = :list")
                .param("list", list.id())
                .update();
    }

    private void moveOpenLines(long list) {
        verdicts.forget(list);
        jdbc.sql("DELETE FROM vip.line WHERE list = :list AND state = 'OPEN' AND hash IS NULL")
                .param("list", list)
                .update();
        jdbc.sql("""
                        UPDATE vip.line l SET state = 'MOVED'
                        WHERE list = :list AND (state IN ('OPEN', 'RETURNED', 'CONTESTED')
                            -- Its correction was never submitted, and has just gone.
                            OR state = 'CORRECTED' AND NOT EXISTS (SELECT FROM vip.line c WHERE c.corrects = l.line))
                        """).param("list", list).update();
    }
}
