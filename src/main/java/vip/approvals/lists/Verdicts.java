package vip.approvals.lists;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.Seat;
import vip.approvals.web.Texts;

/**
 * A director's decisions while they are notes: made line by line, changed and undone freely (SIB-02, SIB-03, AMB-12).
 * They belong to the person, so a successor in the seat signs nothing unseen. {@link Decisions} makes them evidence.
 */
@Service
class Verdicts {

    private static final int LONGEST_COMMENT = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Organisation organisation;

    Verdicts(JdbcClient jdbc, Clock clock, Organisation organisation) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.organisation = organisation;
    }

    /** @param comment may be empty; @param reason a code of the settings file, needed unless the line is approved */
    record Verdict(String decision, String reason, String comment) {}

    /**
     * Notes a decision on one line.
     *
     * @throws RefusedException if the reason is missing or unknown, or the line is not open for decisions
     */
    @Transactional
    void note(Docket docket, long line, Verdict verdict) {
        boolean approve = "APPROVE".equals(verdict.decision());
        String comment = checkedComment(docket.seat(), verdict, approve);
        lock(docket);
        int noted = with(docket, """
                        INSERT INTO vip.verdict (line, seat, person, decision, reason, comment, in_bulk, at)
                        SELECT line, :seat, :person, :decision, :reason, :comment, false, :now
                        FROM vip.line l JOIN vip.branch_list b USING (list) WHERE line = :line AND
                        """ + Docket.LINES + """
                        ON CONFLICT (line, seat, person) DO UPDATE SET decision = excluded.decision,
                            reason = excluded.reason, comment = excluded.comment, in_bulk = false, at = excluded.at
                        """)
                .param("decision", verdict.decision())
                .param("reason", approve ? null : verdict.reason())
                .param("comment", comment)
                .param("now", OffsetDateTime.now(clock))
                .param("line", line)
                .update();
        if (noted != 1) {
            throw new RefusedException("This line is not open for a decision. Reload the page.");
        }
    }

    private String checkedComment(Seat seat, Verdict verdict, boolean approve) {
        boolean known = approve
                || "REJECT".equals(verdict.decision())
                || "RETURN".equals(verdict.decision()) && !seat.isHeadquarters();
        if (!known) {
            throw new RefusedException(
                    seat.isHeadquarters()
                            ? "A dispute ends with APPROVE or REJECT."
                            : "A decision is APPROVE, RETURN or REJECT.");
        }
        Map<String, String> reasons = organisation.reasonsOf(seat);
        if (!approve && (verdict.reason() == null || !reasons.containsKey(verdict.reason()))) {
            throw new RefusedException("Choose a reason.");
        }
        String comment = verdict.comment() == null || verdict.comment().isBlank()
                ? null
                : Texts.require("The comment", verdict.comment(), LONGEST_COMMENT);
        if (!approve && verdict.reason().equals("OTHER") && comment == null) {
            throw new RefusedException("The reason \"Other\" needs a comment.");
        }
        return comment;
    }

    /** Takes back the decision on one line. */
    @Transactional
    void clear(Docket docket, long line) {
        lock(docket);
        delete(docket, "v.line = :line").param("line", line).update();
    }

    /** Approves every line that this person has not decided yet, in one statement. */
    @Transactional
    void approveRemaining(Docket docket) {
        vip.approvals.work.Progress.step("Approving the remaining lines", 1, 1, 0);
        lock(docket);
        with(docket, """
                        INSERT INTO vip.verdict (line, seat, person, decision, in_bulk, at)
                        SELECT line, :seat, :person, 'APPROVE', true, :now
                        FROM vip.line l JOIN vip.branch_list b USING (list) WHERE
                        """ + Docket.LINES + " ON CONFLICT (line, seat, person) DO NOTHING")
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Takes back what {@link #approveRemaining} approved, and leaves what was decided line by line. */
    @Transactional
    void undoRemaining(Docket docket) {
        vip.approvals.work.Progress.step("Taking that back", 1, 1, 0);
        lock(docket);
        delete(docket, "in_bulk").update();
    }

    private JdbcClient.StatementSpec delete(Docket docket, String condition) {
        return with(docket, """
                DELETE FROM vip.verdict v USING vip.line l JOIN vip.branch_list b USING (list)
                WHERE v.line = l.line AND seat = :seat AND person = :person AND %s AND
                """.formatted(condition) + Docket.LINES);
    }

    /** Waits for this docket's other windows, and for a recall of the list. */
    void lock(Docket docket) {
        lock(docket.lock());
    }

    private void lock(String key) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))::text")
                .param("key", key)
                .query(String.class)
                .single();
    }

    /** @param token of the lines and of these decisions; the task's completion must carry it */
    record Progress(long open, long approved, long returned, long rejected, String token) {

        long decided() {
            return approved + returned + rejected;
        }

        /** How many lines have which decision. */
        Map<String, Long> counts() {
            return Map.of("APPROVE", approved, "RETURN", returned, "REJECT", rejected, "UNDECIDED", open - decided());
        }
    }

    Progress progress(Docket docket) {
        return with(docket, """
                        SELECT count(*) AS open, count(*) FILTER (WHERE decision = 'APPROVE') AS approved,
                               count(*) FILTER (WHERE decision = 'RETURN') AS returned,
                               count(*) FILTER (WHERE decision = 'REJECT') AS rejected,
                               coalesce(bit_xor(hashtextextended(
                                   concat_ws('|', l.line, l.salt, encode(l.hash, 'hex'), decision, v.reason, v.comment), 0)), 0)
                                   AS fingerprint
                        FROM vip.line l JOIN vip.branch_list b USING (list)
                        LEFT JOIN vip.verdict v ON v.line = l.line AND v.seat = :seat AND v.person = :person
                        WHERE
                        """ + Docket.LINES)
                .query((row, number) -> new Progress(
                        row.getLong("open"),
                        row.getLong("approved"),
                        row.getLong("returned"),
                        row.getLong("rejected"),
                        "%d.%x".formatted(row.getLong("open"), row.getLong("fingerprint"))))
                .single();
    }

    /** Whether any director of the branch has noted or made a decision on the list; holds off new ones. */
    boolean haveBegun(BranchList list) {
        lock(Docket.of(list, Seat.COMMERCIAL, "").lock());
        lock(Docket.of(list, Seat.SECURITY, "").lock());
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM vip.verdict JOIN vip.line USING (line) WHERE list = :list)
                            OR EXISTS (SELECT FROM vip.act WHERE list = :list AND kind = 'DECIDE')
                        """).param("list", list.id()).query(Boolean.class).single();
    }

    /** Everybody's notes on the list: the lines are decided without them. */
    void forget(long list) {
        jdbc.sql("DELETE FROM vip.verdict v USING vip.line l WHERE v.line = l.line AND l.list = :list")
                .param("list", list)
                .update();
    }

    JdbcClient.StatementSpec with(Docket docket, String sql) {
        return jdbc.sql(sql)
                .param("list", docket.list())
                .param("quarter", docket.quarter())
                .param("seat", docket.seat().name())
                .param("person", docket.person());
    }
}
