package vip.approvals.onboarding;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What has been reached with a client who is being received, for whoever decides where to go on. */
@Service
public class Progress {

    private static final String SINCE = """
            (SELECT created_at FROM vip.onboarding WHERE client = :client AND state = 'RUNNING')
            """;

    private final JdbcClient jdbc;

    Progress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** GT-17: known once and for all (FRM-05). */
    public boolean isContacted(String client) {
        return is("SELECT FROM vip.dossier WHERE client = :client", client);
    }

    /** Whether a card has come into the client's hand during the onboarding that runs. */
    public boolean hasCard(String client) {
        return is("""
                SELECT FROM vip.card c JOIN vip.card_event e USING (number)
                WHERE c.client = :client AND e.state = 'DELIVERED' AND e.at >= %s
                """.formatted(SINCE), client);
    }

    /** SIB-35, during the onboarding that runs. */
    public boolean hasTerms(String client) {
        return is("SELECT FROM vip.terms WHERE client = :client AND filed_at >= " + SINCE, client);
    }

    private boolean is(String sql, String client) {
        return jdbc.sql("SELECT EXISTS (%s)".formatted(sql))
                .param("client", client)
                .query(Boolean.class)
                .single();
    }
}
