package vip.approvals.lists;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.RefusedException;
import vip.approvals.spreadsheets.SheetRefusedException;
import vip.approvals.staff.Organisation;
import vip.approvals.web.NotFoundException;

/** A branch's own systems stage a file for the list that is being prepared; a person looks at it and applies it. */
@RestController
class UploadSystemApi {

    private static final int LISTED = 1_000;

    /** @param total rows that were refused; @param problems the first 1,000 of them */
    record Staged(
            String message,
            long upload,
            long rows,
            Uploads.Counts counts,
            List<String> ignored,
            long total,
            List<UploadedRows.Problem> problems) {}

    record Refusal(String message) {}

    private final Organisation organisation;
    private final CurrentPerson currentPerson;
    private final UploadStaging staging;
    private final UploadDesk desk;
    private final UploadedRows rows;

    UploadSystemApi(
            Organisation organisation,
            CurrentPerson currentPerson,
            UploadStaging staging,
            UploadDesk desk,
            UploadedRows rows) {
        this.organisation = organisation;
        this.currentPerson = currentPerson;
        this.staging = staging;
        this.desk = desk;
        this.rows = rows;
    }

    @PostMapping("/api/branches/{branch}/uploads")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Staged stage(@PathVariable String branch, @RequestParam String name, InputStream body) throws IOException {
        UploadDesk.Target[] target = new UploadDesk.Target[1];
        Uploads.Upload upload = desk.stage(body, name, UploadStaging.Via.SYSTEM, () -> target[0] = target(branch));
        return new Staged(
                "%s waits for the sales staff: %,d would be added, %,d changed, %,d are on the list, %,d refused."
                        .formatted(
                                upload.name(),
                                upload.counts().added(),
                                upload.counts().changed(),
                                upload.counts().same(),
                                upload.counts().refused()),
                upload.id(),
                upload.rows(),
                upload.counts(),
                upload.ignored(),
                upload.counts().refused(),
                rows.problems(target[0].list(), upload.id(), LISTED));
    }

    /** So that a system tells a file that it must correct from a list that it must wait for. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    Refusal refuse(SheetRefusedException refused) {
        return new Refusal(refused.getMessage());
    }

    /** The filter has asked for the group already; whoever comes another way is nobody here. */
    private UploadDesk.Target target(String branch) {
        organisation.branches().stream()
                .filter(known -> known.id().equals(branch))
                .filter(known -> currentPerson.groups().contains(known.systemGroup()))
                .findAny()
                .orElseThrow(NotFoundException::new);
        return staging.preparing(branch)
                .map(list -> new UploadDesk.Target(list, currentPerson.id()))
                .orElseThrow(() -> new RefusedException(
                        "Branch %s has no list that is being prepared now, so there is nothing to upload to."
                                .formatted(branch)));
    }
}
