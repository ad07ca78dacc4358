package vip.approvals.revocation;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.absences.PersonTask;
import vip.approvals.calendar.KeptDeadlines;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.Drafts;
import vip.approvals.staff.Organisation;
import vip.approvals.web.NotFoundException;

/** What the forms of tasks about notices ask for; what they do to notices is {@link NoticeApi}. */
@RestController
@RequestMapping("/api/tasks/{task}")
class NoticeTaskApi {

    private static final String RETURNED = """
            SELECT vip.notice_number(n.branch, n.year, n.number) AS number, n.client, n.content ->> 'name' AS name,
                coalesce(d.address, (SELECT string_agg(line, E'\\n')
                    FROM jsonb_array_elements_text(n.content -> 'address') AS line)) AS address,
                coalesce(d.email, CASE WHEN c.branch = d.branch THEN c.email END) AS email, d.tracking, e.way, e.day, e.note
            FROM vip.dispatch d JOIN vip.notice n USING (notice)
            JOIN vip.client c ON c.client = n.client
            JOIN vip.dispatch_event e ON e.notice = d.notice AND e.attempt = d.attempt AND e.state = 'RETURNED'
            WHERE d.branch = :branch AND d.state = 'RETURNED' AND n.removal = :removal
            """;

    private final NoticeTasks tasks;
    private final Drafts drafts;
    private final KeptDeadlines deadlines;
    private final Organisation organisation;
    private final JdbcClient jdbc;

    NoticeTaskApi(
            NoticeTasks tasks, Drafts drafts, KeptDeadlines deadlines, Organisation organisation, JdbcClient jdbc) {
        this.tasks = tasks;
        this.drafts = drafts;
        this.deadlines = deadlines;
        this.organisation = organisation;
        this.jdbc = jdbc;
    }

    /** @param day ISO date */
    record Due(String day, String derivation) {}

    /** @param onBehalfOf name of the absent person for whom the reader has the task, or null */
    record Dispatch(String branch, String branchName, boolean mine, String onBehalfOf, Due due) {}

    /** @param email or null; @param way code; @param day when it came back; @param note what was written then, or null */
    record Returned(
            String number,
            String client,
            String name,
            String address,
            String email,
            String tracking,
            String way,
            LocalDate day,
            String note) {}

    /** @param onBehalfOf as in {@link Dispatch}; @param draft what was typed so far, or null */
    record Correction(Returned returned, String branch, boolean mine, String onBehalfOf, Due due, Object draft) {}

    @GetMapping("/dispatch")
    Dispatch dispatch(@PathVariable String task) {
        PersonTask found = tasks.dispatch(task);
        return new Dispatch(
                found.branch(), organisation.branchName(found.branch()), found.mine(), found.onBehalfOf(), due(task));
    }

    @GetMapping("/returned")
    Correction returned(@PathVariable String task) {
        PersonTask found = tasks.correctAddress(task);
        Returned returned = jdbc.sql(RETURNED)
                .param("branch", found.branch())
                .param("removal", found.task().get(NoticeTasks.REMOVAL))
                .query(Returned.class)
                .optional()
                .orElseThrow(NotFoundException::new);
        return new Correction(
                returned,
                found.branch(),
                found.mine(),
                found.onBehalfOf(),
                due(task),
                drafts.find(ClientTask.of(found.task(), found.person())).orElse(null));
    }

    @PutMapping("/address")
    Drafts.Saved address(@PathVariable String task, @RequestBody String content) {
        PersonTask mine = tasks.correctAddress(task).requireMine();
        return drafts.save(ClientTask.of(mine.task(), mine.person()), content);
    }

    private Due due(String task) {
        return deadlines
                .find(task)
                .map(deadline -> new Due(deadline.due().toString(), deadline.derivation()))
                .orElse(null);
    }
}
