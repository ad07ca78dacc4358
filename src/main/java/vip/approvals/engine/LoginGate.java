package vip.approvals.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;

/**
 * Nothing answers without a login but what is listed here. Whether the session still belongs to somebody is asked
 * again behind this gate: by Camunda's filters under {@code /camunda}, by {@link SessionLogin} elsewhere.
 */
class LoginGate extends HttpFilter {

    static final String LOGIN_PAGE = "/camunda/app/tasklist/default/";
    static final String ENGINE = "default";

    private static final List<Route> OPEN = Route.list("""
            # The pages themselves: scripts, styles and empty templates; their data comes from the closed paths.
            GET  /camunda
            GET  /camunda/app/**
            GET  /camunda/lib/**
            GET  /camunda/assets/**
            GET  /camunda/favicon.ico
            GET  /camunda/api/tasklist/plugin/*/static/**
            GET  /camunda/api/cockpit/plugin/*/static/**
            GET  /camunda/api/admin/plugin/*/static/**
            GET  /forms/**
            GET  /favicon.ico
            # The login: the engine's name, who am I (404 for nobody), and the login itself.
            GET  /camunda/api/engine/engine
            GET  /camunda/api/admin/auth/user/default
            POST /camunda/api/admin/auth/user/default/login/*
            # For a load balancer: up or down, without details.
            GET  /actuator/health
            """);

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
        return Route.anyMatches(OPEN, request.getMethod(), PlainPaths.of(request));
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
