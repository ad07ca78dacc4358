package vip.approvals.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

class SpanTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner().withUserConfiguration(Steps.class);

    @ParameterizedTest
    @ValueSource(strings = {"0 days", "1 day", "3 days", "1 working day", "30 working days", "1 month", "3 months"})
    void aSpanIsReadAndWrittenInOneForm(String text) {
        assertThat(Span.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "five days", "-1 days", "1.5 days", "5 workdays", "5  days", "5 weeks", "1000 days"})
    void whatHasNoUnitOrNoNumberIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Span.of(text)).withMessageContaining("5 working days");
    }

    @Test
    void settingsNameTheSpanOfEachStep() {
        context.withPropertyValues("vip.deadlines.sign-rework=2 working days", "vip.deadlines.debt=3 months")
                .run(started -> {
                    var settings = started.getBean(DeadlineSettings.class);
                    assertThat(settings.span("sign-rework")).isEqualTo(new Span(2, Span.Unit.WORKING_DAYS));
                    assertThat(settings.span("debt")).isEqualTo(new Span(3, Span.Unit.MONTHS));
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> settings.span("sign"))
                            .withMessage("vip.deadlines.sign is not set");
                });
    }

    @Test
    void aMistakeNamesItsSetting() {
        var number = new MapPropertySource("as a YAML file has it", Map.of("vip.deadlines.sign", 2));
        context.withInitializer(
                        started -> started.getEnvironment().getPropertySources().addFirst(number))
                .run(refused -> assertThat(refused)
                        .getFailure()
                        .hasStackTraceContaining("vip.deadlines.sign")
                        .rootCause()
                        .hasMessageContaining("\"2\" is no span of time"));
    }

    @Configuration
    @EnableConfigurationProperties(DeadlineSettings.class)
    @Import(SpanConverter.class)
    static class Steps {}
}
