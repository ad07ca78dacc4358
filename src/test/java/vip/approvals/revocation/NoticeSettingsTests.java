package vip.approvals.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ByteArrayResource;

/** When removals take effect is a time of the day, and a mistake stops the start (AMB-17). */
class NoticeSettingsTests {

    @EnableConfigurationProperties(NoticeSettings.class)
    static class Enabled {}

    @ParameterizedTest
    @CsvSource({"'\"06:00\"', 06:00", "'\"00:00\"', 00:00", "'\"23:59:59\"', 23:59:59"})
    void AMB_17_aTimeOfTheDay(String yaml, LocalTime time) {
        runner(yaml)
                .run(context -> assertThat(context.getBean(NoticeSettings.class).effectiveTime())
                        .isEqualTo(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"16:00", "\"24:00\"", "\"6\"", "\"soon\""}) // without quotes it is a number in YAML
    void everythingElseStopsTheStart(String yaml) {
        runner(yaml)
                .run(context ->
                        assertThat(context.getStartupFailure()).hasStackTraceContaining("vip.notices.effective-time"));
    }

    @Test
    void noneStopsTheStart() {
        runner("")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("effectiveTime"));
    }

    private static ApplicationContextRunner runner(String time) {
        String settings = """
                vip.notices:
                  language: ru
                  look-for-cures: 6h
                  contacts: {altai: "1"}
                  effective-time: %s
                """.formatted(time);
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ConfigurationPropertiesAutoConfiguration.class, ValidationAutoConfiguration.class))
                .withUserConfiguration(Enabled.class)
                .withInitializer(context -> {
                    try {
                        new YamlPropertySourceLoader()
                                .load("settings", new ByteArrayResource(settings.getBytes(StandardCharsets.UTF_8)))
                                .forEach(context.getEnvironment().getPropertySources()::addLast);
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                });
    }
}
