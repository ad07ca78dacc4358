package vip.approvals.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every page links to the others that are for the same person ({@code page.ftlh}). */
@Configuration(proxyBeanMethods = false)
class PageNavigation implements WebMvcConfigurer, HandlerInterceptor {

    private final PageLinks links;

    PageNavigation(PageLinks links) {
        this.links = links;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** An error page comes by another dispatch, perhaps for nobody; it has no links. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
        if (page != null
                && request.getDispatcherType() == DispatcherType.REQUEST
                && !String.valueOf(page.getViewName()).startsWith("redirect:")) {
            page.addObject("navigation", links.ofPerson());
        }
    }
}
