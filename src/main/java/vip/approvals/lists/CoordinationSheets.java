package vip.approvals.lists;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vip.approvals.lists.CoordinationSheet.Signature;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** Fills the coordination sheet of a list (SIB-14) from what is stored, in a fixed number of statements. */
@Service
class CoordinationSheets {

    private static final List<Seat> SIGNING =
            List.of(Seat.SALES_DIRECTOR, Seat.COMMERCIAL, Seat.SECURITY, Seat.HQ_COMMERCIAL);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final KnownActs acts;
    private final SheetLines lines;
    private final Organisation organisation;
    private final People people;

    CoordinationSheets(
            JdbcClient jdbc, Clock clock, KnownActs acts, SheetLines lines, Organisation organisation, People people) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.acts = acts;
        this.lines = lines;
        this.organisation = organisation;
        this.people = people;
    }

    /** Decisions of a round that both directors have not decided yet are not on it (B8), nor is anything dropped. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public CoordinationSheet of(BranchList list) {
        return sheet(list, lines.sections(list));
    }

    /** The same without lines, as the list's page begins. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public CoordinationSheet withoutLines(BranchList list) {
        return sheet(list, lines.counted(list));
    }

    private CoordinationSheet sheet(BranchList found, List<CoordinationSheet.Section> sections) {
        record Head(LocalDate cutOff, BranchList.State state, int round, OffsetDateTime sealedAt, String hash) {}
        Head head = jdbc.sql("""
                        SELECT c.cut_off, l.state, l.round, l.sealed_at, encode(l.hash, 'hex') AS hash
                        FROM vip.branch_list l JOIN vip.cycle c USING (quarter) WHERE l.list = :list
                        """).param("list", found.id()).query(Head.class).single();
        boolean draft = head.state() == BranchList.State.PREPARING || head.state() == BranchList.State.REWORK;
        List<KnownActs.Known> done = acts.of(found.id());
        var names = new Names(people);
        return new CoordinationSheet(
                organisation.programme().name(),
                organisation.programme().currency(),
                organisation.branchName(found.branch()),
                found.quarter().toString(),
                head.cutOff(),
                (draft ? "Draft: " : "") + head.state().words(),
                head.round() + 1,
                draft ? null : head.hash(),
                draft ? null : head.sealedAt(),
                OffsetDateTime.now(clock),
                done.stream().map(act -> inWords(act, names)).toList(),
                sections,
                SIGNING.stream().map(seat -> signature(seat, done, names)).toList());
    }

    static CoordinationSheet.Act inWords(KnownActs.Known act, Names names) {
        return new CoordinationSheet.Act(
                act.kind().words(),
                act.seat().title(),
                names.of(act.person()),
                names.of(act.onBehalfOf()),
                act.at(),
                act.hash());
    }

    /** Whoever acted last in the seat. */
    private static Signature signature(Seat seat, List<KnownActs.Known> done, Names names) {
        return new Signature(
                seat.title(),
                done.stream()
                        .filter(act -> act.seat() == seat)
                        .reduce((first, last) -> last)
                        .map(act -> names.of(act.person()))
                        .orElse(null));
    }
}
