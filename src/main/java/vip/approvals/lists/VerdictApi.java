package vip.approvals.lists;

import java.util.function.Consumer;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.staff.Seat;
import vip.approvals.work.Works;

/** The notes of a director: of a branch on its list, or of HQ's commercial director on what is in dispute. */
@RestController
@RequestMapping("/api/tasks/{task}/verdicts")
class VerdictApi {

    private final ListTasks tasks;
    private final ListHeads heads;
    private final CycleHeads cycles;
    private final Verdicts verdicts;
    private final Works works;

    VerdictApi(ListTasks tasks, ListHeads heads, CycleHeads cycles, Verdicts verdicts, Works works) {
        this.tasks = tasks;
        this.heads = heads;
        this.cycles = cycles;
        this.verdicts = verdicts;
        this.works = works;
    }

    /** @param head of the list, or of the cycle for headquarters */
    record Changed(String message, Object head) {}

    @PutMapping("/{line}")
    Changed decide(@PathVariable String task, @PathVariable long line, @RequestBody Verdicts.Verdict verdict) {
        return change(
                task,
                docket -> verdicts.note(docket, line, verdict),
                switch (String.valueOf(verdict.decision())) {
                    case "APPROVE" -> "Approved.";
                    case "RETURN" -> "Returned to sales.";
                    default -> "Rejected.";
                });
    }

    @DeleteMapping("/{line}")
    Changed undo(@PathVariable String task, @PathVariable long line) {
        return change(task, docket -> verdicts.clear(docket, line), "Undone.");
    }

    @PostMapping("/remaining")
    Changed approveRemaining(@PathVariable String task) {
        return change(
                task,
                watched(verdicts::approveRemaining),
                "All remaining lines are approved. Complete the task to make it final.");
    }

    @DeleteMapping("/remaining")
    Changed undoRemaining(@PathVariable String task) {
        return change(task, watched(verdicts::undoRemaining), "\"Approve all remaining\" is taken back.");
    }

    private Consumer<Docket> watched(Consumer<Docket> change) {
        return docket -> works.run(() -> {
            change.accept(docket);
            return null;
        });
    }

    private Changed change(String task, Consumer<Docket> change, String message) {
        if (tasks.isOfHeadquarters(task)) {
            ListTasks.CycleTask mine = tasks.myCycle(task, Seat.HQ_COMMERCIAL);
            change.accept(Docket.ofDisputes(mine.quarter().toString(), mine.person()));
            return new Changed(message, cycles.of(tasks.cycle(task)));
        }
        ListTasks.ListTask mine = tasks.mine(task, Seat.COMMERCIAL, Seat.SECURITY);
        change.accept(ListHeads.docket(mine));
        return new Changed(message, heads.of(tasks.list(task)));
    }
}
