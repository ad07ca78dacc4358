package vip.approvals.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The VIPs of a branch that one manager serves, for who hands them over. */
@Component
class Portfolio {

    /**
     * @param since day of the assignment
     * @param by who has assigned the client
     * @param onboarding whether the client is received at present
     */
    record Served(String client, String name, String tier, LocalDate since, String by, boolean onboarding) {}

    private static final String SERVED = """
            FROM vip.assignment a JOIN vip.vip_status s USING (client) JOIN vip.client c USING (client)
            LEFT JOIN vip.onboarding o ON o.client = a.client AND o.state = 'RUNNING'
            WHERE a.until IS NULL AND a.manager = :manager AND coalesce(o.branch, c.branch) = :branch
              AND (:text = '' OR strpos(lower(a.client || ' ' || c.name), lower(:text)) > 0)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Portfolio(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Listing<Served> of(String branch, Listing.Query query) {
        int matching = statement("SELECT count(*) " + SERVED, branch, query)
                .query(Integer.class)
                .single();
        int page = query.within(matching);
        List<Served> rows = statement(
                        "SELECT a.client, c.name, s.tier, (a.since AT TIME ZONE :zone)::date AS since, a.assigned_by AS by,"
                                + " o.onboarding IS NOT NULL AS onboarding " + SERVED
                                + "ORDER BY a.client LIMIT :limit OFFSET :offset",
                        branch,
                        query)
                .param("zone", clock.getZone().getId())
                .param("limit", Listing.PAGE)
                .param("offset", page * Listing.PAGE)
                .query(Served.class)
                .list();
        return Listing.of(matching, page, rows);
    }

    private JdbcClient.StatementSpec statement(String sql, String branch, Listing.Query query) {
        return jdbc.sql(sql)
                .param("branch", branch)
                .param("manager", query.manager())
                .param("text", query.text());
    }
}
