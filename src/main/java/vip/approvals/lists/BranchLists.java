package vip.approvals.lists;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.criteria.Criteria;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;

/** What the process does with a branch's list, step by step. Every step checks the state before. */
@Service
public class BranchLists {

    private static final String SELECT = """
            SELECT list, branch, quarter, state, revision, checked_at, encode(hash, 'hex') AS hash
            FROM vip.branch_list WHERE branch = :branch AND quarter = :quarter
            """;

    /**
     * Puts eligible clients of the branch who are no VIP yet on the list, all of them or one, and brings the figures of
     * their lines up to date. A client who has moved here stays on the other branch's list of the quarter.
     */
    private static final String PROPOSE = """
            INSERT INTO vip.line (list, section, client, name, type, origin, state, route, account, number,
                month_1, month_2, month_3, total, threshold, rule, tier, tier_rule, reason)
            SELECT :list, 'NEW', c.client, c.name, c.type, :origin, 'OPEN', a.route, a.account, a.number,
                   a.month_1, a.month_2, a.month_3, a.total, a.threshold, a.rule, a.tier, a.tier_rule, a.reason
            FROM vip.assessment a JOIN vip.client c USING (client)
            WHERE a.branch = :branch AND a.quarter = :quarter AND a.outcome = 'ELIGIBLE' AND c.branch = :branch
              AND (:client::text IS NULL OR a.client = :client)
              AND NOT EXISTS (SELECT FROM vip.vip_status s WHERE s.client = a.client)
              AND NOT EXISTS (SELECT FROM vip.line o JOIN vip.branch_list ol USING (list)
                              WHERE o.client = a.client AND ol.quarter = a.quarter AND ol.list <> :list
                                AND o.state <> 'DROPPED')
            ORDER BY a.total DESC, c.client
            ON CONFLICT (list, client) DO UPDATE SET
                name = excluded.name, type = excluded.type, route = excluded.route, account = excluded.account,
                number = excluded.number, month_1 = excluded.month_1, month_2 = excluded.month_2,
                month_3 = excluded.month_3, total = excluded.total, threshold = excluded.threshold,
                rule = excluded.rule, tier = excluded.tier, tier_rule = excluded.tier_rule, reason = excluded.reason,
                -- What the check dropped comes back when the facts do; what a person dropped stays dropped.
                state = CASE WHEN line.state = 'DROPPED' AND line.dropped_by IS NULL THEN 'OPEN' ELSE line.state END,
                drop_reason = CASE WHEN line.dropped_by IS NULL THEN NULL ELSE line.drop_reason END
            """;

