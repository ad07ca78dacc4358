package vip.approvals.lists;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;
import vip.approvals.work.Progress;

/** A person's decision on a file that was looked at: to put it on the list, or not. */
@Service
class UploadDecisions {

    /** @param refused how many rows were left out; they can be downloaded */
    record Applied(long added, long changed, long refused) {}

    private static final String ENDED = """
            UPDATE vip.upload SET state = :state, ended_by = :person, ended_at = :now
            WHERE upload = :upload AND list = :list AND state = 'STAGED'
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Acts acts;
    private final BranchLists lists;
    private final Uploads uploads;
    private final UploadChecks checks;
    private final UploadedLines lines;

    UploadDecisions(
            JdbcClient jdbc,
            Clock clock,
            Acts acts,
            BranchLists lists,
            Uploads uploads,
            UploadChecks checks,
            UploadedLines lines) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.acts = acts;
        this.lists = lists;
        this.uploads = uploads;
        this.checks = checks;
        this.lines = lines;
    }

    /**
     * Puts the rows that are not refused on the list, all of them or none.
     *
     * @param shown the token of what the person saw
     * @return null if rows mean something else than was shown: the new look is stored and nothing is applied
     * @throws RefusedException if the upload or the list has moved on
     */
    @Transactional
    public Applied apply(BranchList shownList, long upload, String person, String shown) {
        Progress.step("Looking at the rows again", 1, UploadedLines.STEPS, 0);
        BranchList list = lists.locked(shownList.branch(), shownList.quarter(), BranchList.State.PREPARING);
        acts.participate(Seat.SALES, person, list.id(), null);
        Uploads.Upload staged = uploads.find(list, upload);
        acts.participate(Seat.SALES, staged.stagedBy(), list.id(), null); // who applies it is perhaps somebody else
        refuseSignedSince(list, upload);
        if (hasBecomeSomethingElse(list, upload) || !staged.token().equals(shown)) {
            return null;
        }
        if (staged.counts().added() + staged.counts().changed() == 0) {
            throw new RefusedException("There is nothing in this file to put on the list. Discard it.");
        }
        lines.put(upload, list, person);
        end(list, upload, person, "APPLIED");
        jdbc.sql("DELETE FROM vip.upload_row WHERE upload = :upload AND outcome <> 'REFUSED'")
                .param("upload", upload)
                .update();
        return new Applied(
                staged.counts().added(),
                staged.counts().changed(),
                staged.counts().refused());
    }

    private boolean hasBecomeSomethingElse(BranchList list, long upload) {
        if (checks.check(upload, list) == 0) {
            return false;
        }
        jdbc.sql("UPDATE vip.upload SET looks = looks + 1 WHERE upload = :upload")
                .param("upload", upload)
                .update();
        return true;
    }

    /** A list that came back from the directors may have been cleared up for a reason. */
    private void refuseSignedSince(BranchList list, long upload) {
        if (jdbc.sql("""
                        SELECT (SELECT count(*) FROM vip.act WHERE list = :list AND kind = 'SIGN') > signatures
                        FROM vip.upload WHERE upload = :upload
                        """)
                .param("list", list.id())
                .param("upload", upload)
                .query(Boolean.class)
                .single()) {
            throw new RefusedException("The list has been submitted since this file came. Upload the file again.");
        }
    }

    /** Nothing of the list changes; the rows are deleted. @throws RefusedException if it is not open any more */
    @Transactional
    public void discard(BranchList list, long upload, String person) {
        end(list, upload, person, "DISCARDED");
        jdbc.sql("DELETE FROM vip.upload_row WHERE upload = :upload")
                .param("upload", upload)
                .update();
    }

    private void end(BranchList list, long upload, String person, String state) {
        if (jdbc.sql(ENDED)
                        .param("state", state)
                        .param("person", person)
                        .param("now", OffsetDateTime.now(clock))
                        .param("upload", upload)
                        .param("list", list.id())
                        .update()
                != 1) {
            throw Uploads.over();
        }
    }
}
