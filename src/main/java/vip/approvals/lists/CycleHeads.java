package vip.approvals.lists;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Quarter;
import vip.approvals.criteria.Ground;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** What headquarters' forms on a whole cycle show above the lines. */
@Component
class CycleHeads {

    /**
     * @param onBehalfOf name of the absent person for whom the reader has the task, or null
     * @param tiers agreed new VIPs by tier
     * @param changes since the last approved quarter
     * @param conflicts of all branches (B6)
     * @param counts the reader's notes on what is in dispute
     * @param reasons what the codes of rejections mean, by seat
     */
    record CycleHead(
            String quarter,
            List<String> months,
            String currency,
            boolean mine,
            Seat seat,
            String onBehalfOf,
            String token,
            ListHeads.Due due,
            List<CycleTotals.BranchTotals> branches,
            List<CycleTotals.Change> changes,
            Map<String, Long> tiers,
            Map<String, Long> counts,
            Map<Seat, Map<String, String>> reasons,
            Map<String, String> grounds,
            List<Conflicts.Conflict> conflicts,
            List<String> warnings,
            Words.Word word) {}

    private final Cycles cycles;
    private final CycleDecisions decisions;
    private final CycleTotals totals;
    private final Verdicts verdicts;
    private final Conflicts conflicts;
    private final Words words;
    private final ListHeads heads;
    private final Organisation organisation;
    private final People people;

    CycleHeads(
            Cycles cycles,
            CycleDecisions decisions,
            CycleTotals totals,
            Verdicts verdicts,
            Conflicts conflicts,
            Words words,
            ListHeads heads,
            Organisation organisation,
            People people) {
        this.cycles = cycles;
        this.decisions = decisions;
        this.totals = totals;
        this.verdicts = verdicts;
        this.conflicts = conflicts;
        this.words = words;
        this.heads = heads;
        this.organisation = organisation;
        this.people = people;
    }

    CycleHead of(ListTasks.CycleTask task) {
        Quarter quarter = task.quarter();
        Map<String, Long> tiers = totals.tiers(quarter);
        Verdicts.Progress progress = verdicts.progress(Docket.ofDisputes(quarter.toString(), task.person()));
        return new CycleHead(
                quarter.toString(),
                quarter.monthsAsText(),
                organisation.programme().currency(),
                task.person().equals(task.task().assignee()),
                task.seat(),
                task.absent() == null ? null : people.name(task.absent()),
                task.seat() == Seat.HQ_COMMERCIAL ? decisions.approval(quarter, task.person()) : cycles.token(quarter),
                heads.due(task.task().id()),
                totals.branches(quarter),
                totals.changes(quarter),
                tiers,
                progress.counts(),
                organisation.reasons(),
                Ground.allInWords(),
                conflicts.find(quarter, null),
                CycleTotals.warnings(tiers),
                words.last(quarter.toString()).orElse(null));
    }
}
