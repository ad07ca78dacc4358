package vip.approvals.engine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

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

    /**
     * When the person logged in with whose session this request came; the login begins a new session. Empty for anybody
     * else, and where no person's request is behind it: for timers and systems.
     */
    public Optional<OffsetDateTime> loggedInAt(String person) {
        Authentication authentication = identityService.getCurrentAuthentication();
        if (authentication == null || !person.equals(authentication.getUserId())) {
            return Optional.empty();
        }
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(attributes ->
                        ((ServletRequestAttributes) attributes).getRequest().getSession(false))
                .map(session -> Instant.ofEpochMilli(session.getCreationTime()).atOffset(ZoneOffset.UTC));
    }

    private Authentication authentication() {
        Authentication authentication = identityService.getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            throw new RefusedException("Log in first.");
        }
        return authentication;
    }
}
