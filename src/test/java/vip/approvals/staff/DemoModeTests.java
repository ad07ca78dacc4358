package vip.approvals.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import vip.approvals.start.StartRefusedException;

/** When there is a demo, and who may log in with its published password. */
class DemoModeTests {

    private static final String SERVER = "jdbc:postgresql://db.example:5432/vip";

    private final MockEnvironment environment = new MockEnvironment();

    @ParameterizedTest
    @CsvSource({
        "auto,  embedded, true,  true",
        "true,  embedded, true,  true",
        "false, embedded, false, false",
        "auto,  " + SERVER + ", false, false",
        "true,  " + SERVER + ", true,  false",
        "false, " + SERVER + ", false, false"
    })
    void theAdministratorHasThePublishedPasswordOnlyWithTheEmbeddedDatabase(
            String setting, String url, boolean enabled, boolean administrator) {
        environment.withProperty("vip.demo.enabled", setting).withProperty("spring.datasource.url", url);
        DemoMode demo = new DemoMode(environment);
        assertThat(demo.isEnabled()).isEqualTo(enabled);
        assertThat(demo.givesAdministratorItsPassword()).isEqualTo(administrator);
    }

    @Test
    void withoutAnySettingThereIsADemo() {
        assertThat(new DemoMode(environment).isEnabled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "off", " ", ""})
    void anythingElseStopsTheStart(String setting) {
        environment.withProperty("vip.demo.enabled", setting);
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> new DemoMode(environment))
                .withMessage("vip.demo.enabled is \"%s\".", setting);
    }
}
