package vip.approvals.lists;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.criteria.Assessment;
import vip.approvals.criteria.Criteria;
import vip.approvals.criteria.Outcome;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;

/** What the sales staff change on a list while it is being prepared (SIB-01). */
@Service
class LineEdits {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final Criteria criteria;
    private final Acts acts;
    private final BranchLists lists;

    LineEdits(JdbcClient jdbc, Criteria criteria, Acts acts, BranchLists lists) {
        this.jdbc = jdbc;
        this.criteria = criteria;
        this.acts = acts;
        this.lists = lists;
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
        edit(list, person);
        if (statement.param("list", list.id()).update() != 1) {
            throw new RefusedException("This line cannot be changed like that any more. Reload the page.");
        }
    }

    /**
     * Adds a client by client, account or subscriber number, after measuring him or her at once (BVK-06).
     *
     * @throws RefusedException naming why the client cannot be on the list
     */
    @Transactional
    Assessment add(BranchList list, String person, String number) {
        String wanted = Texts.require("The number", number, 40);
        edit(list, person);
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
        String client = clients.get(0);
        refuseKnown(list, client);
        Assessment assessment =
                criteria.assess(client, list.branch(), list.quarter()).orElseThrow();
        if (assessment.outcome() != Outcome.ELIGIBLE) {
            throw new RefusedException("Client %s cannot become a VIP. %s".formatted(client, assessment.reason()));
        }
        if (lists.propose(list, client, "ADDED") != 1) {
            throw new RefusedException("Client %s is on another branch's list of this quarter.".formatted(client));
        }
        return assessment;
    }

    private void refuseKnown(BranchList list, String client) {
        jdbc.sql("""
                        SELECT CASE WHEN state = 'DROPPED' THEN 'was dropped from this list: restore the line instead'
                                    ELSE 'is on this list already' END
                        FROM vip.line WHERE list = :list AND client = :client
                          AND (state <> 'DROPPED' OR dropped_by IS NOT NULL)  -- what the check dropped may come back
                        UNION ALL
                        SELECT 'is a VIP already (' || tier || ')' FROM vip.vip_status WHERE client = :client
                        """).param("list", list.id()).param("client", client).query(String.class).stream()
                .findFirst()
                .ifPresent(known -> {
                    throw new RefusedException("Client %s %s.".formatted(client, known));
                });
    }

    /** Counts the change, locks the list until the end of the transaction, and notes who stands on the sales side. */
    private void edit(BranchList list, String person) {
        acts.participate(Seat.SALES, person, list.id(), null);
        if (jdbc.sql("""
                                UPDATE vip.branch_list SET revision = revision + 1
                                WHERE list = :list AND state = 'PREPARING'
                                """).param("list", list.id()).update() != 1) {
            throw new RefusedException("The list has been submitted, so its lines cannot be changed any more.");
        }
    }
}
