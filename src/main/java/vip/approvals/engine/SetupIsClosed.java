package vip.approvals.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Closes CVE-2026-77226: while nobody is in {@code camunda-admin}, the engine's set-up page lets an anonymous caller
 * create an administrator. The first administrator comes from the settings instead ({@code staff}).
 */
class SetupIsClosed extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (PlainPaths.within(PlainPaths.of(request), "/camunda/api/admin/setup")) {
            JsonAnswer.send(response, HttpServletResponse.SC_NOT_FOUND, "There is nothing here.");
        } else {
            chain.doFilter(request, response);
        }
    }
}
