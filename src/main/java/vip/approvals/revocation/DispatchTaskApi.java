package vip.approvals.revocation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.absences.PersonTask;
import vip.approvals.web.NotFoundException;

/**
 * The task of dispatching what waits, for a substitute: he or she has this task, and no page of the branch (B7). What has
 * gone out already is not part of it.
 */
@RestController
@RequestMapping("/api/tasks/{task}/notices")
class DispatchTaskApi {

    private static final List<String> STATES = List.of("WAITING", "PRINTED");

    private final NoticeTasks tasks;
    private final NoticeList list;
    private final DispatchDesk desk;
    private final PrintBatches batches;
    private final Clock clock;

    DispatchTaskApi(NoticeTasks tasks, NoticeList list, DispatchDesk desk, PrintBatches batches, Clock clock) {
        this.tasks = tasks;
        this.list = list;
        this.desk = desk;
        this.batches = batches;
        this.clock = clock;
    }

    @GetMapping
    NoticeApi.Head list(@PathVariable String task, NoticeList.Query query) {
        PersonTask found = tasks.dispatch(task);
        String state = STATES.contains(query.state()) ? query.state() : STATES.get(0);
        Map<String, String> states = new LinkedHashMap<>(NoticeWords.filters());
        states.keySet().retainAll(STATES);
        return new NoticeApi.Head(
                found.mine(),
                states,
                list.counts(found.branch()),
                NoticeBatch.LARGEST,
                LocalDate.now(clock),
                list.page(found.branch(), new NoticeList.Query(query.search(), state, query.batch(), query.page())));
    }

    @PostMapping("/print")
    DispatchDesk.Done print(@PathVariable String task, @RequestBody DispatchDesk.Print print) {
        return desk.print(acting(task), print);
    }

    @PostMapping("/email")
    DispatchDesk.Done email(@PathVariable String task, @RequestBody DispatchDesk.Numbers chosen) {
        return desk.email(acting(task), chosen);
    }

    @PostMapping("/posted")
    DispatchDesk.Done posted(@PathVariable String task, @RequestBody DispatchDesk.Posted posted) {
        return desk.posted(acting(task), posted);
    }

    @GetMapping("/batches/{batch}.pdf")
    ResponseEntity<byte[]> letters(@PathVariable String task, @PathVariable long batch) {
        return desk.letters(branch(task, batch), batch);
    }

    @GetMapping("/batches/{batch}.csv")
    ResponseEntity<byte[]> addresses(@PathVariable String task, @PathVariable long batch) {
        return desk.addresses(branch(task, batch), batch);
    }

    private NoticeReaders.Reading acting(String task) {
        PersonTask mine = tasks.dispatch(task).requireMine();
        return new NoticeReaders.Reading(mine.branch(), mine.person(), true, task);
    }

    /** @throws NotFoundException also once all letters of a batch that somebody else has printed are posted */
    private String branch(String task, long batch) {
        PersonTask found = tasks.dispatch(task);
        if (!batches.isAtWork(found.branch(), batch, found.person())) {
            throw new NotFoundException();
        }
        return found.branch();
    }
}
