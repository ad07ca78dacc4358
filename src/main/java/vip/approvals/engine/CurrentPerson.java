package vip.approvals.engine;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Who is asking: the person logged in to the web applications or to an API. */
@Component
public class CurrentPerson {

    private final IdentityService identityService;

    CurrentPerson(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** @throws RefusedException if nobody is logged in */
    public String id() {
        return authentication().getUserId();
    }

    /** @throws RefusedException if nobody is logged in */
    public List<String> groups() {
        return List.copyOf(authentication().getGroupIds());
    }

    /** Whether the person may do everything in Cockpit and Admin; such a person sees every list (docs/security.md). */
    public boolean isAdministrator() {
        return authentication().getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }

    private Authentication authentication() {
        Authentication authentication = identityService.getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            throw new RefusedException("Log in first.");
        }
        return authentication;
    }
}
