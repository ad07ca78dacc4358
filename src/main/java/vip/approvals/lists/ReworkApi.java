package vip.approvals.lists;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.staff.Seat;

/** What the sales staff do with the lines that the directors have returned (AMB-13). */
@RestController
@RequestMapping("/api/tasks/{task}/rework/{line}")
class ReworkApi {

    private final ListTasks tasks;
    private final ListHeads heads;
    private final Corrections corrections;

    ReworkApi(ListTasks tasks, ListHeads heads, Corrections corrections) {
        this.tasks = tasks;
        this.heads = heads;
        this.corrections = corrections;
    }

    record Argument(String argument) {}

    @PutMapping
    ListApi.Changed correct(@PathVariable String task, @PathVariable long line, @RequestBody PreparationApi.Said said) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
        corrections.correct(mine.list(), line, mine.person(), said.change());
        return changed(task, "Corrected: both directors decide this line again.");
    }

    @PostMapping("/withdraw")
    ListApi.Changed withdraw(@PathVariable String task, @PathVariable long line) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
        corrections.withdraw(mine.list(), line, mine.person());
        return changed(task, "Withdrawn.");
    }

    @PostMapping("/contest")
    ListApi.Changed contest(@PathVariable String task, @PathVariable long line, @RequestBody Argument argument) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
        corrections.contest(mine.list(), line, mine.person(), argument.argument());
        return changed(task, "Contested: HQ's commercial director decides this line.");
    }

    @DeleteMapping
    ListApi.Changed undo(@PathVariable String task, @PathVariable long line) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
        corrections.undo(mine.list(), line, mine.person());
        return changed(task, "Undone.");
    }

    private ListApi.Changed changed(String task, String message) {
        return new ListApi.Changed(message, heads.of(tasks.list(task)));
    }
}