    private static final String DROP_WHAT_NO_LONGER_QUALIFIES = """
            UPDATE vip.line l SET state = 'DROPPED', drop_reason = coalesce(
                (SELECT 'Is a VIP already' FROM vip.vip_status s WHERE s.client = l.client),
                (SELECT 'No longer qualifies. ' || a.reason FROM vip.assessment a
                 WHERE a.client = l.client AND a.quarter = :quarter AND a.branch = :branch),
                'Is no longer a client of this branch')
            WHERE l.list = :list AND l.state = 'OPEN' AND NOT EXISTS (
                SELECT FROM vip.assessment a JOIN vip.client c USING (client)
                WHERE a.client = l.client AND a.quarter = :quarter AND c.branch = :branch AND a.branch = :branch
                  AND a.outcome = 'ELIGIBLE'
                  AND NOT EXISTS (SELECT FROM vip.vip_status s WHERE s.client = l.client))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Criteria criteria;
    private final Acts acts;
    private final Words words;

    BranchLists(JdbcClient jdbc, Clock clock, Criteria criteria, Acts acts, Words words) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.criteria = criteria;
        this.acts = acts;
        this.words = words;
    }

    public Optional<BranchList> find(String branch, Quarter quarter) {
        return select(SELECT, branch, quarter);
    }

    /** Measures the branch's clients and proposes the new VIPs (SIB-01, SIB-06, BVK-06); may run again and again. */
    @Transactional
    public void checkTiers(String branch, Quarter quarter) {
        BranchList list = locked(branch, quarter, BranchList.State.PREPARING);
        criteria.assessBranch(branch, quarter);
        propose(list, null, "PROPOSED");
        jdbc.sql(DROP_WHAT_NO_LONGER_QUALIFIES)
                .param("list", list.id())
                .param("branch", branch)
                .param("quarter", quarter.toString())
                .update();
        jdbc.sql("UPDATE vip.branch_list SET revision = revision + 1, checked_at = :now WHERE list = :list")
                .param("now", OffsetDateTime.now(clock))
                .param("list", list.id())
                .update();
    }

    /** @param client null for all; @return how many lines were written */
    int propose(BranchList list, String client, String origin) {
        return jdbc.sql(PROPOSE)
                .param("list", list.id())
                .param("branch", list.branch())
                .param("quarter", list.quarter().toString())
                .param("client", client)
                .param("origin", origin)
                .update();
    }

    /**
     * The sales staff hand the list to their director.
     *
     * @param shown the token of the list that the person saw
     * @throws RefusedException if the list has changed since
     */
    @Transactional
    public void prepare(String branch, Quarter quarter, String person, String shown) {
        BranchList list = shown(branch, quarter, BranchList.State.PREPARING, shown);
        acts.append(list.id(), Seat.SALES, person, Act.PREPARE);
    }

    /**
     * The sales director signs (AMB-12): the list is sealed, and nothing in it changes any more.
     *
     * @throws RefusedException if the list has changed since it was shown, or the facts since it was checked
     */
    @Transactional
    public void sign(String branch, Quarter quarter, String person, String shown) {
        BranchList list = shown(branch, quarter, BranchList.State.PREPARING, shown);
        if (isOutdated(list)) {
            throw new RefusedException("Billing has loaded facts since this list was checked. "
                    + "Press \"Check again\", look at the list, then sign.");
        }
        jdbc.sql("UPDATE vip.line l SET hash = vip.line_hash(l) WHERE list = :list AND state = 'OPEN'")
                .param("list", list.id())
                .update();
        jdbc.sql("""
                        UPDATE vip.branch_list SET state = 'COORDINATION', sealed_at = :now, hash = vip.list_hash(list)
                        WHERE list = :list
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("list", list.id())
                .update();
        acts.append(list.id(), Seat.SALES_DIRECTOR, person, Act.SIGN);
    }

    /**
     * The sales director sends the list back to the staff.
     *
     * @param task carries the word that says why
     * @throws RefusedException if there is no word, or the list has changed since it was shown
     */
    @Transactional
    public void sendBack(String branch, Quarter quarter, String person, String shown, String task) {
        BranchList list = shown(branch, quarter, BranchList.State.PREPARING, shown);
        words.send(task, person);
        acts.append(list.id(), Seat.SALES_DIRECTOR, person, Act.SEND_BACK);
    }

    /** After both directors: what both approve is agreed, anything else leaves the list (SIB-02, SIB-03, AMB-13). */
    @Transactional
    public void settle(String branch, Quarter quarter) {
        BranchList list = locked(branch, quarter, BranchList.State.COORDINATION);
        jdbc.sql("""
                        UPDATE vip.line l SET state = CASE WHEN d.approvals = 2 THEN 'AGREED' ELSE 'REJECTED' END
                        FROM (SELECT d.line, count(DISTINCT a.seat) FILTER (WHERE d.decision = 'APPROVE') AS approvals
                              FROM vip.decision d JOIN vip.act a USING (act)
                              WHERE a.list = :list AND a.seat IN ('COMMERCIAL', 'SECURITY') GROUP BY d.line) AS d
                        WHERE l.line = d.line AND l.list = :list AND l.state = 'OPEN'
                        """).param("list", list.id()).update();
        jdbc.sql("UPDATE vip.branch_list SET state = 'AGREED' WHERE list = :list")
                .param("list", list.id())
                .update();
    }

    /** Whether billing has loaded any file since the list was checked. */
    boolean isOutdated(BranchList list) {
        return list.hash() == null
                && jdbc.sql("SELECT EXISTS (SELECT FROM vip.billing_load WHERE loaded_at > :checkedAt)")
                        .param("checkedAt", list.checkedAt())
                        .query(Boolean.class)
                        .single();
    }

    /** Locks the list until the end of the transaction, so that two people cannot change it at once. */
    BranchList locked(String branch, Quarter quarter, BranchList.State expected) {
        BranchList list = select(SELECT + " FOR UPDATE", branch, quarter)
                .orElseThrow(
                        () -> new RefusedException("There is no list of branch %s for %s.".formatted(branch, quarter)));
        if (list.state() != expected) {
            throw new RefusedException("The list of branch %s for %s has moved on (%s). Reload the page."
                    .formatted(branch, quarter, list.state()));
        }
        return list;
    }

    private BranchList shown(String branch, Quarter quarter, BranchList.State expected, String shown) {
        BranchList list = locked(branch, quarter, expected);
        refuseStale(list.token(), shown);
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
                        local(row.getObject("checked_at", OffsetDateTime.class)),
                        row.getString("hash")))
                .optional();
    }

    private OffsetDateTime local(OffsetDateTime time) {
        return time == null ? null : time.atZoneSameInstant(clock.getZone()).toOffsetDateTime();
    }
}
