package vip.approvals.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;

/**
 * Systems send files with logins of their own (HTTP Basic), without a session: billing its facts, a branch its list.
 * Wrong passwords lock that login
 * for a growing time, as in the web applications. Camunda's filter for this is not used: it reads the engine's name
 * from the path, and lets some paths pass.
 */
class SystemLogin extends HttpFilter {

    private static final String BILLING = "billing";
    private static final String OF_BRANCH = ".system";
    private static final Pattern BRANCH = Pattern.compile("/api/branches/([^/]+)/.*");

    private final HttpBasicAuthenticationProvider basic = new HttpBasicAuthenticationProvider();
    private final transient ProcessEngine engine;

    SystemLogin(ProcessEngine engine) {
        this.engine = engine;
    }

    static boolean isFor(String path) {
        return PlainPaths.within(path, "/api/billing") || PlainPaths.within(path, "/api/branches");
    }

    /** Whose members may ask for the path; an administrator does billing's work too, but no branch's. */
    private static List<String> groupsFor(String path) {
        if (PlainPaths.within(path, "/api/billing")) {
            return List.of(BILLING, Groups.CAMUNDA_ADMIN);
        }
        Matcher branch = BRANCH.matcher(path);
        return branch.matches() ? List.of(branch.group(1) + OF_BRANCH) : List.of();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        AuthenticationResult login = login(request);
        if (!login.isAuthenticated()) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"VIP approvals\", charset=\"UTF-8\"");
            JsonAnswer.send(response, HttpServletResponse.SC_UNAUTHORIZED, "The login or the password is wrong.");
            return;
        }
        IdentityService identity = engine.getIdentityService();
        List<String> groups = identity.createGroupQuery().groupMember(login.getAuthenticatedUser()).list().stream()
                .map(Group::getId)
                .toList();
        if (isFromAnotherSite(request) || Collections.disjoint(groups, groupsFor(PlainPaths.of(request)))) {
            JsonAnswer.send(response, HttpServletResponse.SC_FORBIDDEN, "This login may not send files here.");
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
