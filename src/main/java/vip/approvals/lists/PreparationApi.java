package vip.approvals.lists;

import java.math.BigDecimal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.criteria.Assessment;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;

/** What the sales staff change on a list while they prepare it. */
@RestController
@RequestMapping("/api/tasks/{task}/lines")
class PreparationApi {

    private final ListTasks tasks;
    private final ListHeads heads;
    private final LineEdits edits;
    private final LineAdditions additions;

    PreparationApi(ListTasks tasks, ListHeads heads, LineEdits edits, LineAdditions additions) {
        this.tasks = tasks;
        this.heads = heads;
        this.edits = edits;
        this.additions = additions;
    }

    /**
     * @param section NEW (also if it is left out), REMOVE or POTENTIAL
     * @param number of client, account or subscriber; empty for a client of another operator
     */
    record Added(String section, String number, Said said) {}

    /** What the sales staff say on a line; {@code name} and what follows belong to a client of another operator. */
    record Said(
            String ground,
            String comment,
            String name,
            String type,
            String taxId,
            String operator,
            BigDecimal estimate,
            String source,
            String confidence) {

        LineContents.Change change() {
            return new LineContents.Change(
                    ground,
                    comment,
                    name == null ? null : new Prospect(name, type, taxId, operator, estimate, source, confidence));
        }
    }

    record Reason(String reason) {}

    @PostMapping
    ListApi.Changed add(@PathVariable String task, @RequestBody Added added) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
        return changed(task, add(mine, added));
    }

    private String add(ListTasks.ListTask mine, Added added) {
        LineContents.Change change = added.said() == null
                ? new LineContents.Change(null, null, null)
                : added.said().change();
        switch (added.section() == null ? "NEW" : added.section()) {
            case "NEW" -> {
                Assessment assessment = additions.add(mine.list(), mine.person(), added.number());
                return "Added client %s as %s. %s"
                        .formatted(assessment.client(), assessment.tier(), assessment.reason());
            }
            case "REMOVE" -> {
                return additions.addRemoval(mine.list(), mine.person(), added.number(), change);
            }
            case "POTENTIAL" -> {
                return change.prospect() == null
                        ? additions.addPotential(mine.list(), mine.person(), added.number(), change)
                        : additions.addProspect(mine.list(), mine.person(), change);
            }
            default -> throw new RefusedException("A section is NEW, REMOVE or POTENTIAL.");
        }
    }

    @PutMapping("/{line}")
    ListApi.Changed say(@PathVariable String task, @PathVariable long line, @RequestBody Said said) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
        edits.say(mine.list(), line, mine.person(), said.change());
        return changed(task, "Saved.");
    }

    @PostMapping("/{line}/drop")
    ListApi.Changed drop(@PathVariable String task, @PathVariable long line, @RequestBody Reason reason) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
        edits.drop(mine.list(), line, mine.person(), reason.reason());
        return changed(task, "Dropped.");
    }

    @PostMapping("/{line}/restore")
    ListApi.Changed restore(@PathVariable String task, @PathVariable long line) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
        edits.restore(mine.list(), line, mine.person());
        return changed(task, "Restored.");
    }

    private ListApi.Changed changed(String task, String message) {
        return new ListApi.Changed(message, heads.of(tasks.list(task)));
    }
}
