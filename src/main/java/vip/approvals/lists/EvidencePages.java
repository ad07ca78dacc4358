package vip.approvals.lists;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.web.NotFoundException;
import vip.approvals.web.PageLink;
import vip.approvals.work.Works;

/** The evidence, for administrators alone: walk over it, and look whether a sheet is the one that was kept. */
@Controller
class EvidencePages {

    /** @param sheet of which list the file is the sheet; null if it is none that was kept */
    record Looked(String sha256, KeptSheets.Kept sheet, String branchName) {}

    private final CurrentPerson currentPerson;
    private final Evidence evidence;
    private final KeptSheets sheets;
    private final Organisation organisation;
    private final People people;
    private final Works works;

    EvidencePages(
            CurrentPerson currentPerson,
            Evidence evidence,
            KeptSheets sheets,
            Organisation organisation,
            People people,
            Works works) {
        this.currentPerson = currentPerson;
        this.evidence = evidence;
        this.sheets = sheets;
        this.organisation = organisation;
        this.people = people;
        this.works = works;
    }

    @GetMapping("/evidence")
    String page(Model model) {
        requireAdministrator();
        model.addAttribute("walks", evidence.latest());
        model.addAttribute("names", new Names(people));
        return "evidence";
    }

    @PostMapping("/api/evidence/verify")
    @ResponseBody
    Evidence.Walk verify() {
        requireAdministrator();
        return works.run(() -> evidence.verify(currentPerson.id()));
    }

    /** The file is read and not stored. */
    @PostMapping("/api/evidence/sheet")
    @ResponseBody
    Looked sheet(InputStream file) throws IOException {
        requireAdministrator();
        String sha256 = sha256(file);
        return sheets.find(sha256)
                .map(kept -> new Looked(sha256, kept, organisation.branchName(kept.branch())))
                .orElse(new Looked(sha256, null, null));
    }

    private static String sha256(InputStream file) throws IOException {
        try (var digested = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JDK has it
        }
    }

    private void requireAdministrator() {
        if (!currentPerson.isAdministrator()) {
            throw new NotFoundException();
        }
    }

    @Bean
    static PageLink evidenceLink() {
        return new PageLink("/evidence", "Evidence", CurrentPerson::isAdministrator);
    }
}
