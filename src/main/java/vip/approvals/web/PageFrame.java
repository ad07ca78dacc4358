package vip.approvals.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.engine.SessionToken;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;

/**
 * What {@code page.ftlh} shows around every page: programme and person, links to the pages that are for the same
 * person, the token that a change needs, and how times are written.
 */
@Configuration(proxyBeanMethods = false)
class PageFrame implements WebMvcConfigurer, HandlerInterceptor {

    private final PageLinks links;
    private final Organisation organisation;
    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    PageFrame(PageLinks links, Organisation organisation, People people, CurrentPerson currentPerson, Clock clock) {
        this.links = links;
        this.organisation = organisation;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
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
            page.addObject("programme", organisation.programme().name());
            page.addObject("person", people.name(currentPerson.id()));
            page.addObject("token", SessionToken.of(request.getSession()));
            page.addObject("moments", new Moments(clock.getZone()));
        }
    }
}
