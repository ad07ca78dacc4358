package vip.approvals.lists;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.Seat;

/**
 * A director's decisions: noted line by line, changed and undone freely, and made evidence when the task is completed
 * (SIB-02, SIB-03, AMB-12). Notes belong to the person, so a successor in the seat signs nothing unseen.
 */
@Service
public class Verdicts {

    private static final int LONGEST_COMMENT = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Organisation organisation;
    private final Acts acts;
    private final BranchLists lists;

    Verdicts(JdbcClient jdbc, Clock clock, Organisation organisation, Acts acts, BranchLists lists) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.organisation = organisation;
        this.acts = acts;
        this.lists = lists;
    }

    /**
     * Notes a decision on one line.
     *
     * @param reason a code of the settings file; needed for a rejection, refused for an approval
     * @param comment may be empty
     * @throws RefusedException if the reason is missing or unknown, or the line is not open for decisions
     */
    @Transactional
    void note(BranchList list, Seat seat, String person, long line, String decision, String reason, String comment) {
        boolean reject = "REJECT".equals(decision);
        if (!reject && !"APPROVE".equals(decision)) {
            throw new RefusedException("A decision is APPROVE or REJECT.");
        }
        Map<String, String> reasons = organisation.rejectionReasons().get(seat);
        if (reject && (reason == null || !reasons.containsKey(reason))) {
            throw new RefusedException("Choose a reason for the rejection.");
        }
        String said =
                comment == null || comment.isBlank() ? null : Texts.require("The comment", comment, LONGEST_COMMENT);
        if (reject && reason.equals("OTHER") && said == null) {
            throw new RefusedException("The reason \"Other\" needs a comment.");
        }
        lock(list, seat);
        int noted = jdbc.sql("""
                        INSERT INTO vip.verdict (line, seat, person, decision, reason, comment, in_bulk, at)
                        SELECT line, :seat, :person, :decision, :reason, :comment, false, :now
                        FROM vip.line JOIN vip.branch_list l USING (list)
                        WHERE list = :list AND line = :line AND line.state = 'OPEN' AND l.state = 'COORDINATION'
                        ON CONFLICT (line, seat, person) DO UPDATE SET decision = excluded.decision,
                            reason = excluded.reason, comment = excluded.comment, in_bulk = false, at = excluded.at
                        """)
                .param("seat", seat.name())
                .param("person", person)
                .param("decision", decision)
                .param("reason", reject ? reason : null)
                .param("comment", said)
                .param("now", OffsetDateTime.now(clock))
                .param("list", list.id())
                .param("line", line)
                .update();
        if (noted != 1) {
            throw new RefusedException("This line is not open for a decision. Reload the page.");
        }
    }

    /** Takes back the decision on one line. */
    @Transactional
    void clear(BranchList list, Seat seat, String person, long line) {
        lock(list, seat);
        jdbc.sql("""
                        DELETE FROM vip.verdict v USING vip.line l
                        WHERE v.line = l.line AND l.list = :list AND v.line = :line AND seat = :seat AND person = :person
                        """)
                .param("list", list.id())
                .param("line", line)
                .param("seat", seat.name())
                .param("person", person)
                .update();
    }

    /** Approves every line of the list that this person has not decided yet, in one statement. */
    @Transactional
    void approveRemaining(BranchList list, Seat seat, String person) {
        lock(list, seat);
        jdbc.sql("""
                        INSERT INTO vip.verdict (line, seat, person, decision, in_bulk, at)
                        SELECT line, :seat, :person, 'APPROVE', true, :now
                        FROM vip.line JOIN vip.branch_list l USING (list)
                        WHERE list = :list AND line.state = 'OPEN' AND l.state = 'COORDINATION'
                        ON CONFLICT (line, seat, person) DO NOTHING
                        """)
                .param("seat", seat.name())
                .param("person", person)
                .param("now", OffsetDateTime.now(clock))
                .param("list", list.id())
                .update();
    }

    /** Takes back what {@link #approveRemaining} approved, and leaves what was decided line by line. */
    @Transactional
    void undoRemaining(BranchList list, Seat seat, String person) {
        lock(list, seat);
        jdbc.sql("""
                        DELETE FROM vip.verdict v USING vip.line l
                        WHERE v.line = l.line AND l.list = :list AND seat = :seat AND person = :person AND in_bulk
                        """)
                .param("list", list.id())
                .param("seat", seat.name())
                .param("person", person)
                .update();
    }

    /** One window at a time for each list and seat; the two directors never wait for each other. */
    private void lock(BranchList list, Seat seat) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))::text")
                .param("key", "verdicts of list %d, %s".formatted(list.id(), seat))
                .query(String.class)
                .single();
    }

    /** @param token of the list and of these decisions; the task's completion must carry it */
    record Progress(long open, long approved, long rejected, String token) {

        long decided() {
            return approved + rejected;
        }
    }

    Progress progress(BranchList list, Seat seat, String person) {
        return jdbc.sql("""
                        SELECT count(*) AS open, count(*) FILTER (WHERE decision = 'APPROVE') AS approved,
                               count(*) FILTER (WHERE decision = 'REJECT') AS rejected,
                               coalesce(bit_xor(hashtextextended(concat_ws('|', l.line, decision, v.reason, comment), 0))
                                   FILTER (WHERE decision IS NOT NULL), 0) AS fingerprint
                        FROM vip.line l
                        LEFT JOIN vip.verdict v ON v.line = l.line AND v.seat = :seat AND v.person = :person
                        WHERE l.list = :list AND l.state = 'OPEN'
                        """)
                .param("list", list.id())
                .param("seat", seat.name())
                .param("person", person)
                .query((row, number) -> new Progress(
                        row.getLong("open"),
                        row.getLong("approved"),
                        row.getLong("rejected"),
                        "%s.%x".formatted(list.token(), row.getLong("fingerprint"))))
                .single();
    }

    /**
     * Makes the person's notes the seat's decisions: all lines, or nothing.
     *
     * @param shown the token that the person saw last
     * @throws RefusedException if a line is undecided, or list or notes have changed since they were shown
     */
    @Transactional
    public void decide(String branch, Quarter quarter, Seat seat, String person, String shown) {
        BranchList list = lists.find(branch, quarter)
                .filter(found -> found.state() == BranchList.State.COORDINATION)
                .orElseThrow(() -> new RefusedException("This list is not open for decisions. Reload the page."));
        lock(list, seat);
        Progress progress = progress(list, seat, person);
        if (progress.decided() != progress.open()) {
            throw new RefusedException(
                    "%,d lines expected, %,d received. Decide the others, or press \"Approve all remaining\"."
                            .formatted(progress.open(), progress.decided()));
        }
        BranchLists.refuseStale(progress.token(), shown);
        byte[] content = jdbc.sql("""
                        SELECT sha256(convert_to(coalesce(string_agg(
                            concat_ws('|', l.line, encode(l.hash, 'hex'), decision, v.reason), E'\\n' ORDER BY l.line), ''), 'UTF8'))
                        FROM vip.verdict v JOIN vip.line l USING (line)
                        WHERE l.list = :list AND l.state = 'OPEN' AND seat = :seat AND person = :person
                        """)
                .param("list", list.id())
                .param("seat", seat.name())
                .param("person", person)
                .query(byte[].class)
                .single();
        long act = acts.append(list.id(), seat, person, Act.DECIDE, content);
        for (String statement : new String[] {DECISIONS, COMMENTS, CLEAN_UP}) {
            jdbc.sql(statement)
                    .param("act", act)
                    .param("list", list.id())
                    .param("seat", seat.name())
                    .param("person", person)
                    .update();
        }
    }

    private static final String DECISIONS = """
            INSERT INTO vip.decision (act, line, line_hash, decision, reason)
            SELECT :act, l.line, l.hash, v.decision, v.reason FROM vip.verdict v JOIN vip.line l USING (line)
            WHERE l.list = :list AND l.state = 'OPEN' AND seat = :seat AND person = :person
            """;

    private static final String COMMENTS = """
            INSERT INTO vip.decision_comment (act, line, comment)
            SELECT :act, l.line, v.comment FROM vip.verdict v JOIN vip.line l USING (line)
            WHERE l.list = :list AND l.state = 'OPEN' AND seat = :seat AND person = :person AND v.comment IS NOT NULL
            """;

    /** Everybody's notes of this seat: they have become decisions, or were never made any. */
    private static final String CLEAN_UP = """
            DELETE FROM vip.verdict v USING vip.line l
            WHERE v.line = l.line AND l.list = :list AND v.seat = :seat
            """;
}
