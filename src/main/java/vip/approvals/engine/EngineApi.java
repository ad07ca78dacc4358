package vip.approvals.engine;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;

/** The web applications' engine API with the product's own answer for a refusal. */
class EngineApi extends EngineRestApplication {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(super.getClasses());
        classes.removeAll(
                Set.of(ExceptionHandler.class, RestExceptionHandler.class, ProcessEngineExceptionHandler.class));
        classes.add(EngineRefusals.class);
        return classes;
    }
}
