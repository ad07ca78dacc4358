package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vip.approvals.calendar.DeadlineSettings;

/** Diagrams name beans by text; here the beans are asked. */
@ProductTest
class ProcessBeanTests {

    /** Beans of other modules that every diagram may ask. */
    private static final Set<String> SHARED = Set.of("deadlines");

    /** Asked by the diagrams of an earlier version only (UpgradeTests). */
    private static final List<String> EARLIER = List.of("settleList", "makeOrdinary");

    private static final Pattern DEADLINE = Pattern.compile("\\$\\{deadlines\\.\\w+\\(execution, '([^']+)'.*\\)}");

    @Autowired
    ApplicationContext context;

    @ParameterizedTest
    @MethodSource("vip.approvals.ProcessModelTests#diagrams")
    void aDiagramAsksBeansOfItsOwnModule(ModelFile diagram) {
        assertThat(beans(diagram)).isNotEmpty().allSatisfy(bean -> {
            assertThat(context.containsBean(bean))
                    .as("there is a bean \"%s\"", bean)
                    .isTrue();
            if (!SHARED.contains(bean)) {
                assertThat(AopUtils.getTargetClass(context.getBean(bean)).getPackageName() + ".")
                        .as("package of bean \"%s\"", bean)
                        .startsWith("vip.approvals." + diagram.module() + ".");
            }
        });
    }

    @Test
    void everyDelegateAndListenerIsAskedByADiagram() {
        assertThat(Stream.concat(EARLIER.stream(), ProcessModelTests.diagrams().flatMap(ProcessBeanTests::beans)))
                .contains(context.getBeanNamesForType(JavaDelegate.class))
                .contains(context.getBeanNamesForType(TaskListener.class));
    }

    @Test
    void everyDeadlineOfADiagramIsSet() {
        DeadlineSettings deadlines = context.getBean(DeadlineSettings.class);
        assertThat(ProcessModelTests.diagrams()
                        .flatMap(ModelFile::expressions)
                        .map(DEADLINE::matcher)
                        .filter(Matcher::matches))
                .isNotEmpty()
                .allSatisfy(due ->
                        assertThatCode(() -> deadlines.span(due.group(1))).doesNotThrowAnyException());
    }

    private static Stream<String> beans(ModelFile diagram) {
        Stream<String> called = diagram.expressions()
                .map(ProcessModelTests.BEAN_CALL::matcher)
                .filter(Matcher::matches)
                .map(call -> call.group(1));
        Stream<String> delegates = diagram.camunda("*", "delegateExpression").map(name -> name.replaceAll("[${}]", ""));
        return Stream.concat(called, delegates).distinct();
    }
}
