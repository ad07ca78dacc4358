package vip.approvals.work.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vip.approvals.work.Submissions;

/** Lets people watch and cancel what their forms submit (adr 0024). */
@Component
class WatchedForms extends AbstractCamundaConfiguration {

    private final ObjectProvider<Submissions> submissions;

    /** @param submissions a provider, since they ask the engine who the person is */
    WatchedForms(ObjectProvider<Submissions> submissions) {
        this.submissions = submissions;
    }

    /** Before the engine's own interceptors, because they begin the transaction and end it. */
    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        List<CommandInterceptor> before = configuration.getCustomPreCommandInterceptorsTxRequired();
        List<CommandInterceptor> all = new ArrayList<>(before == null ? List.of() : before);
        all.add(new SubmissionWatch(submissions));
        configuration.setCustomPreCommandInterceptorsTxRequired(all);
    }
}
