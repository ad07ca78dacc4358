package vip.approvals.erasure;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.RefusedException;
import vip.approvals.web.NotFoundException;

/** Asks for an erasure, withdraws or confirms it; administrators only. */
@RestController
class ErasureApi {

    /** @param reason a code of {@link ErasureReason} */
    record Request(String client, String reason) {}

    record Done(String message) {}

    private final CurrentPerson currentPerson;
    private final Erasures erasures;

    ErasureApi(CurrentPerson currentPerson, Erasures erasures) {
        this.currentPerson = currentPerson;
        this.erasures = erasures;
    }

    @PostMapping("/api/erasures")
    Done request(@RequestBody Request request) {
        ErasurePages.requireAdministrator(currentPerson);
        erasures.request(
                request.client() == null ? "" : request.client().strip(), reason(request.reason()), currentPerson.id());
        return new Done("The erasure is asked for; another administrator confirms it.");
    }

    @PostMapping("/api/erasures/{erasure}/confirm")
    Done confirm(@PathVariable long erasure) {
        requireKnown(erasure);
        erasures.confirm(erasure, currentPerson.id());
        return new Done("The client is erased.");
    }

    @PostMapping("/api/erasures/{erasure}/withdraw")
    Done withdraw(@PathVariable long erasure) {
        requireKnown(erasure);
        erasures.withdraw(erasure, currentPerson.id());
        return new Done("The request is withdrawn.");
    }

    private void requireKnown(long erasure) {
        ErasurePages.requireAdministrator(currentPerson);
        erasures.find(erasure).orElseThrow(NotFoundException::new);
    }

    private static ErasureReason reason(String code) {
        try {
            return ErasureReason.valueOf(String.valueOf(code));
        } catch (IllegalArgumentException unknown) {
            throw new RefusedException("Choose a reason.");
        }
    }
}
