package vip.approvals.lists;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.criteria.Assessment;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** What the forms on one branch's list ask for. Every address names an open task: who may not see it gets 404. */
@RestController
@RequestMapping("/api/tasks/{task}")
class ListApi {

    private final ListTasks tasks;
    private final BranchLists lists;
    private final Lines lines;
    private final LineEdits edits;
    private final Verdicts verdicts;
    private final Words words;
    private final Organisation organisation;
    private final People people;

    ListApi(
            ListTasks tasks,
            BranchLists lists,
            Lines lines,
            LineEdits edits,
            Verdicts verdicts,
            Words words,
            Organisation organisation,
            People people) {
        this.tasks = tasks;
        this.lists = lists;
        this.lines = lines;
        this.edits = edits;
        this.verdicts = verdicts;
        this.words = words;
        this.organisation = organisation;
        this.people = people;
    }

    /**
     * The head of a list.
     *
     * @param mine whether the reader has taken the task, and so may change anything
     * @param counts lines by state, and a director's own decisions
     * @param reasons codes of a rejection, for a deciding seat
     * @param outdated whether billing has loaded facts since the list was checked
     * @param vacantSeats of this branch, for the sales side: where the list would wait
     */
    record Head(
            String branch,
            String branchName,
            String quarter,
            List<String> months,
            String currency,
            Seat seat,
            String seatTitle,
            boolean mine,
            String token,
            Map<String, Long> counts,
            Map<String, Long> tiers,
            OffsetDateTime checkedAt,
            Map<String, String> reasons,
            Words.Word word,
            List<String> vacantSeats,
            boolean outdated) {}

    /** The token comes with every answer, since each change makes a new one. */
    record Changed(String message, Head head) {}

    record Number(String number) {}

    record Reason(String reason) {}

    record Decision(String decision, String reason, String comment) {}

    record Text(String text) {}

    @GetMapping("/list")
    Head head(@PathVariable String task) {
        return head(tasks.list(task));
    }

    @GetMapping("/lines")
    Lines.Page lines(@PathVariable String task, Lines.Query query) {
        ListTasks.ListTask found = tasks.list(task);
        return lines.page(found.list().id(), found.seat(), found.person(), false, query);
    }

    @PostMapping("/lines")
    Changed add(@PathVariable String task, @RequestBody Number number) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
        Assessment added = edits.add(mine.list(), mine.person(), number.number());
        return changed(task, "Added client %s as %s. %s".formatted(added.client(), added.tier(), added.reason()));
    }

    @PostMapping("/lines/{line}/drop")
    Changed drop(@PathVariable String task, @PathVariable long line, @RequestBody Reason reason) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
        edits.drop(mine.list(), line, mine.person(), reason.reason());
        return changed(task, "Dropped.");
    }

    @PostMapping("/lines/{line}/restore")
    Changed restore(@PathVariable String task, @PathVariable long line) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
        edits.restore(mine.list(), line, mine.person());
        return changed(task, "Restored.");
    }

    /** Measures the branch again with the facts as they are now. */
    @PostMapping("/check")
    Changed check(@PathVariable String task) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES, Seat.SALES_DIRECTOR);
        lists.checkTiers(mine.list().branch(), mine.list().quarter());
        return changed(task, "The list has been checked again.");
    }

    @PutMapping("/verdicts/{line}")
    Changed decide(@PathVariable String task, @PathVariable long line, @RequestBody Decision decision) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.COMMERCIAL, Seat.SECURITY);
        verdicts.note(
                mine.list(),
                mine.seat(),
                mine.person(),
                line,
                decision.decision(),
                decision.reason(),
                decision.comment());
        return changed(task, decision.decision().equals("APPROVE") ? "Approved." : "Rejected.");
    }

    @DeleteMapping("/verdicts/{line}")
    Changed undo(@PathVariable String task, @PathVariable long line) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.COMMERCIAL, Seat.SECURITY);
        verdicts.clear(mine.list(), mine.seat(), mine.person(), line);
        return changed(task, "Undone.");
    }

    @PostMapping("/verdicts/remaining")
    Changed approveRemaining(@PathVariable String task) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.COMMERCIAL, Seat.SECURITY);
        verdicts.approveRemaining(mine.list(), mine.seat(), mine.person());
        return changed(task, "All remaining lines are approved. Complete the task to make it final.");
    }

    @DeleteMapping("/verdicts/remaining")
    Changed undoRemaining(@PathVariable String task) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.COMMERCIAL, Seat.SECURITY);
        verdicts.undoRemaining(mine.list(), mine.seat(), mine.person());
        return changed(task, "\"Approve all remaining\" is taken back.");
    }

    @PutMapping("/word")
    Changed word(@PathVariable String task, @RequestBody Text text) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES_DIRECTOR);
        words.write(task, ListTasks.businessKey(mine.list()), mine.person(), text.text());
        return changed(task, "Saved.");
    }

    private Changed changed(String task, String message) {
        return new Changed(message, head(tasks.list(task)));
    }

    private Head head(ListTasks.ListTask task) {
        BranchList list = task.list();
        boolean deciding = task.seat() == Seat.COMMERCIAL || task.seat() == Seat.SECURITY;
        Map<String, Long> counts = lines.states(list.id());
        String token = list.token();
        if (deciding) {
            counts.remove("DROPPED"); // what sales dropped is not theirs
            Verdicts.Progress progress = verdicts.progress(list, task.seat(), task.person());
            counts.put("APPROVE", progress.approved());
            counts.put("REJECT", progress.rejected());
            counts.put("UNDECIDED", progress.open() - progress.decided());
            token = progress.token();
        }
        return new Head(
                list.branch(),
                organisation.branchName(list.branch()),
                list.quarter().toString(),
                list.quarter().months().stream().map(YearMonth::toString).toList(),
                organisation.programme().currency(),
                task.seat(),
                task.seat().title(),
                task.isMine(),
                token,
                counts,
                lines.tiers(list.id()),
                list.checkedAt(),
                deciding ? organisation.rejectionReasons().get(task.seat()) : Map.of(),
                task.seat() == Seat.SALES
                        ? words.last(ListTasks.businessKey(list)).orElse(null)
                        : null,
                deciding ? List.of() : people.vacantSeats(list.branch()),
                lists.isOutdated(list));
    }
}
