package vip.approvals.onboarding;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.engine.CurrentPerson;

/** Moves or ends a client who is stuck; administrators only. */
@RestController
class ClientApi {

    /** @param step process and element of the diagram, like {@code onboarding/first-sms} */
    record Move(String token, String step, String reason) {}

    /** @param decline code, if the client declines; empty if the status stays */
    record End(String token, String decline, String reason) {}

    record Done(String message) {}

    private final ClientReaders readers;
    private final ClientInterventions interventions;
    private final CurrentPerson currentPerson;

    ClientApi(ClientReaders readers, ClientInterventions interventions, CurrentPerson currentPerson) {
        this.readers = readers;
        this.interventions = interventions;
        this.currentPerson = currentPerson;
    }

    @PostMapping("/api/clients/{client}/move")
    Done move(@PathVariable String client, @RequestBody Move move) {
        readers.administering(client);
        interventions.move(client, move.token(), move.step(), move.reason(), currentPerson.id());
        return new Done("The client is moved.");
    }

    @PostMapping("/api/clients/{client}/end")
    Done end(@PathVariable String client, @RequestBody End end) {
        readers.administering(client);
        interventions.end(client, end.token(), end.decline(), end.reason(), currentPerson.id());
        return new Done("What was open is ended.");
    }
}
