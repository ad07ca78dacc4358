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

    /** Proposes every eligible client who is no VIP yet, and brings the figures of the lines up to date. */
    private static final String PROPOSE = """
            INSERT INTO vip.line (list, section, client, name, type, origin, state, route, account, number,
                month_1, month_2, month_3, total, threshold, rule, tier, tier_rule, reason)
            SELECT :list, 'NEW', c.client, c.name, c.type, 'PROPOSED', 'OPEN', a.route, a.account, a.number,
                   a.month_1, a.month_2, a.month_3, a.total, a.threshold, a.rule, a.tier, a.tier_rule, a.reason
            FROM vip.assessment a JOIN vip.client c USING (client)
            WHERE a.branch = :branch AND a.quarter = :quarter AND a.outcome = 'ELIGIBLE' AND c.branch = :branch
              AND NOT EXISTS (SELECT FROM vip.vip_status s WHERE s.client = a.client)
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
        for (String statement : new String[] {PROPOSE, DROP_WHAT_NO_LONGER_QUALIFIES}) {
            jdbc.sql(statement)
                    .param("list", list.id())
                    .param("branch", branch)
                    .param("quarter", quarter.toString())
                    .update();
        }
        jdbc.sql("UPDATE vip.branch_list SET revision = revision + 1, checked_at = :now WHERE list = :list")
                .param("now", OffsetDateTime.now(clock))
                .param("list", list.id())
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
     * @throws RefusedException if the list has changed since it was shown
     */
    @Transactional
    public void sign(String branch, Quarter quarter, String person, String shown) {
        BranchList list = shown(branch, quarter, BranchList.State.PREPARING, shown);
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
