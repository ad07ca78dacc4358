package vip.approvals.prevention;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.engine.RefusedException;

/** The run on demand, as after a billing file that came during the day. */
@RestController
class OutlookApi {

    private final OutlookReaders readers;
    private final Prevention prevention;

    OutlookApi(OutlookReaders readers, Prevention prevention) {
        this.readers = readers;
        this.prevention = prevention;
    }

    @PostMapping("/api/outlook/run")
    void run() {
        readers.requireAdministrator();
        if (!prevention.run()) {
            throw new RefusedException("Another run is looking ahead at this moment. Reload the page in a while.");
        }
    }
}
