package vip.approvals.lists;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.engine.RefusedException;
import vip.approvals.staff.Seat;
import vip.approvals.work.Works;

/** Spreadsheets for the sales staff who prepare a list: what is uploaded is shown first and applied on a word. */
@RestController
@RequestMapping("/api/tasks/{task}")
class UploadApi {

    private final ListTasks tasks;
    private final ListHeads heads;
    private final UploadDesk desk;
    private final Uploads uploads;
    private final UploadDecisions decisions;
    private final UploadedRows rows;
    private final Works works;

    UploadApi(
            ListTasks tasks,
            ListHeads heads,
            UploadDesk desk,
            Uploads uploads,
            UploadDecisions decisions,
            UploadedRows rows,
            Works works) {
        this.tasks = tasks;
        this.heads = heads;
        this.desk = desk;
        this.uploads = uploads;
        this.decisions = decisions;
        this.rows = rows;
        this.works = works;
    }

    /** @param token as {@link Uploads.Upload#token} */
    record Shown(String token) {}

    @PostMapping("/uploads")
    Uploads.Upload stage(@PathVariable String task, @RequestParam String name, InputStream body) throws IOException {
        return works.run(() -> desk.stage(body, name, UploadStaging.Via.PERSON, () -> {
            ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
            return new UploadDesk.Target(mine.list(), mine.person());
        }));
    }

    @GetMapping("/uploads")
    List<Uploads.Upload> open(@PathVariable String task) {
        return uploads.open(tasks.ofSales(task));
    }

    @GetMapping("/uploads/{id}/rows")
    UploadedRows.Page rows(
            @PathVariable String task,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "0") int page) {
        BranchList list = tasks.ofSales(task);
        uploads.requireOf(list, id);
        return rows.page(list, id, show, page);
    }

    @PostMapping("/uploads/{id}/apply")
    ListApi.Changed apply(@PathVariable String task, @PathVariable long id, @RequestBody Shown shown) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
        UploadDecisions.Applied applied =
                works.run(() -> decisions.apply(mine.list(), id, mine.person(), shown.token()));
        if (applied == null) {
            throw new RefusedException(
                    "The list or the facts have changed since this file was looked at. Look at it again, then put it on the list.");
        }
        return new ListApi.Changed(
                "%,d added, %,d changed, %,d refused.".formatted(applied.added(), applied.changed(), applied.refused()),
                heads.of(tasks.list(task)));
    }

    @DeleteMapping("/uploads/{id}")
    ListApi.Changed discard(@PathVariable String task, @PathVariable long id) {
        ListTasks.ListTask mine = tasks.mine(task, Seat.SALES);
        decisions.discard(mine.list(), id, mine.person());
        return new ListApi.Changed("Discarded.", heads.of(tasks.list(task)));
    }
}
