package vip.approvals.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vip.approvals.engine.CurrentPerson;

/** Billing facts over HTTP: the body of the request is the file, and is read as a stream. */
@RestController
class BillingApi {

    private final BillingImport billing;
    private final CurrentPerson currentPerson;

    BillingApi(BillingImport billing, CurrentPerson currentPerson) {
        this.billing = billing;
        this.currentPerson = currentPerson;
    }

    /** @param problems the first 1,000 */
    record Refusal(String message, long total, List<Problem> problems) {}

    @PostMapping("/api/billing/{file}")
    LoadedFile load(@PathVariable String file, InputStream body) throws IOException {
        BillingFile kind = BillingFile.of(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            return billing.load(kind, kind.fileName(), body, currentPerson.id());
        } catch (BillingFileException refused) {
            // A server that answers and closes while the client still sends is seen as a broken connection.
            body.transferTo(OutputStream.nullOutputStream());
            throw refused;
        }
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    Refusal refuse(BillingFileException refused) {
        return new Refusal(refused.getMessage(), refused.total(), refused.problems());
    }
}
