package vip.approvals.lists;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.calendar.Quarter;
import vip.approvals.letters.Letters;

/**
 * The coordination sheet of a list on paper. With the result each list's sheet is printed once and kept with its hash, so
 * that another one can be told from it (B1).
 */
@Service
public class KeptSheets {

    /** @param keptAt when the result was distributed */
    public record Kept(String branch, String quarter, OffsetDateTime keptAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BranchLists lists;
    private final CoordinationSheets sheets;
    private final Letters letters;

    KeptSheets(JdbcClient jdbc, Clock clock, BranchLists lists, CoordinationSheets sheets, Letters letters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.lists = lists;
        this.sheets = sheets;
        this.letters = letters;
    }

    /** Prints the sheet of a finished list and keeps it; a second time changes nothing. */
    @Transactional
    public void keep(String branch, Quarter quarter) {
        BranchList list = lists.locked(branch, quarter, BranchList.State.APPLIED, BranchList.State.CARRIED_OVER);
        jdbc.sql("""
                        INSERT INTO vip.sheet (list, sha256, pdf, kept_at)
                        VALUES (:list, encode(sha256(:pdf::bytea), 'hex'), :pdf::bytea, :now) ON CONFLICT (list) DO NOTHING
                        """)
                .param("list", list.id())
                .param("pdf", print(list))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** The kept sheet; before there is one, or when it was erased, what it would say now. */
    byte[] pdf(BranchList list) {
        return jdbc.sql("SELECT pdf FROM vip.sheet WHERE list = :list AND pdf IS NOT NULL")
                .param("list", list.id())
                .query(byte[].class)
                .optional()
                .orElseGet(() -> print(list));
    }

    /** Hash of the kept sheet, which its acknowledgement carries; null for a list without one. */
    byte[] hash(BranchList list) {
        return jdbc.sql("SELECT decode(sha256, 'hex') FROM vip.sheet WHERE list = :list")
                .param("list", list.id())
                .query(byte[].class)
                .optional()
                .orElse(null);
    }

    /** Which kept sheet a file is, byte for byte. @param sha256 of the file, in hexadecimal */
    Optional<Kept> find(String sha256) {
        return jdbc.sql("""
                        SELECT branch, quarter, kept_at FROM vip.sheet JOIN vip.branch_list USING (list)
                        WHERE sha256 = :sha256 AND NOT EXISTS (  -- one that was acknowledged knows better
                            SELECT FROM vip.act a WHERE a.list = sheet.list AND a.kind = 'ACKNOWLEDGE'
                                AND a.content NOT IN (''::bytea, decode(:sha256, 'hex')))
                        """).param("sha256", sha256).query(Kept.class).optional();
    }

    private byte[] print(BranchList list) {
        var paper = new ByteArrayOutputStream();
        letters.render("coordination-sheet", Map.of("sheet", sheets.of(list)), paper);
        return paper.toByteArray();
    }
}
