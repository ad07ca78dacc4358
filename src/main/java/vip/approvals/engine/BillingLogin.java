package vip.approvals.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;

/**
 * Billing systems send files with a login of their own (HTTP Basic), without a session. Wrong passwords lock that login
 * for a growing time, as in the web applications. Camunda's filter for this is not used: it reads the engine's name
 * from the path, and lets some paths pass.
 */
class BillingLogin extends HttpFilter {

    static final String GROUP = "billing";

    private final HttpBasicAuthenticationProvider basic = new HttpBasicAuthenticationProvider();
    private final transient ProcessEngine engine;

    BillingLogin(ProcessEngine engine) {
        this.engine = engine;
    }

    static boolean isFor(String path) {
        return PlainPaths.within(path, "/api/billing");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        AuthenticationResult login = login(request);
        if (!login.isAuthenticated()) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"billing\", charset=\"UTF-8\"");
            JsonAnswer.send(response, HttpServletResponse.SC_UNAUTHORIZED, "The login or the password is wrong.");
            return;
        }
        IdentityService identity = engine.getIdentityService();
        List<String> groups = identity.createGroupQuery().groupMember(login.getAuthenticatedUser()).list().stream()
                .map(Group::getId)
                .toList();
        if (isFromAnotherSite(request) || !groups.contains(GROUP) && !groups.contains(Groups.CAMUNDA_ADMIN)) {
            JsonAnswer.send(response, HttpServletResponse.SC_FORBIDDEN, "This login may not load billing files.");
            return;
        }
        identity.setAuthentication(login.getAuthenticatedUser(), groups);
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }

    private AuthenticationResult login(HttpServletRequest request) {
        try {
            return basic.extractAuthenticatedUser(request, engine);
        } catch (IllegalArgumentException notBase64) {
            return AuthenticationResult.unsuccessful();
        }
    }

    /** A browser that once learnt the password would send it along with another site's request. */
    private static boolean isFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }
}
