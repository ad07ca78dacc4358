package vip.approvals.lists;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.KeptDeadlines;
import vip.approvals.criteria.Ground;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** What a form on a branch's list shows above its lines. */
@Component
class ListHeads {

    /**
     * @param state of the list
     * @param round of rework, from 0; @param maxRounds after which a line is in dispute (AMB-13)
     * @param onBehalfOf name of the absent person for whom the reader has the task, or null
     * @param mine whether the reader has taken the task, and so may change anything
     * @param counts lines by state (in rework, of what has returned only), or a director's own notes
     * @param results lines by section and state; empty for a director who decides
     * @param reasons codes of a rejection or a return, by seat: the reader's own, or everybody's
     * @param grounds codes and words of a removal's grounds (SIB-23)
     * @param conflicts with other branches, for the sales side (B6)
     * @param outdated whether billing has loaded facts since the list was checked
     * @param vacantSeats of this branch, for the sales side: where the list would wait
     */
    record Head(
            String branch,
            String branchName,
            String quarter,
            BranchList.State state,
            int round,
            int maxRounds,
            List<String> months,
            String currency,
            Seat seat,
            String seatTitle,
            String onBehalfOf,
            boolean mine,
            String token,
            Due due,
            Map<String, Long> counts,
            Map<String, Long> sections,
            Map<String, Map<String, Long>> results,
            Map<String, Long> tiers,
            OffsetDateTime checkedAt,
            Map<Seat, Map<String, String>> reasons,
            Map<String, String> grounds,
            List<Conflicts.Conflict> conflicts,
            Words.Word word,
            List<String> vacantSeats,
            boolean outdated) {}

    /** When the task is due, and why that day (B10). */
    record Due(String day, String derivation) {}

    private final Lines lines;
    private final BranchLists lists;
    private final Verdicts verdicts;
    private final Conflicts conflicts;
    private final Words words;
    private final Organisation organisation;
    private final People people;
    private final ListSettings settings;
    private final KeptDeadlines deadlines;

    ListHeads(
            Lines lines,
            BranchLists lists,
            Verdicts verdicts,
            Conflicts conflicts,
            Words words,
            Organisation organisation,
            People people,
            ListSettings settings,
            KeptDeadlines deadlines) {
        this.lines = lines;
        this.lists = lists;
        this.verdicts = verdicts;
        this.conflicts = conflicts;
        this.words = words;
        this.organisation = organisation;
        this.people = people;
        this.settings = settings;
        this.deadlines = deadlines;
    }

    Head of(ListTasks.ListTask task) {
        BranchList list = task.list();
        boolean deciding = isDeciding(task.seat());
        Verdicts.Progress progress = deciding ? verdicts.progress(docket(task)) : null;
        return new Head(
                list.branch(),
                organisation.branchName(list.branch()),
                list.quarter().toString(),
                list.state(),
                list.round(),
                settings.maxRounds(),
                list.quarter().monthsAsText(),
                organisation.programme().currency(),
                task.seat(),
                task.seat().title(),
                task.absent() == null ? null : people.name(task.absent()),
                task.isMine(),
                deciding ? progress.token() : token(task),
                due(task.task().id()),
                deciding ? progress.counts() : lines.states(list.id(), scope(task)),
                deciding ? Map.of() : lines.sections(list.id()),
                deciding ? Map.of() : lines.results(list.id()),
                lines.tiers(list.id()),
                list.checkedAt(),
                deciding ? Map.of(task.seat(), organisation.reasonsOf(task.seat())) : organisation.reasons(),
                Ground.allInWords(),
                deciding ? List.of() : conflicts.find(list.quarter(), list.branch()),
                deciding ? null : words.last(ListTasks.businessKey(list)).orElse(null),
                deciding ? List.of() : people.vacantSeats(list.branch()),
                lists.isOutdated(list));
    }

    Due due(String task) {
        return deadlines
                .find(task)
                .map(deadline -> new Due(deadline.due().toString(), deadline.derivation()))
                .orElse(null);
    }

    static boolean isDeciding(Seat seat) {
        return seat == Seat.COMMERCIAL || seat == Seat.SECURITY;
    }

    /** What of the list the form shows to whoever has this task. */
    static Lines.Scope scope(ListTasks.ListTask task) {
        if (isDeciding(task.seat())) {
            return Lines.Scope.DOCKET;
        }
        return task.list().state() == BranchList.State.REWORK ? Lines.Scope.REWORK : Lines.Scope.LIST;
    }

    private String token(ListTasks.ListTask task) {
        return task.seat() == Seat.SALES_DIRECTOR
                ? lists.signature(task.list())
                : task.list().token();
    }

    static Docket docket(ListTasks.ListTask task) {
        return Docket.of(task.list(), task.seat(), task.person());
    }
}
