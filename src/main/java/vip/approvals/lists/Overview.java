package vip.approvals.lists;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.staff.People;
import vip.approvals.web.NotFoundException;

/** The page {@code /lists}: the last cycles, with the lists that the current person may read. */
@Component
class Overview {

    /** Two years; older lists are found by their address. */
    private static final String CYCLES = "SELECT * FROM vip.cycle ORDER BY quarter DESC LIMIT 8";

    private static final String LISTS = """
            SELECT l.branch, b.name, l.quarter, l.state, l.round,
                   count(*) FILTER (WHERE i.section = 'NEW') AS added,
                   count(*) FILTER (WHERE i.section = 'REMOVE') AS removals,
                   count(*) FILTER (WHERE i.section = 'POTENTIAL') AS potential
            FROM vip.branch_list l JOIN vip.branch b USING (branch) JOIN (%s) AS c USING (quarter)
            LEFT JOIN vip.line i ON i.list = l.list AND i.state NOT IN ('DROPPED', 'CORRECTED', 'WITHDRAWN')
            WHERE l.state <> 'CANCELLED' AND l.branch IN (:branches)
            GROUP BY l.list, b.name ORDER BY b.name
            """.formatted(CYCLES);

    /**
     * @param cancellations also of a quarter that has been opened anew
     * @param waits of headquarters
     * @param changes since the last approved quarter, of the newest cycle, for those who read all branches
     */
    public record Cycle(
            String quarter,
            String state,
            LocalDate cutOff,
            LocalDate approved,
            List<Cancellation> cancellations,
            List<Waiting.Wait> waits,
            List<Row> lists,
            List<CycleTotals.Change> changes) {

        public boolean isOpen() {
            return state.equals("OPEN");
        }
    }

    public record Cancellation(String by, OffsetDateTime at, String reason) {}

    /** @param added lines of section {@code NEW}; what was dropped or withdrawn is not counted */
    public record Row(
            String branch,
            String name,
            String state,
            int round,
            long added,
            long removals,
            long potential,
            List<Waiting.Wait> waits) {}

    private record StoredCycle(String quarter, String state, LocalDate cutOff, LocalDate approved) {}

    private record StoredList(
            String branch,
            String name,
            String quarter,
            BranchList.State state,
            int round,
            long added,
            long removals,
            long potential) {}

    private record StoredCancellation(String quarter, String person, OffsetDateTime at, String reason) {}

    private final JdbcClient jdbc;
    private final ListReaders readers;
    private final Waiting waiting;
    private final CycleTotals totals;
    private final People people;

    Overview(JdbcClient jdbc, ListReaders readers, Waiting waiting, CycleTotals totals, People people) {
        this.jdbc = jdbc;
        this.readers = readers;
        this.waiting = waiting;
        this.totals = totals;
        this.people = people;
    }

    /**
     * The newest first.
     *
     * @throws NotFoundException if the current person may read no branch's lists
     */
    List<Cycle> cycles() {
        List<String> branches = readers.branches();
        if (branches.isEmpty()) {
            throw new NotFoundException();
        }
        List<StoredList> lists = jdbc.sql(LISTS)
                .param("branches", branches)
                .query(StoredList.class)
                .list();
        List<StoredCancellation> cancellations = jdbc.sql(
                        "SELECT quarter, person, at, reason FROM vip.cancellation ORDER BY at")
                .query(StoredCancellation.class)
                .list();
        List<StoredCycle> cycles = jdbc.sql(CYCLES).query(StoredCycle.class).list();
        return cycles.stream()
                .map(cycle -> cycle(
                        cycle,
                        lists.stream().filter(list -> list.quarter().equals(cycle.quarter())),
                        cancellations.stream().filter(one -> one.quarter().equals(cycle.quarter())),
                        cycle == cycles.get(0)))
                .toList();
    }

    private Cycle cycle(
            StoredCycle stored, Stream<StoredList> lists, Stream<StoredCancellation> cancellations, boolean newest) {
        Quarter quarter = Quarter.parse(stored.quarter());
        List<Waiting.Wait> waits = waiting.of(quarter);
        return new Cycle(
                stored.quarter(),
                stored.state(),
                stored.cutOff(),
                stored.approved(),
                cancellations
                        .map(one -> new Cancellation(people.name(one.person()), one.at(), one.reason()))
                        .toList(),
                Waiting.of(waits, null),
                lists.map(list -> row(list, waits)).toList(),
                newest && readers.readsAll() ? totals.changes(quarter) : List.of());
    }

    private static Row row(StoredList list, List<Waiting.Wait> waits) {
        return new Row(
                list.branch(),
                list.name(),
                list.state().words(),
                list.round(),
                list.added(),
                list.removals(),
                list.potential(),
                Waiting.of(waits, list.branch()));
    }
}
