package vip.approvals.lists;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/**
 * Appends evidence: each act carries the hash of what was shown and of the act before, in one chain for each list and
 * seat (design decision 8). What was shown is the seal, or the lines as they are while sales work on them. The database
 * adds the act's own hash.
 */
@Component
class Acts {

    private static final String APPEND = """
            INSERT INTO vip.act (list, seat, person, on_behalf_of, logged_in_at, kind, at, shown, content, position, previous_hash)
            SELECT list, :seat, :person, :behalf, :loggedInAt, :kind, :now, shown, content, position, previous_hash
            FROM (SELECT l.list, CASE WHEN l.state IN ('PREPARING', 'REWORK') THEN vip.list_hash(l.list)
                             ELSE coalesce(l.hash, vip.list_hash(l.list)) END AS shown,
                         coalesce(:content::bytea, ''::bytea) AS content,
                         coalesce(last.position, 0) + 1 AS position, coalesce(last.hash, ''::bytea) AS previous_hash
                  FROM vip.branch_list l
                  LEFT JOIN LATERAL (
                      SELECT position, hash FROM vip.act a WHERE a.list = l.list AND a.seat = :seat
                      ORDER BY position DESC LIMIT 1) AS last ON true
                  WHERE l.list = :list OR l.quarter = :quarter AND l.state <> 'CANCELLED') AS next
            RETURNING act
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final People people;
    private final Organisation organisation;
    private final CurrentPerson currentPerson;
    private final Behalf behalf;

    Acts(
            JdbcClient jdbc,
            Clock clock,
            People people,
            Organisation organisation,
            CurrentPerson currentPerson,
            Behalf behalf) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.people = people;
        this.organisation = organisation;
        this.currentPerson = currentPerson;
        this.behalf = behalf;
    }

    /** @throws RefusedException if the person, or the one on whose behalf, stands on another side of this list */
    long append(long list, Seat seat, String person, Act act) {
        return append(list, seat, person, act, null);
    }

    /**
     * @param content hash of what the person decided; null if the act says it all
     * @return the act's id
     * @throws RefusedException if the person stands on another side of this list
     */
    long append(long list, Seat seat, String person, Act act, byte[] content) {
        return insert(seat, person, act, list, null, content).query(Long.class).single();
    }

    /**
     * One act for each list of the quarter: what headquarters does to all of them.
     *
     * @throws RefusedException if the person stands on another side of one of the lists
     */
    void appendToAll(String quarter, Seat seat, String person, Act act) {
        insert(seat, person, act, null, quarter, null).query(Long.class).list();
    }

    /** Four eyes: one person, one side of a list. A foreign key of {@code vip.act} enforces the same. */
    void participate(Seat seat, String person, Long list, String quarter) {
        jdbc.sql("""
                        INSERT INTO vip.participant (list, person, side)
                        SELECT list, :person, :side FROM vip.branch_list
                        WHERE list = :list OR quarter = :quarter AND state <> 'CANCELLED'
                        ON CONFLICT (list, person) DO NOTHING
                        """)
                .param("person", person)
                .param("side", seat.side())
                .param("list", list)
                .param("quarter", quarter)
                .update();
        refuseOtherSide(seat, person, list, quarter);
    }

    /** @throws RefusedException if the person has acted on another side of the list, or of any list of the quarter */
    void refuseOtherSide(Seat seat, String person, Long list, String quarter) {
        otherSide(seat, person, list, null, quarter).ifPresent(side -> {
            throw new RefusedException("%s %s. Four eyes: another holder of the seat \"%s\" must do this."
                    .formatted(people.name(person), side, seat.title()));
        });
    }

    /** How the person has acted on another side of the list, or of the quarter's of the branch. @param branch null for any */
    Optional<String> otherSide(Seat seat, String person, Long list, String branch, String quarter) {
        return jdbc.sql("""
                        SELECT l.branch, p.side FROM vip.participant p JOIN vip.branch_list l USING (list)
                        WHERE p.person = :person AND p.side <> :side
                          AND (l.list = :list OR l.quarter = :quarter AND l.branch = coalesce(:branch, l.branch)
                               AND l.state <> 'CANCELLED')
                        ORDER BY l.branch LIMIT 1
                        """)
                .param("person", person)
                .param("side", seat.side())
                .param("list", list)
                .param("branch", branch)
                .param("quarter", quarter)
                .query((row, number) -> "has already acted on the list of branch %s as %s"
                        .formatted(
                                organisation.branchName(row.getString("branch")),
                                Seat.valueOf(row.getString("side")).title()))
                .optional();
    }

    private JdbcClient.StatementSpec insert(
            Seat seat, String person, Act act, Long list, String quarter, byte[] content) {
        participate(seat, person, list, quarter);
        String absent = behalf.of(person, seat, act, list, quarter);
        if (absent != null) {
            participate(seat, absent, list, quarter);
        }
        return jdbc.sql(APPEND)
                .param("seat", seat.name())
                .param("person", person)
                .param("loggedInAt", currentPerson.loggedInAt(person).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("behalf", absent)
                .param("kind", act.name())
                .param("now", OffsetDateTime.now(clock))
                .param("content", content)
                .param("list", list)
                .param("quarter", quarter);
    }
}
