package vip.approvals.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Runs a look-up of the product itself without the current person's authorizations, and restores them afterwards. */
@Component
public class Unrestricted {

    private final IdentityService identityService;

    Unrestricted(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** What {@code lookup} returns must not reach the current person unfiltered. */
    public <T> T call(Supplier<T> lookup) {
        Authentication person = identityService.getCurrentAuthentication();
        identityService.clearAuthentication();
        try {
            return lookup.get();
        } finally {
            identityService.setAuthentication(person);
        }
    }

    /** As {@link #call}, for what the product changes by itself. */
    public void run(Runnable change) {
        call(() -> {
            change.run();
            return null;
        });
    }
}
