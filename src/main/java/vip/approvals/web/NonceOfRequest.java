package vip.approvals.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Camunda's filters hand the nonce of a page's scripts from the header to the page through the servlet context, which all
 * requests share: of two requests at the same time, one page was left with the other's nonce, and stayed blank. Here each
 * request has a servlet context with a nonce of its own.
 */
@Component
class NonceOfRequest extends HttpFilter {

    private static final String NONCE = "org.camunda.bpm.csp.nonce";

    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FilterRegistrationBean<NonceOfRequest> nonceOfEachRequest(NonceOfRequest filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.addUrlPatterns("/camunda/*");
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ServletContext own = (ServletContext) Proxy.newProxyInstance(
                NonceOfRequest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> call(request, method, arguments));
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return own;
                    }
                },
                response);
    }

    private static Object call(HttpServletRequest request, Method method, Object[] arguments) throws Throwable {
        if (arguments != null && NONCE.equals(arguments[0])) {
            switch (method.getName()) {
                case "setAttribute" -> {
                    request.setAttribute(NONCE, arguments[1]);
                    return null;
                }
                case "getAttribute" -> {
                    return request.getAttribute(NONCE);
                }
                default -> {}
            }
        }
        try {
            return method.invoke(request.getServletContext(), arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
