package vip.approvals.lists;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.criteria.Assessment;
import vip.approvals.criteria.Criteria;
import vip.approvals.criteria.Ground;
import vip.approvals.criteria.Outcome;
import vip.approvals.engine.RefusedException;
import vip.approvals.web.Texts;

/** What the sales staff put on a list by hand, one line at a time (SIB-06, SIB-07, SIB-09, SIB-11). */
@Service
class LineAdditions {

    /** Why a client is potential whom no check has proposed; {@code a} is the assessment. */
    static final String PUT_BY_SALES = "'Put on the list by sales. ' || coalesce(a.reason, 'There are no charges')";

    private static final String ADD_REMOVAL = """
            INSERT INTO vip.line (list, section, client, name, type, tax_id, origin, state, route, account, number,
                month_1, month_2, month_3, total, threshold, rule, tier, reason)
            SELECT :list, 'REMOVE', c.client, c.name, c.type, c.tax_id, 'ADDED', 'OPEN', a.route, a.account, a.number,
                   a.month_1, a.month_2, a.month_3, a.total, a.threshold, 'SIB-08', s.tier, 'No ground yet'
            FROM vip.client c JOIN vip.vip_status s USING (client)
                 LEFT JOIN vip.assessment a ON a.client = c.client AND a.quarter = :quarter
            WHERE c.client = :client
            ON CONFLICT DO NOTHING RETURNING line
            """;

    private static final String ADD_POTENTIAL = """
            INSERT INTO vip.line (list, section, client, name, type, tax_id, origin, state, route, account, number,
                month_1, month_2, month_3, total, threshold, rule, reason)
            SELECT :list, 'POTENTIAL', c.client, c.name, c.type, c.tax_id, 'ADDED', 'OPEN', 'NUMBER', a.account, a.number,
                   a.month_1, a.month_2, a.month_3, a.number_total, :threshold, 'SIB-10',
                   """ + PUT_BY_SALES + """

            FROM vip.client c LEFT JOIN vip.assessment a ON a.client = c.client AND a.quarter = :quarter
            WHERE c.client = :client
            ON CONFLICT DO NOTHING RETURNING line
            """;

    private static final String ADD_PROSPECT = """
            INSERT INTO vip.line (list, section, name, type, tax_id, origin, state, rule, reason, operator, estimate,
                source, confidence)
            VALUES (:list, 'POTENTIAL', :name, :type, :taxId, 'ADDED', 'OPEN', 'SIB-11',
                'A client of another operator (SIB-11)', :operator, :estimate, :source, :confidence)
            RETURNING line
            """;

    private static final String ON_ANOTHER_LIST =
            "SELECT EXISTS (" + Proposals.ON_OTHER_LISTS + " AND o.client = :client)";

    private final JdbcClient jdbc;
    private final Criteria criteria;
    private final SalesWork work;
    private final Proposals proposals;
    private final LineContents contents;

    LineAdditions(JdbcClient jdbc, Criteria criteria, SalesWork work, Proposals proposals, LineContents contents) {
        this.jdbc = jdbc;
        this.criteria = criteria;
        this.work = work;
        this.proposals = proposals;
        this.contents = contents;
    }

    /**
     * Adds a client by client, account or subscriber number, after measuring him or her at once (BVK-06).
     *
     * @throws RefusedException naming why the client cannot be on the list
     */
    @Transactional
    Assessment add(BranchList list, String person, String number) {
        work.begin(list, person, BranchList.State.PREPARING);
        String client = client(list, number);
        refuseKnown(list, client);
        refuse(list, "SELECT 'is a VIP already (' || tier || ')' FROM vip.vip_status WHERE client = :client", client);
        Assessment assessment =
                criteria.assess(client, list.branch(), list.quarter()).orElseThrow();
        if (assessment.outcome() != Outcome.ELIGIBLE) {
            throw new RefusedException("Client %s cannot become a VIP. %s".formatted(client, assessment.reason()));
        }
        if (proposals.addNew(list, client) != 1) {
            throw onAnotherList(client);
        }
        return assessment;
    }

    /**
     * Adds a removal by hand.
     *
     * @param ground null or empty leaves it open: the list cannot be submitted then (SIB-08)
     * @return what to tell the person
     */
    @Transactional
    String addRemoval(BranchList list, String person, String number, LineContents.Change change) {
        work.begin(list, person, BranchList.State.PREPARING);
        String client = client(list, number);
        refuseKnown(list, client);
        if (change.ground() != null && !change.ground().isBlank()) {
            Ground ground = LineContents.ground(change.ground());
            if (proposals.addRemoval(list, client, ground) == 0) {
                contents.refuseUnfounded(list, client, ground);
            }
        }
        long line = known(list, client).orElseGet(() -> insert(ADD_REMOVAL, list, client, "is no VIP"));
        contents.change(list, line, person, change);
        return "Client %s is proposed for removal.".formatted(client);
    }

