package vip.approvals.lists;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.staff.Seat;

/** The page {@code /lists/{branch}/{quarter}}, above its lines. */
@Component
class ListPage {

    /**
     * @param sheet what stands on the coordination sheet, without the lines
     * @param dropped how many lines sales have dropped; null for readers who do not see them
     * @param waits of the branch and of headquarters
     * @param inForce the quarter whose list stays in force because this one was carried over (AMB-19); null if none
     */
    public record Page(
            String branch,
            CoordinationSheet sheet,
            Long dropped,
            List<Waiting.Wait> waits,
            List<Conflicts.Conflict> conflicts,
            boolean recallable,
            boolean carriedOver,
            String inForce) {}

    private final JdbcClient jdbc;
    private final ListReaders readers;
    private final CoordinationSheets sheets;
    private final Waiting waiting;
    private final Conflicts conflicts;
    private final Coordinations coordinations;
    private final Lines lines;

    ListPage(
            JdbcClient jdbc,
            ListReaders readers,
            CoordinationSheets sheets,
            Waiting waiting,
            Conflicts conflicts,
            Coordinations coordinations,
            Lines lines) {
        this.jdbc = jdbc;
        this.readers = readers;
        this.sheets = sheets;
        this.waiting = waiting;
        this.conflicts = conflicts;
        this.coordinations = coordinations;
        this.lines = lines;
    }

    Page of(ListReaders.Reading reading) {
        BranchList list = reading.list();
        return new Page(
                list.branch(),
                sheets.withoutLines(list),
                reading.whole() ? lines.states(list.id(), Lines.Scope.LIST).getOrDefault("DROPPED", 0L) : null,
                waits(list),
                reading.whole() ? conflicts.find(list.quarter(), list.branch()) : List.of(),
                readers.holds(Seat.SALES_DIRECTOR, list.branch()) && coordinations.isRecallable(list),
                list.state() == BranchList.State.CARRIED_OVER,
                inForce(list));
    }

    private List<Waiting.Wait> waits(BranchList list) {
        List<Waiting.Wait> all = waiting.of(list.quarter());
        return Stream.of(list.branch(), null)
                .flatMap(of -> Waiting.of(all, of).stream())
                .toList();
    }

    private String inForce(BranchList list) {
        return jdbc.sql("""
                        SELECT quarter FROM vip.branch_list
                        WHERE branch = :branch AND quarter < :quarter AND state = 'APPLIED'
                        ORDER BY quarter DESC LIMIT 1
                        """)
                .param("branch", list.branch())
                .param("quarter", list.quarter().toString())
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
