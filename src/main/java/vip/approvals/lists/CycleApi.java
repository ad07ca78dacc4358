package vip.approvals.lists;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.calendar.Quarter;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.staff.Seat;

/** What headquarters' forms on a whole cycle ask for. */
@RestController
class CycleApi {

    private final ListTasks tasks;
    private final Cycles cycles;
    private final CycleTotals totals;
    private final BranchLists lists;
    private final Lines lines;
    private final Words words;
    private final Organisation organisation;
    private final People people;
    private final CurrentPerson currentPerson;

    CycleApi(
            ListTasks tasks,
            Cycles cycles,
            CycleTotals totals,
            BranchLists lists,
            Lines lines,
            Words words,
            Organisation organisation,
            People people,
            CurrentPerson currentPerson) {
        this.tasks = tasks;
        this.cycles = cycles;
        this.totals = totals;
        this.lists = lists;
        this.lines = lines;
        this.words = words;
        this.organisation = organisation;
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

    /**
     * @param tiers agreed lines by tier
     * @param reasons what the codes of rejections mean, by seat
     */
    record CycleHead(
            String quarter,
            List<String> months,
            String currency,
            boolean mine,
            Seat seat,
            String token,
            List<CycleTotals.BranchTotals> branches,
            Map<String, Long> tiers,
            Map<Seat, Map<String, String>> reasons,
            List<String> warnings,
            Words.Word word) {}

    record Text(String text) {}

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
    CycleHead head(@PathVariable String task) {
        ListTasks.CycleTask found = tasks.cycle(task);
        Quarter quarter = found.quarter();
        Map<String, Long> tiers = totals.tiers(quarter);
        return new CycleHead(
                quarter.toString(),
                quarter.months().stream().map(YearMonth::toString).toList(),
                organisation.programme().currency(),
                found.person().equals(found.task().assignee()),
                found.seat(),
                cycles.token(quarter),
                totals.branches(quarter),
                tiers,
                organisation.rejectionReasons(),
                CycleTotals.warnings(tiers),
                words.last(quarter.toString()).orElse(null));
    }

    @GetMapping("/api/tasks/{task}/cycle/{branch}/lines")
    Lines.Page lines(@PathVariable String task, @PathVariable String branch, Lines.Query query) {
        ListTasks.CycleTask found = tasks.cycle(task);
        BranchList list = lists.find(branch, found.quarter()).orElseThrow(NotFoundException::new);
        return lines.page(list.id(), found.seat(), found.person(), true, query);
    }

    @PutMapping("/api/tasks/{task}/cycle/word")
    CycleHead word(@PathVariable String task, @RequestBody Text text) {
        ListTasks.CycleTask mine = tasks.myCycle(task);
        words.write(task, mine.quarter().toString(), mine.person(), text.text());
        return head(task);
    }
}
