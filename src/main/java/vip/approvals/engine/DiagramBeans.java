package vip.approvals.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * What an expression may name besides variables: the product's delegates and listeners, and its beans with a method that
 * is {@link AskedByDiagrams}. Only such a method is called.
 */
class DiagramBeans extends ELResolver {

    private static final List<Class<?>> BEHAVIOUR =
            List.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class);

    private final ApplicationContext context;
    private final Map<String, Boolean> listed = new ConcurrentHashMap<>();

    DiagramBeans(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public Object getValue(ELContext expression, Object base, Object property) {
        if (base != null || !(property instanceof String name) || !listed.computeIfAbsent(name, this::isListed)) {
            return null;
        }
        expression.setPropertyResolved(true);
        return context.getBean(name);
    }

    private boolean isListed(String name) {
        Class<?> type = context.containsBean(name) ? context.getType(name) : null;
        return type != null
                && type.getName().startsWith("vip.approvals.")
                && (BEHAVIOUR.stream().anyMatch(kind -> kind.isAssignableFrom(type))
                        || Stream.of(type.getMethods()).anyMatch(DiagramBeans::isAsked));
    }

    private static boolean isAsked(Method method) {
        return AnnotationUtils.findAnnotation(method, AskedByDiagrams.class) != null;
    }

    @Override
    public Object invoke(ELContext expression, Object base, Object name, Class<?>[] types, Object[] values) {
        Method method = Stream.of(base.getClass().getMethods())
                .filter(each ->
                        each.getName().equals(name) && each.getParameterCount() == values.length && isAsked(each))
                .findAny()
                .orElseThrow(() -> new MethodNotFoundException("No diagram may call \"%s\"".formatted(name)));
        expression.setPropertyResolved(true);
        try {
            return method.invoke(base, values);
        } catch (InvocationTargetException failed) {
            throw new ELException(failed.getCause());
        } catch (IllegalAccessException | IllegalArgumentException wrong) {
            throw new ELException(wrong);
        }
    }

    @Override
    public Class<?> getType(ELContext expression, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext expression, Object base, Object property, Object value) {
        // Nothing can be set: the engine says that it did not find the property.
    }

    @Override
    public boolean isReadOnly(ELContext expression, Object base, Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext expression, Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext expression, Object base) {
        return Object.class;
    }
}
