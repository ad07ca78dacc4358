package vip.approvals.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.People;
import vip.approvals.web.Moments;
import vip.approvals.web.NotFoundException;

/** Files that were staged for a list, and what they would do to it. */
@Service
class Uploads {

    /**
     * @param kind CSV or XLSX
     * @param ignored columns of the file that were not understood
     * @param via PERSON or SYSTEM
     * @param appliedBefore when the very same file was put on a list of the branch; null if it never was
     * @param token of what the preview shows; applying needs it
     */
    record Upload(
            long id,
            String name,
            String kind,
            long rows,
            List<String> ignored,
            String stagedBy,
            OffsetDateTime stagedAt,
            String via,
            Counts counts,
            String appliedBefore,
            String token) {}

    record Counts(long added, long changed, long same, long refused) {}

    private static final String SELECT = """
            SELECT u.*, (SELECT b.quarter || ', ' || to_char(e.ended_at AT TIME ZONE :zone, 'YYYY-MM-DD HH24:MI')
                         FROM vip.upload e JOIN vip.branch_list b USING (list)
                         WHERE e.sha256 = u.sha256 AND e.state = 'APPLIED'
                           AND b.branch = (SELECT branch FROM vip.branch_list WHERE list = u.list)
                         ORDER BY e.ended_at DESC LIMIT 1) AS applied_before, c.added, c.changed, c.same, c.refused
            FROM vip.upload u CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE outcome = 'ADD') AS added,
                       count(*) FILTER (WHERE outcome = 'CHANGE') AS changed,
                       count(*) FILTER (WHERE outcome = 'SAME') AS same,
                       count(*) FILTER (WHERE outcome = 'REFUSED') AS refused
                FROM vip.upload_row r WHERE r.upload = u.upload) AS c
            WHERE u.list = :list AND u.state = 'STAGED'
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final People people;

    Uploads(JdbcClient jdbc, Clock clock, People people) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.people = people;
    }

    /** What waits for a look, the newest first. */
    List<Upload> open(BranchList list) {
        return select(list, SELECT + " ORDER BY u.upload DESC", null).list();
    }

    /** @throws RefusedException if it is not open, or belongs to another list */
    Upload find(BranchList list, long upload) {
        return select(list, SELECT + " AND u.upload = :upload", upload)
                .optional()
                .orElseThrow(Uploads::over);
    }

    /** @throws NotFoundException if the list never had such a file */
    void requireOf(BranchList list, long upload) {
        jdbc.sql("SELECT upload FROM vip.upload WHERE list = :list AND upload = :upload")
                .param("list", list.id())
                .param("upload", upload)
                .query(Long.class)
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    private JdbcClient.MappedQuerySpec<Upload> select(BranchList list, String sql, Long upload) {
        return jdbc.sql(sql)
                .param("list", list.id())
                .param("zone", clock.getZone().getId())
                .param("upload", upload)
                .query((row, number) -> upload(row));
    }

    private Upload upload(ResultSet row) throws SQLException {
        return new Upload(
                row.getLong("upload"),
                row.getString("name"),
                row.getString("kind"),
                row.getLong("rows"),
                Arrays.asList((String[]) row.getArray("ignored").getArray()),
                people.name(row.getString("staged_by")),
                Moments.in(clock.getZone(), row.getObject("staged_at", OffsetDateTime.class)),
                row.getString("via"),
                new Counts(row.getLong("added"), row.getLong("changed"), row.getLong("same"), row.getLong("refused")),
                row.getString("applied_before"),
                token(row.getLong("looks")));
    }

    private static String token(long looks) {
        return "l" + looks;
    }

    static RefusedException over() {
        return new RefusedException("This file does not wait any more: it was put on the list or discarded.");
    }
}
