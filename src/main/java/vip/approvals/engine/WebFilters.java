package vip.approvals.engine;

import jakarta.servlet.Filter;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who gets in, in the order of asking (docs/security.md). Camunda's own filters on {@code /camunda/api} and
 * {@code /camunda/app} come after all of these.
 */
@Configuration(proxyBeanMethods = false)
class WebFilters {

    @Bean
    FilterRegistrationBean<PlainPaths> plainPaths() {
        return filter(new PlainPaths(), 1, "/*");
    }

    @Bean
    FilterRegistrationBean<SetupIsClosed> setupIsClosed() {
        return filter(new SetupIsClosed(), 2, "/*");
    }

    @Bean
    FilterRegistrationBean<LoginGate> loginGate() {
        return filter(new LoginGate(), 3, "/*");
    }

    @Bean
    FilterRegistrationBean<SystemLogin> systemLogin(ProcessEngine engine) {
        return filter(new SystemLogin(engine), 4, "/api/billing/*", "/api/branches/*");
    }

    @Bean
    FilterRegistrationBean<SessionLogin> sessionLogin(IdentityService identityService, CamundaBpmProperties camunda) {
        var registration = filter(new SessionLogin(identityService), 5, "/*");
        registration.addInitParameter(
                SessionLogin.AUTH_CACHE_TTL_INIT_PARAM_NAME,
                Long.toString(camunda.getWebapp().getAuth().getCache().getTimeToLive()));
        return registration;
    }

    @Bean
    FilterRegistrationBean<ProductCsrfPrevention> csrfPrevention(CamundaBpmProperties camunda) {
        var registration = filter(new ProductCsrfPrevention(), 6, "/*");
        registration.setInitParameters(camunda.getWebapp().getCsrf().getInitParams());
        return registration;
    }

    @Bean
    FilterRegistrationBean<AccessFilter> accessFilter(IdentityService identityService) {
        return filter(new AccessFilter(AccessTable.OF_THE_PRODUCT, identityService), 7, "/*");
    }

    /** Camunda registers its engine API only if there is none of this name yet. */
    @Bean
    ServletRegistrationBean<ServletContainer> engineApi(TaskService taskService, CurrentPerson currentPerson) {
        var claims = new TaskClaims(taskService, currentPerson);
        var application = ResourceConfig.forApplication(new EngineApi())
                .registerInstances(new TaskClaims.Claim(claims), new TaskClaims.Unclaim(claims));
        var registration = new ServletRegistrationBean<>(new ServletContainer(application), "/camunda/api/engine/*");
        registration.setName("Engine Api");
        registration.setOrder(0);
        return registration;
    }

    private static <T extends Filter> FilterRegistrationBean<T> filter(T filter, int order, String... patterns) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(patterns);
        registration.setOrder(order);
        return registration;
    }
}
