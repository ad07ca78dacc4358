package vip.approvals.lists;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;
import vip.approvals.web.Texts;

/** What the sales staff change on a list while it is being prepared (SIB-01). */
@Service
class LineEdits {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final SalesWork work;
    private final LineContents contents;

    LineEdits(JdbcClient jdbc, SalesWork work, LineContents contents) {
        this.jdbc = jdbc;
        this.work = work;
        this.contents = contents;
    }

    /** @throws RefusedException if the reason is missing, or the line is not open for this */
    @Transactional
    void drop(BranchList list, long line, String person, String reason) {
        change(
                list,
                person,
                jdbc.sql("""
                                UPDATE vip.line SET state = 'DROPPED', drop_reason = :reason, dropped_by = :person
                                WHERE list = :list AND line = :line AND state = 'OPEN'
                                """)
                        .param("reason", Texts.require("The reason", reason, LONGEST_REASON))
                        .param("person", person)
                        .param("line", line));
    }

    /** Takes back a drop. @throws RefusedException if the check itself dropped the line, or nobody did */
    @Transactional
    void restore(BranchList list, long line, String person) {
        change(list, person, jdbc.sql("""
                                UPDATE vip.line SET state = 'OPEN', drop_reason = NULL, dropped_by = NULL
                                WHERE list = :list AND line = :line AND state = 'DROPPED' AND dropped_by IS NOT NULL
                                """).param("line", line));
    }

    private void change(BranchList list, String person, JdbcClient.StatementSpec statement) {
        work.begin(list, person, BranchList.State.PREPARING);
        if (statement.param("list", list.id()).update() != 1) {
            throw new RefusedException("This line cannot be changed like that any more. Reload the page.");
        }
    }

    /** Comment, ground or estimate of an open line. */
    @Transactional
    void say(BranchList list, long line, String person, LineContents.Change change) {
        work.begin(list, person, BranchList.State.PREPARING);
        contents.change(list, line, person, change);
    }
}
