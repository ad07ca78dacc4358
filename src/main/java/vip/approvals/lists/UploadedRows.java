package vip.approvals.lists;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vip.approvals.engine.RefusedException;

/** The rows of staged files, as the preview shows them. */
@Service
class UploadedRows {

    private static final int PAGE = 50;

    /**
     * @param row as the spreadsheet counts
     * @param outcome ADD, CHANGE, SAME or REFUSED
     * @param number as it stands in the file; null for a client of another operator
     * @param client whom it means
     * @param reason why it is refused, what would change, or why the line would be there
     */
    record Row(long row, String outcome, String section, String number, String client, String name, String reason) {}

    /** @param rows at most 50; @param matching how many there are in all */
    record Page(long matching, int page, int pages, List<Row> rows) {}

    /** A row that was refused, for a system. */
    record Problem(long row, String reason) {}

    private static final String ROWS = """
            FROM vip.upload_row r JOIN vip.upload u USING (upload) LEFT JOIN vip.client c ON c.client = r.client
            WHERE r.upload = :upload AND u.list = :list AND (:show = '' OR r.outcome = :show)
            """;

    private final JdbcClient jdbc;

    UploadedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param show an outcome, or null or empty for all rows
     * @param page from 0
     */
    Page page(BranchList list, long upload, String show, int page) {
        if (page < 0) {
            throw new RefusedException("There is no page %d.".formatted(page));
        }
        long matching = with("SELECT count(*) " + ROWS, list, upload, show)
                .query(Long.class)
                .single();
        int pages = (int) ((matching + PAGE - 1) / PAGE);
        int shown = Math.max(0, Math.min(page, pages - 1));
        List<Row> rows = with("""
                        SELECT r.row_no AS row, r.outcome, r.section, r.number, r.client,
                               coalesce(c.name, nullif(btrim(split_part(r.raw, U&'\\001F', :name)), '')) AS name, r.reason
                        """ + ROWS + " ORDER BY r.row_no LIMIT :limit OFFSET :offset", list, upload, show)
                .param("name", UploadColumn.NAME.ordinal() + 1)
                .param("limit", PAGE)
                .param("offset", (long) shown * PAGE)
                .query(Row.class)
                .list();
        return new Page(matching, shown, pages, rows);
    }

    List<Problem> problems(BranchList list, long upload, int most) {
        return with(
                        "SELECT r.row_no AS row, r.reason " + ROWS + " ORDER BY r.row_no LIMIT :limit",
                        list,
                        upload,
                        "REFUSED")
                .param("limit", most)
                .query(Problem.class)
                .list();
    }

    private JdbcClient.StatementSpec with(String sql, BranchList list, long upload, String show) {
        return jdbc.sql(sql).param("upload", upload).param("list", list.id()).param("show", show == null ? "" : show);
    }
}
