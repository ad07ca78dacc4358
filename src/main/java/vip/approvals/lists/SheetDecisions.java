package vip.approvals.lists;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.lists.CoordinationSheet.Decision;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Who has decided what on the lines of a list, in words; of a corrected line also what was decided before (AMB-13). */
@Component
class SheetDecisions {

    private static final Map<String, String> WORDS =
            Map.of("APPROVE", "Approved", "RETURN", "Returned", "REJECT", "Rejected");

    private static final String SELECT = """
            WITH RECURSIVE chain AS (
                SELECT line, line AS part, corrects FROM vip.line
                WHERE list = :list AND state NOT IN ('DROPPED', 'CORRECTED')
                UNION ALL
                SELECT c.line, l.line, l.corrects FROM chain c JOIN vip.line l ON l.line = c.corrects)
            SELECT c.line, a.seat, a.person, a.on_behalf_of, a.at, d.decision, d.reason,
                   -- A branch director decides once in each round, HQ's commercial director after the last.
                   CASE a.seat WHEN 'HQ_COMMERCIAL' THEN :lastRound ELSE a.position END AS round
            FROM chain c JOIN vip.decision d ON d.line = c.part JOIN vip.act a USING (act)
            WHERE %s ORDER BY a.at, a.act
            """.formatted(ListLine.KNOWN);

    private record Row(
            long line,
            Seat seat,
            String person,
            String onBehalfOf,
            OffsetDateTime at,
            String decision,
            String reason,
            int round) {}

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final People people;

    SheetDecisions(JdbcClient jdbc, Organisation organisation, People people) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.people = people;
    }

    /** By line, oldest first. */
    Map<Long, List<Decision>> of(BranchList list) {
        var names = new Names(people);
        return jdbc
                .sql(SELECT)
                .param("list", list.id())
                .param("lastRound", list.round() + 1)
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::line, Collectors.mapping(row -> inWords(row, names), Collectors.toList())));
    }

    private Decision inWords(Row row, Names names) {
        return new Decision(
                row.round(),
                row.seat().title(),
                WORDS.get(row.decision()),
                row.reason() == null
                        ? null
                        : organisation.reasonsOf(row.seat()).getOrDefault(row.reason(), row.reason()),
                names.of(row.person()),
                names.of(row.onBehalfOf()),
                row.at());
    }
}
