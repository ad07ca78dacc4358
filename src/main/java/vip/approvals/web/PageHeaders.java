package vip.approvals.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Security headers of every answer, refusals and errors included. Under {@code /camunda} Camunda's own filter sets its
 * content policy over ours, with a nonce for its scripts (application.yaml). Strict-Transport-Security is left to the
 * proxy that ends TLS.
 */
@Component
class PageHeaders extends HttpFilter {

    /** For errors too: what Tomcat refuses by itself meets no filter before its error page. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FilterRegistrationBean<PageHeaders> pageHeadersEverywhere(PageHeaders headers) {
            var registration = new FilterRegistrationBean<>(headers);
            registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self';"
                            + " style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

    /** Scripts, styles and empty templates, the same for everybody; of everything else browsers keep nothing. */
    private static final List<String> STATIC = List.of(
            "/camunda/app/", "/camunda/lib/", "/camunda/assets/", "/camunda/favicon.ico", "/forms/", "/favicon.ico");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        setOn(response);
        boolean fixed = STATIC.stream().anyMatch(request.getRequestURI()::startsWith);
        chain.doFilter(request, fixed ? response : new NotKept(response));
    }

    /** Keeps what the answer has: an error page what its path has got before. */
    static void setOn(HttpServletResponse response) {
        ALWAYS.forEach((name, value) -> {
            if (!response.containsHeader(name)) {
                response.setHeader(name, value);
            }
        });
    }

    /** Camunda's own filter would let browsers keep an answer, if they ask before they show it again. */
    private static class NotKept extends HttpServletResponseWrapper {

        NotKept(HttpServletResponse response) {
            super(response);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }

        @Override
        public void setHeader(String name, String value) {
            if (!name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (!name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)) {
                super.addHeader(name, value);
            }
        }
    }
}
