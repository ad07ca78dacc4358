package vip.approvals.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;

/**
 * Nothing answers without a login but what docs/access.md opens to anybody. Whether the session still belongs to somebody is asked
 * again behind this gate: by Camunda's filters under {@code /camunda}, by {@link SessionLogin} elsewhere.
 */
class LoginGate extends HttpFilter {

    static final String LOGIN_PAGE = "/camunda/app/tasklist/default/";
    static final String ENGINE = "default";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = PlainPaths.of(request);
        if (isOpen(request) || SystemLogin.isFor(path) || isLoggedIn(request)) {
            chain.doFilter(request, response);
        } else if (PlainPaths.within(path, "/api") || PlainPaths.within(path, "/camunda/api") || !isRead(request)) {
            JsonAnswer.send(response, HttpServletResponse.SC_UNAUTHORIZED, "Log in first.");
        } else {
            response.sendRedirect(request.getContextPath() + LOGIN_PAGE);
        }
    }

    static boolean isOpen(HttpServletRequest request) {
        return AccessTable.OF_THE_PRODUCT
                .find(request.getMethod(), PlainPaths.of(request))
                .filter(AccessRow::isForAnybody)
                .isPresent();
    }

    private static boolean isLoggedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && AuthenticationUtil.getAuthsFromSession(session).hasAuthenticationForProcessEngine(ENGINE);
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
