package vip.approvals.lists;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.criteria.Criteria;
import vip.approvals.criteria.Grounds;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;
import vip.approvals.web.Moments;
import vip.approvals.work.Progress;

/** A branch's list until it is submitted, and how the product finds one. Every step checks the state before. */
@Service
public class BranchLists {

    private static final String SELECT = """
            SELECT list, branch, quarter, state, revision, round, checked_at, encode(hash, 'hex') AS hash
            FROM vip.branch_list WHERE branch = :branch AND quarter = :quarter AND state <> 'CANCELLED'
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Criteria criteria;
    private final Grounds grounds;
    private final Proposals proposals;
    private final Conflicts conflicts;
    private final Seal seal;
    private final Acts acts;
    private final Words words;

    BranchLists(
            JdbcClient jdbc,
            Clock clock,
            Criteria criteria,
            Grounds grounds,
            Proposals proposals,
            Conflicts conflicts,
            Seal seal,
            Acts acts,
            Words words) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.criteria = criteria;
        this.grounds = grounds;
        this.proposals = proposals;
        this.conflicts = conflicts;
        this.seal = seal;
        this.acts = acts;
        this.words = words;
    }

    /** Empty if there is none, or if its cycle was cancelled. */
    public Optional<BranchList> find(String branch, Quarter quarter) {
        return select(SELECT, branch, quarter);
    }

    /**
     * Measures the branch's clients and brings the proposals of all three sections up to date (SIB-01, SIB-06, SIB-07,
     * SIB-09, BVK-06); may run again and again.
     */
    @Transactional
    public void checkTiers(String branch, Quarter quarter) {
        Progress.step("Measuring the branch's clients", 1, 3, 0);
        BranchList list = locked(branch, quarter, BranchList.State.PREPARING);
        criteria.assessBranch(branch, quarter);
        Progress.step("Looking for grounds of removal", 2, 3, 0);
        grounds.check(branch, quarter);
        Progress.step("Bringing the proposals up to date", 3, 3, 0);
        proposals.refresh(list);
        jdbc.sql("UPDATE vip.branch_list SET revision = revision + 1, checked_at = :now WHERE list = :list")
                .param("now", OffsetDateTime.now(clock))
                .param("list", list.id())
                .update();
    }

    /**
     * The sales staff hand the list to their director.
     *
     * @param shown the token of the list that the person saw
     * @throws RefusedException if the list has changed since, or a removal has no ground
     */
    @Transactional
    public void prepare(String branch, Quarter quarter, String person, String shown) {
        BranchList list = locked(branch, quarter, BranchList.State.PREPARING);
        refuseStale(list.token(), shown);
        refuseWithoutGround(list);
        Progress.step("Recording what you hand over", 1, 4, 0); // checkTiers follows
        acts.append(list.id(), Seat.SALES, person, Act.PREPARE);
    }

    /**
     * The sales director signs and submits (AMB-12): the list is sealed, and what is on it does not change any more.
     *
     * @param shown {@link #signature} of what the person saw, so that no conflict leaves the branch unseen (B6)
     * @throws RefusedException if the list, its conflicts or the facts have changed since, or a removal has no ground
     */
    @Transactional
    public void sign(String branch, Quarter quarter, String person, String shown) {
        Progress.step("Looking at the list and its conflicts again", 1, 2, 0);
        BranchList list = locked(branch, quarter, BranchList.State.PREPARING);
        refuseStale(signature(list, conflicts.keepAsSeen(list, person)), shown);
        if (isOutdated(list)) {
            throw new RefusedException("Billing has loaded facts since this list was checked. "
                    + "Press \"Check again\", look at the list, then sign.");
        }
        refuseWithoutGround(list);
        Progress.step("Sealing the lines", 2, 2, 0);
        seal.put(list, BranchList.State.COORDINATION, 0);
        acts.append(list.id(), Seat.SALES_DIRECTOR, person, Act.SIGN);
    }

    /**
     * The sales director sends the list, or its rework, back to the staff.
     *
     * @param task carries the word that says why
     * @throws RefusedException if there is no word, or the list has changed since it was shown
     */
    @Transactional
    public void sendBack(String branch, Quarter quarter, String person, String shown, String task) {
        BranchList list = locked(branch, quarter, BranchList.State.PREPARING, BranchList.State.REWORK);
        refuseStale(signature(list), shown);
        words.send(task, person);
        Progress.step("Recording what you send back", 1, 1, 0);
        acts.append(list.id(), Seat.SALES_DIRECTOR, person, Act.SEND_BACK);
    }

    /** What the sales director is shown and signs: the list and its conflicts with other branches. */
    String signature(BranchList list) {
        return signature(list, conflicts.fingerprint(list));
    }

    private static String signature(BranchList list, String conflicts) {
        return list.token() + "." + conflicts;
    }

    /** SIB-08: each removal names its ground. */
    void refuseWithoutGround(BranchList list) {
        List<String> bare =
                jdbc.sql("""
                        SELECT client || ' (' || name || ')' FROM vip.line
                        WHERE list = :list AND section = 'REMOVE' AND ground IS NULL AND state = 'OPEN' ORDER BY client LIMIT 5
                        """).param("list", list.id()).query(String.class).list();
        if (!bare.isEmpty()) {
            throw new RefusedException("A removal needs a ground (SIB-08): %s. Choose one, or drop the line."
                    .formatted(String.join(", ", bare)));
        }
    }

    /** Whether billing has loaded any file since the list was checked. */
    boolean isOutdated(BranchList list) {
        return list.state() == BranchList.State.PREPARING
                && jdbc.sql("SELECT EXISTS (SELECT FROM vip.billing_load WHERE loaded_at > :checkedAt)")
                        .param("checkedAt", list.checkedAt())
                        .query(Boolean.class)
                        .single();
    }

    /** Locks the list until the end of the transaction, so that two people cannot change it at once. */
    BranchList locked(String branch, Quarter quarter, BranchList.State... expected) {
        BranchList list = select(SELECT + " FOR UPDATE", branch, quarter)
                .orElseThrow(
                        () -> new RefusedException("There is no list of branch %s for %s.".formatted(branch, quarter)));
        if (!List.of(expected).contains(list.state())) {
            throw new RefusedException("The list of branch %s for %s has moved on (%s). Reload the page."
                    .formatted(branch, quarter, list.state()));
        }
        return list;
    }

    static void refuseStale(String current, String shown) {
        if (!current.equals(shown)) {
            throw new RefusedException(
                    "The list has changed since this page was loaded. Reload it, look at it again, then complete.");
        }
    }

    private Optional<BranchList> select(String sql, String branch, Quarter quarter) {
        return jdbc.sql(sql)
                .param("branch", branch)
                .param("quarter", quarter.toString())
                .query((row, number) -> new BranchList(
                        row.getLong("list"),
                        row.getString("branch"),
                        Quarter.parse(row.getString("quarter")),
                        BranchList.State.valueOf(row.getString("state")),
                        row.getLong("revision"),
                        row.getInt("round"),
                        Moments.in(clock.getZone(), row.getObject("checked_at", OffsetDateTime.class)),
                        row.getString("hash")))
                .optional();
    }
}
