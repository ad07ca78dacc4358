package vip.approvals.lists;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.engine.RefusedException;
import vip.approvals.web.Texts;

/**
 * What the sales staff do with a returned line (AMB-13): correct it, withdraw it, or contest a rejection. A sealed line
 * never changes, so a correction is a new line in its place.
 */
@Service
class Corrections {

    private static final int LONGEST_ARGUMENT = 1_000;

    private static final String COPY = """
            INSERT INTO vip.line (list, section, client, name, type, tax_id, origin, state, route, account, number,
                month_1, month_2, month_3, total, threshold, rule, tier, tier_rule, reason, ground, ground_by, debt,
                operator, estimate, source, confidence, comment, corrects)
            SELECT list, section, client, name, type, tax_id, origin, 'OPEN', route, account, number,
                month_1, month_2, month_3, total, threshold, rule, tier, tier_rule, reason, ground, ground_by, debt,
                operator, estimate, source, confidence, comment, line
            FROM vip.line WHERE list = :list AND line = :line
            RETURNING line
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SalesWork work;
    private final LineContents contents;

    Corrections(JdbcClient jdbc, Clock clock, SalesWork work, LineContents contents) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.work = work;
        this.contents = contents;
    }

    /**
     * Puts a corrected line in the place of a returned one, or changes a correction again. Figures of billing are
     * brought up to date by it.
     *
     * @throws RefusedException if nothing would change, the client no longer qualifies, or the line is not returned
     */
    @Transactional
    void correct(BranchList list, long line, String person, LineContents.Change change) {
        work.begin(list, person, BranchList.State.REWORK);
        long corrected = line;
        if (move(list, line, "RETURNED", "CORRECTED", list.round()) == 1) {
            corrected = jdbc.sql(COPY)
                    .param("list", list.id())
                    .param("line", line)
                    .query(Long.class)
                    .single();
        } else if (!isCorrection(list, line)) {
            throw notReturned();
        }
        contents.change(list, corrected, person, change);
        refuseUnchanged(corrected);
    }

    @Transactional
    void withdraw(BranchList list, long line, String person) {
        work.begin(list, person, BranchList.State.REWORK);
        if (move(list, returned(list, line), "RETURNED", "WITHDRAWN", list.round()) != 1) {
            throw notReturned();
        }
    }

    /** @throws RefusedException if no director has rejected the line, or there is no argument */
    @Transactional
    void contest(BranchList list, long line, String person, String argument) {
        work.begin(list, person, BranchList.State.REWORK);
        String text = Texts.require("The argument", argument, LONGEST_ARGUMENT);
        long contested = returned(list, line);
        if (!jdbc.sql("SELECT EXISTS (SELECT FROM vip.decision WHERE line = :line AND decision = 'REJECT')")
                .param("line", contested)
                .query(Boolean.class)
                .single()) {
            throw new RefusedException("No director has rejected this line: correct it or withdraw it.");
        }
        if (move(list, contested, "RETURNED", "CONTESTED", list.round()) != 1) {
            throw notReturned();
        }
        jdbc.sql("""
                        INSERT INTO vip.argument (line, person, text, at) VALUES (:line, :person, :text, :now)
                        ON CONFLICT (line) DO UPDATE SET person = excluded.person, text = excluded.text, at = excluded.at
                        """)
                .param("line", contested)
                .param("person", person)
                .param("text", text)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Back to returned, as long as the rework has not been submitted. */
    @Transactional
    void undo(BranchList list, long line, String person) {
        work.begin(list, person, BranchList.State.REWORK);
        long returned = returned(list, line);
        boolean wasCorrected = returned != line;
        if (!wasCorrected
                && move(list, line, "WITHDRAWN", "RETURNED", null) + move(list, line, "CONTESTED", "RETURNED", null)
                        == 0) {
            throw notReturned();
        }
        jdbc.sql("DELETE FROM vip.argument WHERE line = :line")
                .param("line", returned)
                .update();
    }

    /** The returned line itself; a correction of it is taken back first. */
    private long returned(BranchList list, long line) {
        return jdbc.sql("""
                        DELETE FROM vip.line WHERE list = :list AND line = :line AND state = 'OPEN' AND hash IS NULL
                        RETURNING corrects
                        """)
                .param("list", list.id())
                .param("line", line)
                .query(Long.class)
                .optional()
                .map(corrects -> {
                    move(list, corrects, "CORRECTED", "RETURNED", null);
                    return corrects;
                })
                .orElse(line);
    }

    /** What was withdrawn or contested in an earlier round stays so. */
    private int move(BranchList list, long line, String from, String to, Integer round) {
        return jdbc.sql("""
                        UPDATE vip.line SET state = :to, round = :round
                        WHERE list = :list AND line = :line AND state = :from AND (round IS NULL OR round = :now)
                        """)
                .param("to", to)
                .param("round", round)
                .param("list", list.id())
                .param("line", line)
                .param("from", from)
                .param("now", list.round())
                .update();
    }

    private boolean isCorrection(BranchList list, long line) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM vip.line WHERE list = :list AND line = :line AND state = 'OPEN'
                            AND hash IS NULL AND corrects IS NOT NULL)
                        """)
                .param("list", list.id())
                .param("line", line)
                .query(Boolean.class)
                .single();
    }

    private void refuseUnchanged(long line) {
        if (jdbc.sql("""
                        SELECT to_jsonb(y) - ARRAY['line', 'state', 'corrected', 'salt', 'hash', 'corrects', 'round']
                             = to_jsonb(x) - ARRAY['line', 'state', 'corrected', 'salt', 'hash', 'corrects', 'round']
                        FROM vip.line y JOIN vip.line x ON x.line = y.corrects WHERE y.line = :line
                        """).param("line", line).query(Boolean.class).single()) {
            throw new RefusedException(
                    "Nothing has changed on this line. Change something, withdraw it, or contest it.");
        }
    }

    private static RefusedException notReturned() {
        return new RefusedException("This line cannot be changed like that any more. Reload the page.");
    }
}
