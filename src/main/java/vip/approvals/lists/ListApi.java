package vip.approvals.lists;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.staff.Seat;
import vip.approvals.work.Works;

/** What every form on one branch's list asks for. Each address names an open task: who may not see it gets 404. */
@RestController
@RequestMapping("/api/tasks/{task}")
class ListApi {

    private final ListTasks tasks;
    private final ListHeads heads;
    private final BranchLists lists;
    private final Lines lines;
    private final Words words;
    private final Works works;

    ListApi(ListTasks tasks, ListHeads heads, BranchLists lists, Lines lines, Words words, Works works) {
        this.tasks = tasks;
        this.heads = heads;
        this.lists = lists;
        this.lines = lines;
        this.words = words;
        this.works = works;
    }

    /** The token comes with every answer, since each change makes a new one. */
    record Changed(String message, ListHeads.Head head) {}

    record Text(String text) {}

    @GetMapping("/list")
    ListHeads.Head head(@PathVariable String task) {
        return heads.of(tasks.list(task));
    }

    @GetMapping("/lines")
    Lines.Page lines(@PathVariable String task, Lines.Query query) {
        ListTasks.ListTask found = tasks.list(task);
        return lines.page(found.list().id(), reader(found), query);
    }

    /** Both directors' decisions are for who reworks the list, and for who receives its result. */
    private static Lines.Reader reader(ListTasks.ListTask task) {
        BranchList.State state = task.list().state();
        boolean decided = state == BranchList.State.REWORK
                || state == BranchList.State.APPLIED
                || state == BranchList.State.CARRIED_OVER;
        Seat eyes = task.holdsSeat() ? task.seat() : Seat.HQ_SALES; // no seat's comments for an administrator (AMB-18)
        return new Lines.Reader(
                eyes, task.person(), ListHeads.scope(task), decided && !ListHeads.isDeciding(task.seat()));
    }

    /** Measures the branch again with the facts as they are now. */
    @PostMapping("/check")
    Changed check(@PathVariable String task) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES, Seat.SALES_DIRECTOR);
        works.run(() -> {
            lists.checkTiers(mine.list().branch(), mine.list().quarter());
            return null;
        });
        return changed(task, "The list has been checked again.");
    }

    @PutMapping("/word")
    Changed word(@PathVariable String task, @RequestBody Text text) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES_DIRECTOR);
        words.write(task, ListTasks.businessKey(mine.list()), mine.person(), text.text());
        return changed(task, "Saved.");
    }

    private Changed changed(String task, String message) {
        return new Changed(message, head(task));
    }
}
