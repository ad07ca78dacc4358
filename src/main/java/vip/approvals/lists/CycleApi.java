package vip.approvals.lists;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;
import vip.approvals.web.NotFoundException;

/** What headquarters' forms on a whole cycle ask for. */
@RestController
class CycleApi {

    private final ListTasks tasks;
    private final Cycles cycles;
    private final CycleHeads heads;
    private final BranchLists lists;
    private final Lines lines;
    private final Words words;
    private final People people;
    private final CurrentPerson currentPerson;

    CycleApi(
            ListTasks tasks,
            Cycles cycles,
            CycleHeads heads,
            BranchLists lists,
            Lines lines,
            Words words,
            People people,
            CurrentPerson currentPerson) {
        this.tasks = tasks;
        this.cycles = cycles;
        this.heads = heads;
        this.lists = lists;
        this.lines = lines;
        this.words = words;
        this.people = people;
        this.currentPerson = currentPerson;
    }

    /**
     * What is to be known before a cycle is opened.
     *
     * @param obstacles why it cannot be opened; empty if it can
     * @param vacantSeats groups that nobody holds
     */
    record Opening(String quarter, String cutOff, List<String> obstacles, List<String> vacantSeats) {}

    @GetMapping("/api/cycles/opening")
    Opening opening(@RequestParam(required = false) String quarter) {
        if (!currentPerson.groups().contains(Seat.HQ_SALES.group(null))) {
            throw new NotFoundException();
        }
        Quarter wanted = quarter == null ? cycles.lastEnded() : Quarter.parse(quarter);
        return new Opening(
                wanted.toString(), wanted.cutOff().toString(), cycles.obstacles(wanted), people.vacantSeats());
    }

    @GetMapping("/api/tasks/{task}/cycle")
    CycleHeads.CycleHead head(@PathVariable String task) {
        return heads.of(tasks.cycle(task));
    }

    @GetMapping("/api/tasks/{task}/cycle/{branch}/lines")
    Lines.Page lines(@PathVariable String task, @PathVariable String branch, Lines.Query query) {
        ListTasks.CycleTask found = tasks.cycle(task);
        BranchList list = lists.find(branch, found.quarter()).orElseThrow(NotFoundException::new);
        return lines.page(list.id(), new Lines.Reader(found.seat(), found.person(), Lines.Scope.LIST, true), query);
    }

    /** What is in dispute in all branches (AMB-13). */
    @GetMapping("/api/tasks/{task}/disputes")
    Lines.Page disputes(@PathVariable String task, Lines.Query query) {
        ListTasks.CycleTask found = tasks.cycle(task);
        return lines.disputes(
                found.quarter().toString(),
                new Lines.Reader(found.seat(), found.person(), Lines.Scope.DOCKET, true),
                query);
    }

    @PutMapping("/api/tasks/{task}/cycle/word")
    CycleHeads.CycleHead word(@PathVariable String task, @RequestBody ListApi.Text text) {
        ListTasks.CycleTask mine = tasks.myCycle(task, Seat.HQ_COMMERCIAL);
        words.write(task, mine.quarter().toString(), mine.person(), text.text());
        return head(task);
    }
}
