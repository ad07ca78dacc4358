package vip.approvals.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers 404 to every route of Camunda's API that {@link EngineRoutes} does not list. */
class EngineRouteFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (EngineRoutes.allow(request.getMethod(), PlainPaths.of(request))) {
            chain.doFilter(request, response);
        } else {
            JsonAnswer.send(response, HttpServletResponse.SC_NOT_FOUND, "There is nothing here.");
        }
    }
}