    /** Adds a client of this branch as a potential VIP, close to the threshold or not: sales know why. */
    @Transactional
    String addPotential(BranchList list, String person, String number, LineContents.Change change) {
        work.begin(list, person, BranchList.State.PREPARING);
        String client = client(list, number);
        refuseKnown(list, client);
        refuse(list, "SELECT 'is a VIP already (' || tier || ')' FROM vip.vip_status WHERE client = :client", client);
        contents.change(list, insert(ADD_POTENTIAL, list, client, "is not there"), person, change);
        return "Client %s is on the list as a potential VIP.".formatted(client);
    }

    /** Adds a client of another operator, who has no account here (SIB-11). */
    @Transactional
    String addProspect(BranchList list, String person, LineContents.Change change) {
        work.begin(list, person, BranchList.State.PREPARING);
        Prospect prospect = change.prospect().checked();
        try {
            long line = prospect.parameters(jdbc.sql(ADD_PROSPECT))
                    .param("list", list.id())
                    .query(Long.class)
                    .single();
            contents.change(list, line, person, change);
        } catch (DuplicateKeyException twice) {
            throw new RefusedException(
                    "%s of %s is on this list already.".formatted(prospect.name(), prospect.operator()));
        }
        return "%s is on the list as a potential VIP.".formatted(prospect.name());
    }

    private long insert(String sql, BranchList list, String client, String otherwise) {
        if (jdbc.sql(ON_ANOTHER_LIST)
                .param("quarter", list.quarter().toString())
                .param("list", list.id())
                .param("client", client)
                .query(Boolean.class)
                .single()) {
            throw onAnotherList(client);
        }
        jdbc.sql(
                        "DELETE FROM vip.line WHERE list = :list AND client = :client AND state = 'DROPPED' AND dropped_by IS NULL")
                .param("list", list.id())
                .param("client", client)
                .update();
        return jdbc.sql(sql)
                .param("list", list.id())
                .param("quarter", list.quarter().toString())
                .param("client", client)
                .param("threshold", criteria.threshold("NUMBER"))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new RefusedException("Client %s %s.".formatted(client, otherwise)));
    }

    private static RefusedException onAnotherList(String client) {
        return new RefusedException("Client %s is on another branch's list of this quarter.".formatted(client));
    }

    private String client(BranchList list, String number) {
        String wanted = Texts.require("The number", number, 40);
        List<String> clients = jdbc.sql("""
                        SELECT client FROM vip.client WHERE branch = :branch AND client = :number
                        UNION SELECT client FROM vip.account JOIN vip.client USING (client)
                              WHERE branch = :branch AND account = :number
                        UNION SELECT client FROM vip.charge JOIN vip.client USING (client)
                              WHERE branch = :branch AND number = :number AND month >= :from
                        """)
                .param("branch", list.branch())
                .param("number", wanted)
                .param("from", list.quarter().months().get(0).atDay(1))
                .query(String.class)
                .list();
        if (clients.isEmpty()) {
            throw new RefusedException("No client of this branch has the number \"%s\".".formatted(wanted));
        }
        if (clients.size() > 1) {
            throw new RefusedException("\"%s\" belongs to several clients (%s). Give the client's own number."
                    .formatted(wanted, String.join(", ", clients)));
        }
        return clients.get(0);
    }

    private Optional<Long> known(BranchList list, String client) {
        return jdbc.sql("SELECT line FROM vip.line WHERE list = :list AND client = :client AND state = 'OPEN'")
                .param("list", list.id())
                .param("client", client)
                .query(Long.class)
                .optional();
    }

    private void refuseKnown(BranchList list, String client) {
        refuse(list, """
                SELECT CASE WHEN state = 'DROPPED' THEN 'was dropped from this list: restore the line instead'
                            ELSE 'is on this list already' END
                FROM vip.line WHERE list = :list AND client = :client
                  AND (state <> 'DROPPED' OR dropped_by IS NOT NULL)  -- what the check dropped may come back
                """, client);
    }

    private void refuse(BranchList list, String sql, String client) {
        jdbc.sql(sql).param("list", list.id()).param("client", client).query(String.class).stream()
                .findFirst()
                .ifPresent(known -> {
                    throw new RefusedException("Client %s %s.".formatted(client, known));
                });
    }
}
