package vip.approvals.lists;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;
import vip.approvals.work.Progress;

/** A person's noted decisions become the seat's, as evidence: all lines of a task, or nothing (design decision 8). */
@Service
public class Decisions {

    private static final String CONTENT = """
            SELECT sha256(convert_to(coalesce(string_agg(
                concat_ws('|', l.line, encode(l.hash, 'hex'), decision, v.reason), E'\\n' ORDER BY l.line), ''), 'UTF8'))
            FROM vip.verdict v JOIN vip.line l USING (line) JOIN vip.branch_list b USING (list)
            WHERE v.seat = :seat AND v.person = :person AND b.list = :of AND
            """ + Docket.LINES;

    private static final String DECISIONS = """
            INSERT INTO vip.decision (act, line, line_hash, decision, reason)
            SELECT :act, l.line, l.hash, v.decision, v.reason
            FROM vip.verdict v JOIN vip.line l USING (line) JOIN vip.branch_list b USING (list)
            WHERE v.seat = :seat AND v.person = :person AND b.list = :of AND
            """ + Docket.LINES;

    private static final String COMMENTS = """
            INSERT INTO vip.decision_comment (act, line, comment)
            SELECT :act, l.line, v.comment
            FROM vip.verdict v JOIN vip.line l USING (line) JOIN vip.branch_list b USING (list)
            WHERE v.seat = :seat AND v.person = :person AND v.comment IS NOT NULL AND b.list = :of AND
            """ + Docket.LINES;

    /** Everybody's notes of this seat: they have become decisions, or were never made any. */
    private static final String CLEAN_UP = """
            DELETE FROM vip.verdict v USING vip.line l WHERE v.line = l.line AND l.list = :of AND v.seat = :seat
            """;

    private final JdbcClient jdbc;
    private final Verdicts verdicts;
    private final BranchLists lists;
    private final Acts acts;

    Decisions(JdbcClient jdbc, Verdicts verdicts, BranchLists lists, Acts acts) {
        this.jdbc = jdbc;
        this.verdicts = verdicts;
        this.lists = lists;
        this.acts = acts;
    }

    /**
     * A branch director has decided the list.
     *
     * @param shown the token that the person saw last
     * @throws RefusedException if a line is undecided, or lines or notes have changed since they were shown
     */
    @Transactional
    public void decide(String branch, Quarter quarter, Seat seat, String person, String shown) {
        BranchList list = lists.find(branch, quarter)
                .filter(found -> found.state() == BranchList.State.COORDINATION)
                .orElseThrow(() -> new RefusedException("This list is not open for decisions. Reload the page."));
        Docket docket = Docket.of(list, seat, person);
        Progress.step("Looking at the lines and your decisions again", 1, 2, 0);
        complete(docket, shown);
        Progress.step("Making your decisions final", 2, 2, 0);
        store(docket, list.id(), Act.DECIDE);
    }

    /** HQ's commercial director ends the disputes for good, with the approval of the cycle (AMB-13). */
    void decideDisputes(Docket docket, List<Long> ofQuarter) {
        verdicts.lock(docket);
        refuseUndecided(verdicts.progress(docket));
        ofQuarter.forEach(list -> store(docket, list, Act.APPROVE));
        jdbc.sql("""
                        UPDATE vip.line l SET state = CASE d.decision WHEN 'APPROVE' THEN 'AGREED' ELSE 'REJECTED' END
                        FROM vip.decision d JOIN vip.act a USING (act) JOIN vip.branch_list b USING (list)
                        WHERE d.line = l.line AND l.state = 'DISPUTED' AND b.quarter = :quarter AND b.state = 'AGREED'
                          AND a.seat = 'HQ_COMMERCIAL'
                        """).param("quarter", docket.quarter()).update();
    }

    private void complete(Docket docket, String shown) {
        verdicts.lock(docket);
        Verdicts.Progress progress = verdicts.progress(docket);
        BranchLists.refuseStale(progress.token(), shown);
        refuseUndecided(progress);
    }

    private static void refuseUndecided(Verdicts.Progress progress) {
        if (progress.decided() != progress.open()) {
            throw new RefusedException(
                    "%,d lines expected, %,d received. Decide the others, or press \"Approve all remaining\"."
                            .formatted(progress.open(), progress.decided()));
        }
    }

    private void store(Docket docket, long list, Act kind) {
        byte[] content = verdicts.with(docket, CONTENT)
                .param("of", list)
                .query(byte[].class)
                .single();
        long act = acts.append(list, docket.seat(), docket.person(), kind, content);
        for (String statement : new String[] {DECISIONS, COMMENTS, CLEAN_UP}) {
            verdicts.with(docket, statement).param("act", act).param("of", list).update();
        }
    }
}
