package vip.approvals.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Security headers of every answer. Under {@code /camunda} Camunda's own filter sets its content policy over ours, with
 * a nonce for its scripts. Strict-Transport-Security is left to the proxy that ends TLS.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageHeaders extends HttpFilter {

    private static final String POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    /** What these begin is about people; browsers keep none of it. */
    private static final List<String> PRIVATE =
            List.of("/api/", "/absences", "/lists", "/cards", "/clients", "/managers", "/notices", "/outlook");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", POLICY);
        String path = request.getServletPath();
        if (PRIVATE.stream().anyMatch(path::startsWith)) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}
