package vip.approvals.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/**
 * The first gate behind the login: 404 for every route that docs/access.md does not name, and for who is not named
 * there (FRM-02). What is finer is asked by the product's own checks and by the engine's authorizations.
 */
class AccessFilter extends HttpFilter {

    /** Its rows are gated by the task: a substitute works for a seat that he or she does not hold. */
    private static final String TASKS = "/api/tasks";

    private final transient AccessTable table;
    private final transient IdentityService identityService;

    AccessFilter(AccessTable table, IdentityService identityService) {
        this.table = table;
        this.identityService = identityService;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = PlainPaths.of(request);
        Optional<AccessRow> row = table.find(request.getMethod(), path);
        if (row.isPresent() && (PlainPaths.within(path, TASKS) || row.get().isFor(groups(request)))) {
            chain.doFilter(request, response);
        } else if (PlainPaths.within(path, "/camunda/api")) {
            JsonAnswer.send(response, HttpServletResponse.SC_NOT_FOUND, "There is nothing here.");
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Under {@code /camunda} Camunda's own filter, which comes later, asks whether the session is still somebody's. */
    private List<String> groups(HttpServletRequest request) {
        var known = identityService.getCurrentAuthentication();
        if (known != null) {
            return known.getGroupIds();
        }
        var session = request.getSession(false);
        return session != null
                        && AuthenticationUtil.getAuthsFromSession(session)
                                        .getAuthenticationForProcessEngine(LoginGate.ENGINE)
                                instanceof UserAuthentication login
                ? login.getGroupIds()
                : List.of();
    }
}
