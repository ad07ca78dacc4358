package vip.approvals.revocation;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.criteria.Ground;
import vip.approvals.engine.RefusedException;
import vip.approvals.web.NotFoundException;

/**
 * Approved removals whose day has not come: what their letters would say, and where they would go, so that none fails
 * for want of an address (AMB-16).
 */
@Service
public class PendingRemovals {

    static final int PAGE = 50;
    private static final String PREVIEW = "preview";

    /** @param ground in words; @param address line by line, or null */
    public record Row(
            String client,
            String name,
            String address,
            String email,
            String language,
            String ground,
            LocalDate effective) {
        Row inWords() {
            return new Row(
                    client,
                    name,
                    address,
                    email,
                    language,
                    Ground.valueOf(ground).words(),
                    effective);
        }
    }

    /** @param page from 0; @param missing how many of all have no address */
    public record Page(List<Row> rows, int matching, int missing, int page, int pages) {}

    /** Of the branch where the clients are today, which writes the notices; the one before learns no address any more. */
    private static final String FROM = """
            FROM vip.removal r JOIN vip.client c USING (client)
            WHERE c.branch = :branch AND r.state = 'APPROVED'
            """;

    private static final String NONE = " AND coalesce(c.address, '') !~ '\\S'";

    private static final String MATCHING = """
            AND (:search = '' OR lower(c.client) = lower(:search) OR strpos(lower(c.name), lower(:search)) > 0)
            """;

    private final JdbcClient jdbc;
    private final NoticeContents contents;
    private final Notices notices;

    PendingRemovals(JdbcClient jdbc, NoticeContents contents, Notices notices) {
        this.jdbc = jdbc;
        this.contents = contents;
        this.notices = notices;
    }

    /** Those without an address come first. */
    Page page(String branch, String search, int page) {
        int matching = count(MATCHING, branch, search);
        int pages = Math.max(1, (matching + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(page, 0), pages - 1);
        List<Row> rows = jdbc
                .sql("""
                        SELECT r.client, c.name, c.address, c.email, c.language, r.ground, r.effective %s %s
                        ORDER BY coalesce(c.address, '') ~ '\\S', r.effective, r.client LIMIT :most OFFSET :skipped
                        """.formatted(FROM, MATCHING))
                .param("branch", branch)
                .param("search", search)
                .param("most", PAGE)
                .param("skipped", shown * PAGE)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::inWords)
                .toList();
        return new Page(rows, matching, count(NONE + MATCHING, branch, ""), shown, pages);
    }

    private int count(String which, String branch, String search) {
        return jdbc.sql("SELECT count(*) " + FROM + which)
                .param("branch", branch)
                .param("search", search)
                .query(Integer.class)
                .single();
    }

    /**
     * The letter as it would be written today.
     *
     * @throws NotFoundException if no removal of this client waits in the branch
     * @throws RefusedException if it could not be written today, such as without an address
     */
    @Transactional(readOnly = true)
    public byte[] preview(String branch, String client) {
        return notices.print(contents.of(removal(branch, client), client, PREVIEW));
    }

    /**
     * Enters where the client's notice goes.
     *
     * @param email may be blank: none
     * @throws RefusedException if no letter could be sent there
     */
    @Transactional
    public void reach(String branch, String client, String address, String email) {
        removal(branch, client);
        jdbc.sql("UPDATE vip.client SET address = :address, email = :email WHERE client = :client")
                .param("address", AddressDraft.checked(address))
                .param("email", AddressDraft.checkedEmail(email))
                .param("client", client)
                .update();
    }

    private long removal(String branch, String client) {
        return jdbc.sql("SELECT r.line " + FROM + " AND r.client = :client ORDER BY r.line DESC LIMIT 1")
                .param("branch", branch)
                .param("client", client)
                .query(Long.class)
                .optional()
                .orElseThrow(NotFoundException::new);
    }
}
