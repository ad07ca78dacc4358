package vip.approvals.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationFilter;

/**
 * The product's own paths run with the person, the groups and the tenants of the web applications' session. Whatever
 * is not listed elsewhere belongs here, since a request without a person would pass every check of the engine.
 */
class SessionLogin extends AuthenticationFilter {

    private final IdentityService identityService;

    SessionLogin(IdentityService identityService) {
        this.identityService = identityService;
    }

    static boolean isFor(HttpServletRequest request) {
        String path = PlainPaths.of(request);
        return !LoginGate.isOpen(request) && !SystemLogin.isFor(path) && !PlainPaths.within(path, "/camunda");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isFor((HttpServletRequest) request)) {
            super.doFilter(request, response, (asked, answer) -> knownOnly(asked, answer, chain));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Somebody who was removed may still have a session. */
    private void knownOnly(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (identityService.getCurrentAuthentication() == null) {
            JsonAnswer.send((HttpServletResponse) response, HttpServletResponse.SC_UNAUTHORIZED, "Log in first.");
        } else {
            chain.doFilter(request, response);
        }
    }
}
