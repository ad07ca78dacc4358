package vip.approvals.onboarding;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.engine.RefusedException;
import vip.approvals.letters.Letters;
import vip.approvals.onboarding.Contacts.Attempt;
import vip.approvals.onboarding.Contacts.Medium;

/** What the forms of a client's manager ask for, in onboarding and with cards. */
@RestController
@RequestMapping("/api/tasks/{task}")
class ClientTaskApi {

    private final ClientTasks tasks;
    private final ClientView view;
    private final Contacts contacts;
    private final Drafts drafts;
    private final Letters letters;

    ClientTaskApi(ClientTasks tasks, ClientView view, Contacts contacts, Drafts drafts, Letters letters) {
        this.tasks = tasks;
        this.view = view;
        this.contacts = contacts;
        this.drafts = drafts;
        this.letters = letters;
    }

    /** @param after attempts of this task that the person saw */
    record Sms(String to, String text, int after) {}

    /**
     * Something that was tried while the task stays open: an SMS that is out, or a call that reached nobody.
     *
     * @param after attempts of this task that the person saw
     */
    record Tried(Medium medium, String to, String fromNumber, boolean ownNumber, String note, int after) {}

    @GetMapping("/client")
    ClientView.View client(@PathVariable String task) {
        return view.of(tasks.find(task));
    }

    @PutMapping("/draft")
    Drafts.Saved draft(@PathVariable String task, @RequestBody String content) {
        return drafts.save(tasks.mine(task), content);
    }

    @PostMapping("/sms")
    ClientView.View sms(@PathVariable String task, @RequestBody Sms sms) {
        ClientTask mine = tasks.mine(task);
        contacts.sendSms(mine, sms.to(), sms.text(), sms.after());
        return view.of(mine);
    }

    @PostMapping("/contacts")
    ClientView.View tried(@PathVariable String task, @RequestBody Tried tried) {
        ClientTask mine = tasks.mine(task);
        if (tried.medium() != Medium.SMS && tried.medium() != Medium.CALL) {
            throw new RefusedException("Say whether it was a call or an SMS.");
        }
        contacts.record(
                mine,
                new Attempt(
                        tried.medium(),
                        tried.ownNumber(),
                        Contacts.phone("The number of your mobile", tried.fromNumber()),
                        tried.medium() == Medium.SMS ? "SENT" : "NOT_REACHED",
                        Contacts.phone("The client's number", tried.to()),
                        tried.note()),
                tried.after());
        return view.of(mine);
    }

    /** The personal terms as they stand in the form, to be signed (SIB-35). */
    @GetMapping("/terms.pdf")
    ResponseEntity<byte[]> terms(@PathVariable String task) {
        ClientTask found = tasks.find(task);
        TermsDraft draft = drafts.find(found)
                .filter(TermsDraft.class::isInstance)
                .map(TermsDraft.class::cast)
                .filter(terms -> terms.text() != null && !terms.text().isBlank())
                .orElseThrow(() -> new RefusedException("Write the terms first."));
        var paper = new ByteArrayOutputStream();
        letters.render("personal-terms", Map.of("paper", view.terms(found, draft)), paper);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"personal-terms.pdf\"")
                .body(paper.toByteArray());
    }
}
